package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;
import java.math.BigDecimal;
import java.util.Optional;

/** How often and when: what may follow an event, {@code at least 3 times in last 30 days}. */
public record Occurrence(
    Optional<Count> count, Optional<Periods> periods, Optional<Window> window, Span span) {

  /** How many. */
  public sealed interface Count {
    /** {@code once}, {@code twice}, {@code exactly N times}, {@code at least N times} .. */
    record Quantity(Quantifier quantifier, Amount number, Span span) implements Count {}

    /** {@code between N and M times}. */
    record Range(Amount from, Amount to, Span span) implements Count {}
  }

  /** The words before a number. */
  public enum Quantifier {
    EXACTLY,
    AT_LEAST,
    AT_MOST,
    MORE_THAN,
    FEWER_THAN
  }

  /** In which periods. */
  public sealed interface Periods {
    /** {@code on at least 3 days}, and {@code within any 30 days} after it. */
    record Distinct(Count count, TimeUnit unit, Optional<Length> withinAny) implements Periods {}

    /** {@code in one day}. */
    record InOne(TimeUnit unit) implements Periods {}

    /** {@code in each of last 4 weeks}. */
    record EachOfLast(Amount number, TimeUnit unit) implements Periods {}

    /** {@code in at least 3 of last 4 weeks}. */
    record SomeOfLast(Amount least, Amount number, TimeUnit unit) implements Periods {}

    /** {@code in each quarter of 2026}. */
    record EachOfYear(TimeUnit unit, BigDecimal year) implements Periods {}

    /** {@code in at least 3 months running}. */
    record Running(Amount least, TimeUnit unit) implements Periods {}

    /** {@code within any 30 days}. */
    record WithinAny(Length duration) implements Periods {}
  }
}
