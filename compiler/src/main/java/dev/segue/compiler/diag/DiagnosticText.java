package dev.segue.compiler.diag;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Diagnostics as text for people: what is wrong, where, the line with a caret under the very words,
 * and what to do.
 *
 * <pre>
 * error SG0003: unknown word 'whne'
 *  --> scores.segue:3:5
 *   |
 * 3 |   7 whne visits > 3
 *   |     ^^^^
 *   = help: did you mean 'when'?
 * </pre>
 */
public final class DiagnosticText {
  private static final int WIDEST_LINE = 160;

  private DiagnosticText() {}

  /** All of them, an empty line between two; {@code files} gives a source by its path. */
  public static String of(List<Diagnostic> diagnostics, Function<String, Source> files) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      text.append(text.isEmpty() ? "" : "\n");
      append(text, diagnostic, files);
    }
    return text.toString();
  }

  private static void append(
      StringBuilder text, Diagnostic diagnostic, Function<String, Source> files) {
    Source source = files.apply(diagnostic.span().file());
    String severity = diagnostic.severity().name().toLowerCase(Locale.ROOT);
    text.append(severity).append(' ').append(diagnostic.code().id());
    text.append(": ").append(plain(diagnostic.message())).append('\n');
    text.append(" --> ").append(place(diagnostic.span(), source)).append('\n');
    String margin = " ".repeat(String.valueOf(line(diagnostic.span(), source)).length() + 1);
    excerpt(text, diagnostic.span(), source, margin);
    for (Related related : diagnostic.related()) {
      Source other = files.apply(related.span().file());
      text.append(margin).append("= note: ").append(plain(related.message()));
      text.append(" (").append(place(related.span(), other)).append(")\n");
    }
    for (String hint : diagnostic.hints()) {
      text.append(margin).append("= help: ").append(plain(hint)).append('\n');
    }
  }

  private static int line(Span span, Source source) {
    return source.lineOf(Math.min(span.start(), source.text().length()));
  }

  /** {@code scores.segue:3:5}. */
  private static String place(Span span, Source source) {
    int start = Math.min(span.start(), source.text().length());
    return plain(span.file()) + ":" + line(span, source) + ":" + source.columnOf(start);
  }

  private static void excerpt(StringBuilder text, Span span, Source source, String margin) {
    int number = line(span, source);
    String line = source.line(number);
    int from =
        Math.min(
            source.columnOf(Math.min(span.start(), source.text().length())) - 1, line.length());
    int to = Math.min(line.length(), from + span.end() - span.start());
    int left = line.length() <= WIDEST_LINE ? 0 : Math.max(0, from - WIDEST_LINE / 2);
    int right = Math.min(line.length(), left + WIDEST_LINE);
    String shown = line.substring(left, right);
    text.append(margin).append("|\n");
    text.append(number).append(" | ").append(plain(shown)).append('\n');
    text.append(margin).append("| ");
    for (int i = left; i < from; i++) {
      text.append(line.charAt(i) == '\t' ? '\t' : ' ');
    }
    text.append("^".repeat(Math.max(1, Math.min(to, right) - from))).append('\n');
  }

  /** Without what would steer a terminal. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.chars()
        .map(c -> Character.isISOControl(c) && c != '\t' && c != '\n' ? '\uFFFD' : c)
        .forEach(c -> plain.append((char) c));
    return plain.toString();
  }
}
