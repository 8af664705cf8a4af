package dev.segue.compiler.explain;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.CalendarUnit;
import dev.segue.compiler.syntax.TimeUnit;
import java.util.Optional;

/** How events lie in time, in words: {@code purchased on at least 3 days in the last month}. */
final class PeriodWords {
  private final English english;

  PeriodWords(English english) {
    this.english = english;
  }

  String inPeriods(Condition.InPeriods c, boolean not) {
    if (not && c.most().isEmpty()) {
      return inPeriods(
          new Condition.InPeriods(c.rows(), c.each(), 0, Optional.of(c.least() - 1)), false);
    }
    if (not) {
      return c.least() <= 0
          ? inPeriods(
              new Condition.InPeriods(c.rows(), c.each(), c.most().get() + 1, Optional.empty()),
              false)
          : "not " + inPeriods(c, false);
    }
    CalendarUnit unit = c.each().unit();
    boolean no = c.least() <= 0 && c.most().filter(m -> m == 0).isPresent();
    boolean one = c.least() == 1 && c.most().isEmpty();
    String in = unit.unit() == TimeUnit.DAY && isAny(c.each()) ? " on " : " in ";
    String periods =
        no
            ? "no " + ValueWords.unit(unit.unit())
            : one && !isAny(c.each())
                ? "one " + ValueWords.unit(unit.unit())
                : RowWords.amount(c.least(), c.most())
                    + " "
                    + units(unit.unit(), c.most().orElse(c.least()));
    return english.rows().did(c.rows())
        + times(c.each())
        + in
        + periods
        + english.rows().window(c.rows())
        + zone(unit);
  }

  String running(Condition.Running c) {
    CalendarUnit unit = c.each().unit();
    return english.rows().did(c.rows())
        + times(c.each())
        + " in at least "
        + ValueWords.counted(c.length(), ValueWords.unit(unit.unit()))
        + " running"
        + english.rows().window(c.rows())
        + zone(unit);
  }

  String burst(Condition.Burst c) {
    String many =
        c.different()
            .map(u -> (u.unit() == TimeUnit.DAY ? " on" : " in") + " at least " + counted(c, u))
            .orElseGet(() -> " " + RowWords.times(c.least(), Optional.empty()));
    return english.rows().did(c.rows())
        + many
        + " within any "
        + ValueWords.length(c.span())
        + english.rows().window(c.rows())
        + c.different().map(PeriodWords::zone).orElse("");
  }

  private static String counted(Condition.Burst c, CalendarUnit unit) {
    return ValueWords.counted(c.least(), ValueWords.unit(unit.unit()));
  }

  String gap(Condition.Gap c) {
    return " of at least "
        + ValueWords.length(c.least())
        + " between "
        + english.rows().did(c.rows())
        + english.rows().window(c.rows());
  }

  private static boolean isAny(Condition.Periods each) {
    return each.least() == 1 && each.most().isEmpty();
  }

  private static String times(Condition.Periods each) {
    return isAny(each) ? "" : " " + RowWords.times(each.least(), each.most());
  }

  private static String units(TimeUnit unit, long number) {
    return ValueWords.unit(unit) + (number == 1 ? "" : "s");
  }

  private static String zone(CalendarUnit unit) {
    return ExpressionWords.zone(unit.zone());
  }
}
