package dev.segue.repl.report;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Related;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.io.PrintStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Diagnostics for people: what, where, the line with a caret under the very words, other places,
 * what to do next.
 *
 * <pre>
 * error SG0101: unknown attribute 'cuntry'
 *   at segments.segue:3:3
 *   3 |   cuntry = "US"
 *     |   ^^^^^^
 *   did you mean 'country'?
 * </pre>
 */
public final class DiagnosticText {
  private static final int LONGEST_LINE = 160;

  private final Map<String, Source> sources = new HashMap<>();
  private final Screen screen;
  private final Paint paint;

  /**
   * @param sources the files that the diagnostics speak of
   */
  public DiagnosticText(Collection<Source> sources, Screen screen) {
    sources.forEach(source -> this.sources.putIfAbsent(source.path(), source));
    this.screen = screen;
    this.paint = Paint.of(screen);
  }

  /** All of them, with an empty line between two. */
  public void print(List<Diagnostic> diagnostics, PrintStream out) {
    for (int i = 0; i < diagnostics.size(); i++) {
      out.print(i == 0 ? "" : "\n");
      out.print(of(diagnostics.get(i)));
    }
  }

  /** {@code 2 errors, 1 warning}; of none: {@code no findings}. */
  public String summary(List<Diagnostic> diagnostics) {
    StringBuilder summary = new StringBuilder();
    for (Severity severity : Severity.values()) {
      long count = diagnostics.stream().filter(d -> d.severity() == severity).count();
      if (count > 0) {
        summary
            .append(summary.isEmpty() ? "" : ", ")
            .append(Plural.of(count, word(severity), screen));
      }
    }
    return summary.isEmpty() ? "no findings" : summary.toString();
  }

  /** One diagnostic, each of its lines ended. */
  public String of(Diagnostic diagnostic) {
    StringBuilder text = new StringBuilder();
    String head = word(diagnostic.severity()) + " " + diagnostic.code().id();
    text.append(painted(diagnostic.severity(), head))
        .append(paint.strong(": " + diagnostic.message()))
        .append('\n');
    text.append(excerpt(diagnostic.span(), diagnostic.severity(), ""));
    for (Related related : diagnostic.related()) {
      text.append(excerpt(related.span(), Severity.HINT, related.message()));
    }
    for (String hint : diagnostic.hints()) {
      text.append("  ").append(paint.hint(hint)).append('\n');
    }
    return text.toString();
  }

  private String excerpt(Span span, Severity severity, String note) {
    String said = note.isEmpty() ? "" : ": " + note;
    Optional<Source> known = Optional.ofNullable(sources.get(span.file()));
    if (known.isEmpty() || known.get().text().isEmpty()) {
      return "  at " + span.file() + said + "\n";
    }
    Source source = known.get();
    int number = source.lineOf(span.start());
    int column = source.columnOf(span.start());
    String line = source.line(number);
    String place = "  at " + span.file() + ":" + number + ":" + column + said + "\n";
    int skipped = line.length() > LONGEST_LINE ? Math.max(0, column - 1 - LONGEST_LINE / 2) : 0;
    int start = Math.min(column - 1, line.length());
    int end = Math.min(line.length(), start + span.end() - span.start());
    String gutter = " ".repeat(Integer.toString(number).length());
    String before = DisplayWidth.harmless(line.substring(skipped, start));
    String words = DisplayWidth.harmless(line.substring(start, end));
    String carets = "^".repeat(Math.max(1, Math.min(DisplayWidth.of(words), LONGEST_LINE / 2)));
    String shown = DisplayWidth.cut(DisplayWidth.harmless(line.substring(skipped)), LONGEST_LINE);
    return place
        + paint.faint("  " + number + " | ")
        + shown.stripTrailing()
        + "\n"
        + paint.faint("  " + gutter + " | ")
        + " ".repeat(DisplayWidth.of(before))
        + painted(severity, carets)
        + "\n";
  }

  private String painted(Severity severity, String words) {
    return switch (severity) {
      case ERROR -> paint.error(words);
      case WARNING -> paint.warning(words);
      case HINT -> paint.hint(words);
    };
  }

  static String word(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case HINT -> "hint";
    };
  }
}
