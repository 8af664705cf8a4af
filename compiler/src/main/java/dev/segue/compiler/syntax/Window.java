package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;

/** When: the part of time that counts. */
public sealed interface Window {
  Span span();

  /** {@code ever}. */
  record Ever(Span span) implements Window {}

  /** {@code in last 30 days}, {@code in next 7 days}; or a parameter of type duration. */
  record Sliding(boolean ahead, Length length, Span span) implements Window {}

  /** {@code since I}, {@code before I}, {@code after I}. */
  record Cut(Side side, Expression instant, Span span) implements Window {}

  /** On which side of a cut. */
  enum Side {
    SINCE,
    BEFORE,
    AFTER
  }

  /** {@code between A and B}. */
  record Between(Expression from, Expression to, Span span) implements Window {}

  /** {@code within 7 days after I}, {@code within 7 days before I}. */
  record Around(Length duration, boolean after, Expression instant, Span span) implements Window {}

  /** A calendar window; {@code contactZone}: {@code in contact time zone}. */
  record Calendar(Period period, boolean contactZone, Span span) implements Window {}

  /** Which calendar period. */
  sealed interface Period {
    /** {@code in 2026}, {@code in 2026-Q1}, {@code in 2026-03}: the text as written. */
    record Named(String text, Span span) implements Period {}

    /** {@code on 2026-03-01}, {@code on 5 days from now}: the calendar day of an instant. */
    record DayOf(Expression instant) implements Period {}

    /**
     * {@code today} (0), {@code yesterday} (-1), {@code tomorrow} (1), {@code this week} .. {@code
     * next year}.
     */
    record Relative(TimeUnit unit, int offset) implements Period {}
  }

  /** {@code before it}: the events before the one that a filter looks at. */
  record BeforeIt(Span span) implements Window {}

  /** A window that {@code in 2026} of a parameter cannot be: reported already. */
  record Broken(Span span) implements Window {}
}
