package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Value;
import dev.segue.compiler.plan.Node;
import dev.segue.compiler.type.Rational;
import java.util.Arrays;
import java.util.Optional;

/** The points of a score. */
final class Scoring {
  private Scoring() {}

  static Column points(Node.Points points, Frame frame) {
    Rational[] sums = new Rational[frame.size()];
    Arrays.fill(sums, Rational.ZERO);
    for (Node.Entry entry : points.entries()) {
      switch (entry) {
        case Node.Entry.When(var each, var condition) -> {
          long[] holds = frame.truth(condition);
          for (int row = 0; row < sums.length; row++) {
            if (Bits.get(holds, row)) {
              add(sums, row, Optional.of(each));
            }
          }
        }
        case Node.Entry.Each(var each, var number, var atMost) -> {
          Column numbers = frame.column(number);
          for (int row = 0; row < sums.length; row++) {
            Rational many =
                numbers.value(row).map(v -> ((Value.Number) v).number()).orElse(Rational.ZERO);
            add(sums, row, each.times(many).map(p -> cut(p, each, atMost)));
          }
        }
        case Node.Entry.Halving h -> {
          Rational[] weights = frame.weights(h);
          for (int row = 0; row < sums.length; row++) {
            add(
                sums,
                row,
                h.points()
                    .times(weights[row])
                    .map(p -> Rational.of(p.rounded(3)))
                    .map(p -> cut(p, h.points(), h.atMost())));
          }
        }
      }
    }
    return new Column.Exact(sums);
  }

  /** Where a part reaches the limit of numbers there are no points. */
  private static void add(Rational[] sums, int row, Optional<Rational> points) {
    Rational sum = sums[row];
    sums[row] = sum == null ? null : points.flatMap(sum::plus).orElse(null);
  }

  private static Rational cut(Rational points, Rational each, Optional<Rational> atMost) {
    if (atMost.isEmpty()) {
      return points;
    }
    Rational most = atMost.get();
    if (each.numerator().signum() >= 0) {
      return points.compareTo(most) > 0 ? most : points;
    }
    Rational least = most.negated();
    return points.compareTo(least) < 0 ? least : points;
  }
}
