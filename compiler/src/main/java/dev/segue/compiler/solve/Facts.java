package dev.segue.compiler.solve;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.type.Rational;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is supposed of one contact: of values, of how many rows there are, of all else whether. */
final class Facts {
  /** More kinds of rows are not put beside each other. */
  private static final int MOST_ROWS = 40;

  private final Map<Object, Range> values;
  private final Map<RowSet, Interval> rows;
  private final Map<Condition, Boolean> others;
  private boolean possible = true;

  Facts() {
    this.values = new HashMap<>();
    this.rows = new HashMap<>();
    this.others = new HashMap<>();
  }

  Facts(Facts same) {
    this.values = new HashMap<>();
    same.values.forEach((value, range) -> values.put(value, new Range(range)));
    this.rows = new HashMap<>(same.rows);
    this.others = new HashMap<>(same.others);
    this.possible = same.possible;
  }

  /** Whether nothing that was supposed contradicts itself as far as was looked. */
  boolean isPossible() {
    return possible;
  }

  void impossible() {
    possible = false;
  }

  Map<Object, Range> values() {
    return values;
  }

  Map<RowSet, Interval> rows() {
    return rows;
  }

  Map<Condition, Boolean> others() {
    return others;
  }

  Range value(Object key, Function<Object, Range> made) {
    return values.computeIfAbsent(key, made);
  }

  /** After something was supposed of a value. */
  void look(Range range) {
    possible &= range.isPossible();
  }

  void rows(RowSet set, Interval number) {
    Interval left =
        rows.getOrDefault(set, Interval.of(Condition.Relation.GREATER_OR_EQUAL, Rational.ZERO))
            .and(number)
            .atScale(0);
    rows.put(set, left);
    possible &= !left.isEmpty();
  }

  void other(Condition condition, boolean holds) {
    Boolean before = others.putIfAbsent(condition, holds);
    possible &= before == null || before == holds;
  }

  /** Puts beside each other what was supposed of several things. */
  boolean isConsistent(RowRules rules) {
    for (Map.Entry<Object, Range> value : List.copyOf(values.entrySet())) {
      if (value.getKey() instanceof Expression.Measure m && value.getValue().isMissing()) {
        mostWithout(m).ifPresent(most -> rows(m.rows(), most));
      }
    }
    if (!possible || rows.size() > MOST_ROWS) {
      return possible;
    }
    for (Map.Entry<RowSet, Interval> some : rows.entrySet()) {
      Rational least = some.getValue().from().orElse(Rational.ZERO);
      if (least.compareTo(Rational.ZERO) > 0 && !isPossible(some.getKey(), least, rules)) {
        return false;
      }
    }
    return true;
  }

  /** Rows that there are are also among those of every set that holds them. */
  private boolean isPossible(RowSet set, Rational least, RowRules rules) {
    if (rules.isEmpty(set)) {
      return false;
    }
    for (Map.Entry<RowSet, Interval> other : rows.entrySet()) {
      Optional<Rational> most = other.getValue().to();
      if (most.isPresent()
          && most.get().compareTo(least) < 0
          && !other.getKey().equals(set)
          && rules.isPart(set, other.getKey())) {
        return false;
      }
    }
    return true;
  }

  /** How many rows there are at most where what is measured of one of them is missing. */
  private static Optional<Interval> mostWithout(Expression.Measure m) {
    if (m.of().isPresent()) {
      return Optional.empty();
    }
    return switch (m.function()) {
      case FIRST, LAST -> Optional.of(upTo(0));
      case SECOND -> Optional.of(upTo(1));
      case THIRD -> Optional.of(upTo(2));
      case COUNT, SUM, AVG, MIN, MAX, MEDIAN, DISTINCT, MOST_COMMON -> Optional.empty();
    };
  }

  private static Interval upTo(long most) {
    return Interval.of(Condition.Relation.LESS_OR_EQUAL, Rational.of(most));
  }
}
