package dev.segue.compiler.solve;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.type.Period;
import java.util.Optional;

/**
 * Between which milliseconds, counted from now, an instant certainly lies, whenever now is: months
 * are shorter and longer.
 */
record Around(long from, long to) {
  private static final long FARTHEST = 1_000_000_000L * Period.DAY;

  /** Nothing where it does not go by now, or lies too far from it. */
  static Optional<Around> of(Expression at) {
    return switch (at) {
      case Expression.Now n -> Optional.of(new Around(0, 0));
      case Expression.Shifted(var instant, var by, var ahead) ->
          of(instant)
              .map(a -> a.moved(least(by), most(by), ahead))
              .filter(a -> a.from > -FARTHEST && a.to < FARTHEST);
      case Expression other -> Optional.empty();
    };
  }

  private Around moved(long least, long most, boolean ahead) {
    return ahead ? new Around(from + least, to + most) : new Around(from - most, to - least);
  }

  // clocks may be changed on the way
  private static long least(Period period) {
    return period.shortest() - (period instanceof Period.Months ? Period.DAY : 0);
  }

  private static long most(Period period) {
    return period.longest() + (period instanceof Period.Months ? Period.DAY : 0);
  }
}
