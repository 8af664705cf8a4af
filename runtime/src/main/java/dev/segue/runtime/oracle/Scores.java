package dev.segue.runtime.oracle;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Rational;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The points of a score (language §3). */
final class Scores {
  private final Oracle oracle;
  private final RowSets rowSets;

  Scores(Oracle oracle, RowSets rowSets) {
    this.oracle = oracle;
    this.rowSets = rowSets;
  }

  Optional<Rational> points(Definitions.Score score, Subject subject) {
    Optional<Rational> sum = Optional.of(Rational.ZERO);
    for (Definitions.Entry entry : score.entries()) {
      Optional<Rational> points = points(entry, subject);
      sum = sum.flatMap(so -> points.flatMap(so::plus));
    }
    return sum;
  }

  private Optional<Rational> points(Definitions.Entry entry, Subject subject) {
    return switch (entry) {
      case Definitions.Entry.When(var points, var condition) ->
          Optional.of(oracle.holds(condition, subject) ? points : Rational.ZERO);
      case Definitions.Entry.Per per ->
          per.points()
              .times(weight(per, subject))
              .map(points -> per.halving().isPresent() ? Rational.of(points.rounded(3)) : points)
              .map(points -> cut(points, per));
    };
  }

  /** How many rows there are, old ones counted by halves. */
  private Rational weight(Definitions.Entry.Per per, Subject subject) {
    List<Subject.Row> rows = rowSets.rows(per.rows(), subject);
    BigInteger whole = BigInteger.TWO.pow(Definitions.Entry.HALVINGS);
    BigInteger sum = BigInteger.ZERO;
    for (Subject.Row row : rows) {
      int halvings =
          per.halving().flatMap(period -> row.at().map(at -> halvings(period, at))).orElse(0);
      sum =
          sum.add(
              halvings < Definitions.Entry.HALVINGS ? whole.shiftRight(halvings) : BigInteger.ZERO);
    }
    return new Rational(sum, whole);
  }

  /** How many full periods old, up to the most that count. */
  private int halvings(Period period, Instant at) {
    int halvings = 0;
    while (halvings < Definitions.Entry.HALVINGS && !at.isAfter(ago(period, halvings + 1))) {
      halvings++;
    }
    return halvings;
  }

  private Instant ago(Period period, int times) {
    Period all =
        switch (period) {
          case Period.Exact(var milliseconds) -> new Period.Exact(milliseconds * times);
          case Period.Months(var months) -> new Period.Months(months * times);
        };
    return all.before(oracle.now(), oracle.workspace().zone());
  }

  private static Rational cut(Rational points, Definitions.Entry.Per per) {
    if (per.atMost().isEmpty()) {
      return points;
    }
    Rational most = per.atMost().get();
    Rational least = most.negated();
    return per.points().numerator().signum() >= 0
        ? points.compareTo(most) > 0 ? most : points
        : points.compareTo(least) < 0 ? least : points;
  }
}
