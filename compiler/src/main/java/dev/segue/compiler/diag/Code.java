package dev.segue.compiler.diag;

import static dev.segue.compiler.diag.Severity.ERROR;
import static dev.segue.compiler.diag.Severity.WARNING;

/**
 * Every diagnostic's stable id, severity and message template. An id is never reused. SG00xx:
 * reading text; SG01xx: names; SG02xx: types and values; SG03xx: conditions; SG04xx: scores,
 * partitions, vocabularies, messages, templates; SG05xx: programs; SG06xx: tests; SG07xx: schema
 * and database; SG08xx: logic lints; SG09xx: what parses but cannot run yet.
 */
public enum Code {
  SYNTAX("SG0001", ERROR, "%s"),
  TEMPLATE_SYNTAX("SG0450", ERROR, "syntax error in the template: %s"),
  TEMPLATE_UNCLOSED("SG0451", ERROR, "unclosed '%s' in the template"),
  TEMPLATE_MISPLACED("SG0452", ERROR, "misplaced '%s' in the template: %s"),
  TEMPLATE_UNKNOWN_TAG("SG0453", ERROR, "unknown tag '%s' in the template"),
  TEMPLATE_UNSUPPORTED_TAG("SG0454", ERROR, "unsupported tag '%s' in the template: %s"),
  TEMPLATE_UNKNOWN_FILTER("SG0455", ERROR, "unknown filter '%s' in the template"),
  TEMPLATE_ARGUMENTS("SG0456", ERROR, "wrong arguments for '%s' in the template: %s"),
  TEMPLATE_LIMIT("SG0457", ERROR, "template too large: %s"),
  TEMPLATE_RENDERING("SG0458", ERROR, "rendering error in the template: %s"),
  TEMPLATE_IGNORED("SG0459", WARNING, "ignored '%s' in the template: %s"),
  NO_WORKSPACE("SG0720", ERROR, "no workspace in '%s': neither segue.yaml nor a .segue file"),
  SETTINGS_SYNTAX("SG0721", ERROR, "segue.yaml cannot be read: %s"),
  SETTING_UNKNOWN("SG0722", ERROR, "unknown setting '%s'"),
  SETTING_TWICE("SG0723", ERROR, "'%s' is set twice"),
  SETTING_VALUE("SG0724", ERROR, "%s takes %s, not %s"),
  SETTING_ZONE("SG0725", ERROR, "unknown time zone '%s'"),
  SETTING_EDITION(
      "SG0726", ERROR, "edition %s is not known to this version, which reads edition %s"),
  FILE_UNREADABLE("SG0727", ERROR, "'%s' cannot be read"),
  FILE_NOT_UTF8("SG0728", ERROR, "'%s' is not UTF-8: byte %s here"),
  SEGMENT_SIZE("SG0740", WARNING, "segment '%s' has %s, expected %s"),
  NOT_YET("SG0901", ERROR, "%s cannot run yet in this version");

  private final String id;
  private final Severity severity;
  private final String template;

  Code(String id, Severity severity, String template) {
    this.id = id;
    this.severity = severity;
    this.template = template;
  }

  /** {@code SG0123}. */
  public String id() {
    return id;
  }

  public Severity severity() {
    return severity;
  }

  String message(Object... arguments) {
    return String.format(template, arguments);
  }
}
