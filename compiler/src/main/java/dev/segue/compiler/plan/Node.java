package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of a {@link Graph}; the parts that it is made of are named by their places there. */
public sealed interface Node {

  /** True or false: of each contact, or of each row that a filter looks at. */
  sealed interface Truth extends Node {}

  /** A value that may be missing, likewise. */
  sealed interface Worth extends Node {
    Type type();
  }

  /** Every part holds. */
  record All(List<Integer> parts) implements Truth {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** Some part holds. */
  record Any(List<Integer> parts) implements Truth {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** The part does not hold. */
  record Not(int part) implements Truth {}

  /** At least so many parts hold. */
  record AtLeastOf(int least, List<Integer> parts) implements Truth {
    public AtLeastOf {
      parts = List.copyOf(parts);
    }
  }

  /** As {@link Condition.Compare}. */
  record Compared(int left, Condition.Relation relation, int right, boolean ignoringCase)
      implements Truth {}

  /** As {@link Condition.OneOf}. */
  record OneOf(int value, List<Value> values, boolean ignoringCase) implements Truth {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** As {@link Condition.TextFits} of a pattern that is known. */
  record Fits(int text, Condition.Fit fit, String pattern, boolean ignoringCase) implements Truth {}

  /** The value is missing. */
  record Missing(int value) implements Truth {}

  /** Text is there and has nothing in it. */
  record Empty(int value) implements Truth {}

  /** Text is missing, or of nothing but white space. */
  record Blank(int value) implements Truth {}

  /** A boolean is there and true. */
  record True(int value) implements Truth {}

  /** As {@link Condition.OnDays}. */
  record OnDays(List<Integer> days) implements Truth {
    public OnDays {
      days = List.copyOf(days);
    }
  }

  /** As {@link Condition.AtTimes}. */
  record AtTimes(long from, long to) implements Truth {}

  /** The number of rows is in a range. */
  record Counted(int rows, long least, Optional<Long> most) implements Truth {}

  /** As {@link Condition.Chain}. */
  record Chained(List<Link> links) implements Truth {
    public Chained {
      links = List.copyOf(links);
    }
  }

  /**
   * A link of a sequence, as {@link Condition.Link}.
   *
   * @param among of the link to the very next event the rows of its kinds, those that do not fit
   *     too
   */
  record Link(
      int rows,
      Condition.Manner manner,
      Optional<Integer> among,
      Optional<Period> within,
      Optional<Period> afterAtLeast) {
    /** No such row follows. */
    public boolean never() {
      return manner == Condition.Manner.NEVER;
    }

    private Stream<Integer> parts() {
      return Stream.concat(Stream.of(rows), among.stream());
    }
  }

  /** Of whom a condition holds that only the database knows. */
  record AskedTruth(Condition condition) implements Truth {}

  /** An attribute or a field of the account; of a row a property, or its instant. */
  record Read(Expression expression) implements Worth {
    @Override
    public Type type() {
      return expression.type();
    }
  }

  /** A value that is known, or known to be missing. */
  record Constant(Optional<Value> value, Type type) implements Worth {}

  /** What is worked out from others by {@link Folding}. */
  record Folded(Expression expression, Map<Expression, Integer> from) implements Worth {
    public Folded {
      from = Map.copyOf(from);
    }

    @Override
    public Type type() {
      return expression.type();
    }
  }

  /** A measure of rows. */
  record Measured(Expression.Function function, int rows, Optional<Integer> of, Type type)
      implements Worth {}

  /** The points of a score. */
  record Points(List<Entry> entries, Type.Numeric type) implements Worth {
    public Points {
      entries = List.copyOf(entries);
    }
  }

  /** An entry of a score. */
  sealed interface Entry {
    record When(Rational points, int condition) implements Entry {}

    /**
     * Points for each row.
     *
     * @param number of rows, where none is worth less than another
     */
    record Each(Rational points, int number, Optional<Rational> atMost) implements Entry {}

    /** Points for each row, less for older ones. */
    record Halving(Rational points, int rows, Period period, Optional<Rational> atMost)
        implements Entry {}
  }

  /** The name that belongs to the first condition that holds. */
  record Choice(List<Integer> conditions, List<String> names) implements Worth {
    public Choice {
      conditions = List.copyOf(conditions);
      names = List.copyOf(names);
    }

    @Override
    public Type type() {
      return Type.TEXT;
    }
  }

  /** A value that only the database knows. */
  record AskedValue(Expression expression) implements Worth {
    @Override
    public Type type() {
      return expression.type();
    }
  }

  /** Points that only the database knows. */
  record AskedScore(Definitions.Score score) implements Worth {
    @Override
    public Type type() {
      return score.type();
    }
  }

  /**
   * Events of some kinds that fulfil a filter.
   *
   * @param from the first millisecond at which they count
   * @param to the last one
   */
  record Rows(List<Schema.EventKind> kinds, long from, long to, Optional<Integer> filter)
      implements Node {
    public Rows {
      kinds = List.copyOf(kinds);
    }
  }

  /** The places of what it is made of. */
  default List<Integer> parts() {
    return switch (this) {
      case All(var parts) -> parts;
      case Any(var parts) -> parts;
      case Not(var part) -> List.of(part);
      case AtLeastOf(var least, var parts) -> parts;
      case Compared c -> List.of(c.left(), c.right());
      case OneOf c -> List.of(c.value());
      case Fits c -> List.of(c.text());
      case Missing(var value) -> List.of(value);
      case Empty(var value) -> List.of(value);
      case Blank(var value) -> List.of(value);
      case True(var value) -> List.of(value);
      case OnDays d -> List.of();
      case AtTimes t -> List.of();
      case Counted c -> List.of(c.rows());
      case Chained(var links) -> links.stream().flatMap(Link::parts).toList();
      case AskedTruth a -> List.of();
      case Read r -> List.of();
      case Constant c -> List.of();
      case Folded(var expression, var from) -> List.copyOf(from.values());
      case Measured m -> m.of().map(of -> List.of(m.rows(), of)).orElseGet(() -> List.of(m.rows()));
      case Points(var entries, var type) -> entries.stream().map(Node::part).toList();
      case Choice(var conditions, var names) -> conditions;
      case AskedValue a -> List.of();
      case AskedScore a -> List.of();
      case Rows r -> r.filter().stream().toList();
    };
  }

  private static int part(Entry entry) {
    return switch (entry) {
      case Entry.When w -> w.condition();
      case Entry.Each e -> e.number();
      case Entry.Halving h -> h.rows();
    };
  }
}
