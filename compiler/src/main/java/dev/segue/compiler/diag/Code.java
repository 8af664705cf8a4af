package dev.segue.compiler.diag;

import static dev.segue.compiler.diag.Severity.ERROR;

/**
 * Every diagnostic's stable id, severity and message template. An id is never reused. SG00xx:
 * reading text; SG01xx: names; SG02xx: types and values; SG03xx: conditions; SG04xx: scores,
 * partitions, vocabularies, messages, templates; SG05xx: programs; SG06xx: tests; SG07xx: schema
 * and database; SG08xx: logic lints; SG09xx: what parses but cannot run yet.
 */
public enum Code {
  SYNTAX("SG0001", ERROR, "%s"),
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
