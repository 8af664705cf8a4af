package dev.segue.compiler.solve;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.type.Rational;
import java.util.Optional;

/** Between which points a score certainly lies. */
final class ScoreBounds {
  /** With fewer points for each of them, not even so many rows are too much for a number. */
  private static final Rational FEW = Rational.of(1_000_000);

  private ScoreBounds() {}

  /** Whether no contact has points beyond what a number can be: then they are missing. */
  static boolean isAlwaysThere(Definitions.Score score) {
    return score.entries().stream()
        .map(Definitions.Entry::points)
        .allMatch(p -> p.compareTo(FEW) < 0 && p.negated().compareTo(FEW) < 0);
  }

  static Interval of(Definitions.Score score) {
    Optional<Rational> least = Optional.of(Rational.ZERO);
    Optional<Rational> most = Optional.of(Rational.ZERO);
    for (Definitions.Entry entry : score.entries()) {
      boolean more = entry.points().compareTo(Rational.ZERO) >= 0;
      Optional<Rational> farthest =
          switch (entry) {
            case Definitions.Entry.When w -> Optional.of(w.points());
            case Definitions.Entry.Per p ->
                p.points().equals(Rational.ZERO)
                    ? Optional.of(Rational.ZERO)
                    : p.atMost().map(m -> more ? m : m.negated());
          };
      if (more) {
        most = sum(most, farthest);
      } else {
        least = sum(least, farthest);
      }
    }
    return Interval.between(least, most);
  }

  private static Optional<Rational> sum(Optional<Rational> one, Optional<Rational> other) {
    return one.flatMap(a -> other.flatMap(a::plus));
  }
}
