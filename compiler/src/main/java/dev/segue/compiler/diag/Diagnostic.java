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
  public Diagnostic {
    hints = List.copyOf(hints);
    related = List.copyOf(related);
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

  /** An edit of {@code place} that is certainly right. */
  public Diagnostic fix(String title, Span place, String replacement) {
    return new Diagnostic(
        code, span, message, hints, related, Optional.of(new Fix(title, place, replacement)));
  }

  public Severity severity() {
    return code.severity();
  }
}
