package dev.segue.runtime.program;

import dev.segue.compiler.plan.Calendar;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Period;

/** So many units of time as a length. */
final class Units {
  private Units() {}

  static Period of(TimeUnit unit, int number) {
    int months = Calendar.months(unit);
    return months > 0
        ? new Period.Months(Math.multiplyExact(months, number))
        : new Period.Exact(Math.multiplyExact(Calendar.milliseconds(unit), number));
  }
}
