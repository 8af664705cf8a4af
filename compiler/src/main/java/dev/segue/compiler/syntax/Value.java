package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;
import java.math.BigDecimal;

/** A literal as written. A date is a date by its shape; the checker says which days there are. */
public sealed interface Value {
  Span span();

  /** {@code "text"}. */
  record Text(TextLiteral text) implements Value {
    @Override
    public Span span() {
      return text.span();
    }
  }

  /**
   * {@code 9}, {@code 20.5}; a minus before it belongs to it in tests, lists, places and scores.
   */
  record Number(BigDecimal number, Span span) implements Value {}

  /** {@code 10%}. */
  record Percentage(BigDecimal percent, Span span) implements Value {}

  /** {@code true}, {@code false}. */
  record Truth(boolean truth, Span span) implements Value {}

  /** {@code missing}. */
  record Missing(Span span) implements Value {}

  /** {@code 2026-03-01}. */
  record Date(String text, Span span) implements Value {}

  /** {@code 2026-03-01 14:30} and {@code 2026-03-01T14:30:05Z}: the text as written. */
  record Instant(String text, Span span) implements Value {}

  /** {@code 09:00}. */
  record Clock(ClockLiteral clock) implements Value {
    @Override
    public Span span() {
      return clock.span();
    }
  }
}
