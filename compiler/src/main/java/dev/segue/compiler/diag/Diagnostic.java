package dev.segue.compiler.diag;

import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One thing to tell the analyst: what, where, why, and what to do next. */
public record Diagnostic(
    Code code,
    Span span,
    String message,
    List<String> hints,
    List<Related> related,
    Optional<Fix> fix) {
  /** What is told of one thing is no longer, whatever its names are. */
  private static final int MOST_CHARACTERS = 1_000;

  /** Of what is longer, so much of its end is told: there stands why. */
  private static final int OF_THE_END = 200;

  public Diagnostic {
    message = shortened(message);
    hints = hints.stream().map(Diagnostic::shortened).toList();
    related = related.stream().map(r -> new Related(r.span(), shortened(r.message()))).toList();
  }

  /** The code's message template with {@code arguments} in its {@code %s} places. */
  public static Diagnostic of(Code code, Span span, Object... arguments) {
    return new Diagnostic(
        code, span, code.message(arguments), List.of(), List.of(), Optional.empty());
  }

  public Diagnostic hint(String hint) {
    List<String> more = new ArrayList<>(hints);
    more.add(hint);
    return new Diagnostic(code, span, message, more, related, fix);
  }

  public Diagnostic related(Span place, String note) {
    List<Related> more = new ArrayList<>(related);
    more.add(new Related(place, note));
    return new Diagnostic(code, span, message, hints, more, fix);
  }

  private static String shortened(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    String left = " .. ";
    int begin = MOST_CHARACTERS - OF_THE_END - left.length();
    int end = text.length() - OF_THE_END;
    return text.substring(0, Character.isHighSurrogate(text.charAt(begin - 1)) ? begin - 1 : begin)
        + left
        + text.substring(Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end);
  }

  /** An edit of {@code place} that is certainly right. */
  public Diagnostic fix(String title, Span place, String replacement) {
    return new Diagnostic(
        code, span, message, hints, related, Optional.of(new Fix(title, place, replacement)));
  }

  public Severity severity() {
    return code.severity();
  }
}
