package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** A value as written. */
public sealed interface Expression {
  Span span();

  /** {@code a * b + c}. */
  record Binary(Operator operator, Expression left, Expression right, Span span)
      implements Expression {}

  /** The arithmetic signs. */
  enum Operator {
    PLUS,
    MINUS,
    TIMES,
    DIVIDED_BY
  }

  /** {@code -x}. */
  record Negative(Expression operand, Span span) implements Expression {}

  /** {@code (x)}. */
  record Parenthesized(Expression inner, Span span) implements Expression {}

  /** {@code 30 days}. */
  record Duration(DurationLiteral duration) implements Expression {
    @Override
    public Span span() {
      return duration.span();
    }
  }

  /** {@code 30 days ago}; {@code ahead}: {@code 3 days from now}. */
  record Relative(Length duration, boolean ahead, Span span) implements Expression {}

  /** A literal. */
  record Literal(Value value) implements Expression {
    @Override
    public Span span() {
      return value.span();
    }
  }

  /** {@code now}. */
  record Now(Span span) implements Expression {}

  /**
   * {@code ()}, {@code ("a", "b")}: a list of none, or of two or more; one alone is parenthesized.
   */
  record Items(List<Comparison.ListItem> items, Span span) implements Expression {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** {@code days since last(email_opened)}. */
  record Elapsed(TimeUnit unit, Expression since, Span span) implements Expression {}

  /** {@code anniversary of birth_date}. */
  record Anniversary(Reference of, Span span) implements Expression {}

  /** {@code sum(purchased(category = "car").amount in last 90 days)}. */
  record Measure(
      MeasureWord measure, Reference of, Optional<Window> window, Span measureSpan, Span span)
      implements Expression {}

  /**
   * {@code avg of monthly_charge among everyone with the same plan}, {@code sum of purchased.amount
   * of account in last 365 days}.
   */
  record PopulationMeasure(
      MeasureWord measure,
      Optional<Amount> percentile,
      Reference of,
      Optional<Window> window,
      Population population,
      Span span)
      implements Expression {}

  /** Whom a population measure is taken over. */
  sealed interface Population {
    /** {@code among S with the same a, b}; {@code everyone} is an empty set name. */
    record Among(Optional<Name> set, List<Name> same) implements Population {
      public Among {
        same = List.copyOf(same);
      }
    }

    /** {@code of account}. */
    record OfAccount() implements Population {}

    /** Nothing said: everyone. */
    record Unsaid() implements Population {}
  }

  /** A name with what follows it. */
  record Named(Reference reference) implements Expression {
    @Override
    public Span span() {
      return reference.span();
    }
  }

  /** What could not be read: reported already, and never again. */
  record Broken(Span span) implements Expression {}

  /** The words that measure. */
  enum MeasureWord {
    COUNT,
    SUM,
    AVG,
    MIN,
    MAX,
    MEDIAN,
    DISTINCT,
    MOST_COMMON,
    FIRST,
    SECOND,
    LAST,
    PERCENTILE
  }
}
