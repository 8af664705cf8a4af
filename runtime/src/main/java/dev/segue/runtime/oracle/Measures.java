package dev.segue.runtime.oracle;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a measure makes of rows in their order. Counts and sums over nothing are 0. */
final class Measures {
  private Measures() {}

  /** {@code present}: the values measured, of the rows that have one, in the order of rows. */
  static Optional<Value> of(Expression.Function function, List<Value> present) {
    return switch (function) {
      case COUNT -> Optional.of(number(Rational.of(present.size())));
      case SUM -> Rational.within(sum(present)).map(Measures::number);
      case AVG -> mean(present);
      case MIN -> present.stream().min(Values::compare);
      case MAX -> present.stream().max(Values::compare);
      case MEDIAN -> median(present);
      case DISTINCT -> Optional.of(number(Rational.of(new HashSet<>(present).size())));
      case MOST_COMMON -> mostCommon(present);
      case FIRST, SECOND, THIRD, LAST ->
          throw new IllegalArgumentException(function + " is of one row");
    };
  }

  /** The row that {@code first}, {@code second}, {@code third} or {@code last} means. */
  static <R> Optional<R> row(Expression.Function function, List<R> rows) {
    int index =
        switch (function) {
          case FIRST -> 0;
          case SECOND -> 1;
          case THIRD -> 2;
          case LAST -> rows.size() - 1;
          case COUNT, SUM, AVG, MIN, MAX, MEDIAN, DISTINCT, MOST_COMMON ->
              throw new IllegalArgumentException(function + " is of many rows");
        };
    return index >= 0 && index < rows.size() ? Optional.of(rows.get(index)) : Optional.empty();
  }

  private static Rational sum(List<Value> values) {
    // the limit is on the result alone: what is summed on the way may be larger
    Rational sum = Rational.ZERO;
    for (Value value : values) {
      Rational next = Values.number(value);
      sum =
          new Rational(
              sum.numerator()
                  .multiply(next.denominator())
                  .add(next.numerator().multiply(sum.denominator())),
              sum.denominator().multiply(next.denominator()));
    }
    return sum;
  }

  private static Optional<Value> mean(List<Value> values) {
    Rational sum = sum(values);
    return values.isEmpty()
        ? Optional.empty()
        : Rational.within(
                new Rational(
                    sum.numerator(), sum.denominator().multiply(BigInteger.valueOf(values.size()))))
            .map(Measures::number);
  }

  private static Optional<Value> median(List<Value> values) {
    List<Value> sorted = values.stream().sorted(Values::compare).toList();
    int size = sorted.size();
    return size == 0 ? Optional.empty() : mean(sorted.subList((size - 1) / 2, size / 2 + 1));
  }

  private static Optional<Value> mostCommon(List<Value> values) {
    Map<Value, Integer> counts = new HashMap<>();
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    int most = counts.values().stream().max(Integer::compare).orElse(0);
    List<Value> best = new ArrayList<>(values);
    best.removeIf(value -> counts.getOrDefault(value, 0) < most);
    return best.isEmpty() ? Optional.empty() : Optional.of(best.getLast());
  }

  private static Value number(Rational rational) {
    return new Value.Number(rational);
  }
}
