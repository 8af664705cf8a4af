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

  private final Function<String, Source> files;
  private final Style style;

  /** Text in a style; {@code files} gives a source by its path. */
  public DiagnosticText(Function<String, Source> files, Style style) {
    this.files = files;
    this.style = style;
  }

  /** How parts of the text stand out. */
  public interface Style {
    /** Nothing does. */
    Style PLAIN =
        new Style() {
          @Override
          public String severe(Severity severity, String words) {
            return words;
          }

          @Override
          public String strong(String words) {
            return words;
          }

          @Override
          public String faint(String words) {
            return words;
          }
        };

    /** What kind of diagnostic it is, and the carets. */
    String severe(Severity severity, String words);

    /** What is wrong, and what to do. */
    String strong(String words);

    /** Line numbers and frames. */
    String faint(String words);
  }

  /** All of them, an empty line between two; {@code files} gives a source by its path. */
  public static String of(List<Diagnostic> diagnostics, Function<String, Source> files) {
    return new DiagnosticText(files, Style.PLAIN).of(diagnostics);
  }

  /** All of them, an empty line between two. */
  public String of(List<Diagnostic> diagnostics) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      text.append(text.isEmpty() ? "" : "\n");
      append(text, diagnostic);
    }
    return text.toString();
  }

  /** A place alone, and its line with carets. */
  public String place(Span span, Severity severity) {
    StringBuilder text = new StringBuilder();
    Source source = files.apply(span.file());
    String margin = margin(span, source);
    text.append(style.faint(margin.substring(1) + "--> ")).append(place(span, source)).append('\n');
    excerpt(text, span, severity, source, margin);
    return text.toString();
  }

  private void append(StringBuilder text, Diagnostic diagnostic) {
    Source source = files.apply(diagnostic.span().file());
    String severity = diagnostic.severity().name().toLowerCase(Locale.ROOT);
    String kind = severity + " " + diagnostic.code().id();
    text.append(style.severe(diagnostic.severity(), kind));
    text.append(style.strong(": " + plain(diagnostic.message()))).append('\n');
    text.append(place(diagnostic.span(), diagnostic.severity()));
    String margin = margin(diagnostic.span(), source);
    for (Related related : diagnostic.related()) {
      Source other = files.apply(related.span().file());
      text.append(margin).append(style.faint("= note: ")).append(plain(related.message()));
      text.append(" (").append(place(related.span(), other)).append(")\n");
    }
    for (String hint : diagnostic.hints()) {
      text.append(margin).append(style.faint("= help: "));
      text.append(style.strong(plain(hint))).append('\n');
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

  private static String margin(Span span, Source source) {
    return " ".repeat(String.valueOf(line(span, source)).length() + 1);
  }

  private void excerpt(
      StringBuilder text, Span span, Severity severity, Source source, String margin) {
    if (source.text().isEmpty()) {
      return;
    }
    int number = line(span, source);
    String line = source.line(number);
    int from =
        Math.min(
            source.columnOf(Math.min(span.start(), source.text().length())) - 1, line.length());
    int to = Math.min(line.length(), from + span.end() - span.start());
    int left = line.length() <= WIDEST_LINE ? 0 : Math.max(0, from - WIDEST_LINE / 2);
    int right = Math.min(line.length(), left + WIDEST_LINE);
    String shown = line.substring(left, right);
    text.append(style.faint(margin + "|")).append('\n');
    text.append(style.faint(number + " |")).append(' ').append(plain(shown)).append('\n');
    text.append(style.faint(margin + "|")).append(' ');
    for (int i = left; i < from; i++) {
      text.append(line.charAt(i) == '\t' ? '\t' : ' ');
    }
    String carets = "^".repeat(Math.max(1, Math.min(to, right) - from));
    text.append(style.severe(severity, carets)).append('\n');
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
