package dev.segue.repl.report;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code -- allow SG0309: nobody's country is missing}: a warning or hint of the next line, or of
 * the line that the comment ends, may stay, and why.
 */
public record Allowance(String file, int line, String code, String reason) {
  private static final Pattern COMMENT =
      Pattern.compile("^([^\"]*(?:\"[^\"]*\"[^\"]*)*?)--\\s*allow (SG\\d{4}): *(\\S.*)$");

  /** All of some scripts. */
  public static List<Allowance> of(List<Source> scripts) {
    List<Allowance> found = new ArrayList<>();
    for (Source script : scripts) {
      for (int line = 1; line <= script.lineCount(); line++) {
        String text = script.line(line);
        Matcher comment = COMMENT.matcher(text);
        if (text.contains("allow SG") && comment.matches()) {
          boolean alone = comment.group(1).isBlank();
          found.add(
              new Allowance(
                  script.path(),
                  alone ? line + 1 : line,
                  comment.group(2),
                  comment.group(3).strip()));
        }
      }
    }
    return found;
  }

  boolean fits(Diagnostic diagnostic, Source source) {
    return diagnostic.code().id().equals(code)
        && diagnostic.span().file().equals(file)
        && source.lineOf(diagnostic.span().start()) == line;
  }
}
