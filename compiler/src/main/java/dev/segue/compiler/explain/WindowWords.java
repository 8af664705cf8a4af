package dev.segue.compiler.explain;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A window in words, with a space before them: {@code in the last 30 days}, {@code in 2026-03};
 * nothing for all of time.
 */
final class WindowWords {
  private static final Period ONE_DAY = new Period.Exact(86_400_000L);

  private final English english;

  WindowWords(English english) {
    this.english = english;
  }

  String words(Window window) {
    Optional<Window.Bound> from = window.from();
    Optional<Window.Bound> to = window.to().filter(bound -> !isNow(bound));
    if (from.isEmpty()) {
      return to.map(this::until).orElse("");
    }
    if (to.isEmpty()) {
      return since(from.get());
    }
    return known(from.get(), to.get()).orElseGet(() -> span(from.get(), to.get()));
  }

  /** Up to now: whatever happened, happened by then. */
  private static boolean isNow(Window.Bound bound) {
    return bound.at() instanceof Expression.Now && bound.inclusive();
  }

  private String until(Window.Bound to) {
    boolean counted =
        to.at() instanceof Expression.Shifted(var from, var by, var ahead) && isNow(from);
    boolean before = counted ? to.inclusive() : !to.inclusive();
    return (before ? " before " : " up to ") + words(to.at());
  }

  private String since(Window.Bound from) {
    if (from.at() instanceof Expression.Shifted(var start, var by, var ahead)
        && isNow(start)
        && !ahead
        && !from.inclusive()) {
      return " in the last " + ValueWords.lengthAfterThe(by);
    }
    Optional<Expression> over = dayBefore(from);
    if (over.isPresent()) {
      return " after " + words(over.get());
    }
    return (from.inclusive() || isOfRun(from.at()) ? " since " : " after ") + words(from.at());
  }

  /** The day that is over where a window begins at the start of the one after it. */
  private static Optional<Expression> dayBefore(Window.Bound from) {
    return from.inclusive()
            && from.at() instanceof Expression.StartOfDay(var next, var zone)
            && next instanceof Expression.ShiftedDay(var day, var by, var ahead)
            && by.equals(ONE_DAY)
            && ahead
        ? Optional.of(day)
        : Optional.empty();
  }

  private static boolean isOfRun(Expression at) {
    return at instanceof Expression.RunEntered || at instanceof Expression.WaitBegan;
  }

  private static boolean isNow(Expression expression) {
    return expression instanceof Expression.Now;
  }

  /** The forms that have words of their own. */
  private Optional<String> known(Window.Bound from, Window.Bound to) {
    if (from.at().type().equals(Type.DAY)) {
      return days(from, to);
    }
    if (from.at() instanceof Expression.StartOfDay(var first, var zone)
        && to.at() instanceof Expression.StartOfDay(var next, var other)
        && zone == other
        && from.inclusive()
        && !to.inclusive()) {
      return period(first, next)
          .or(() -> aroundDay(first, next))
          .map(words -> words + ExpressionWords.zone(zone));
    }
    return around(from, to);
  }

  /** {@code within 7 days after first(purchased)}, {@code in the next 30 days}. */
  private Optional<String> around(Window.Bound from, Window.Bound to) {
    if (to.at() instanceof Expression.Shifted(var start, var by, var ahead)
        && ahead
        && start.equals(from.at())
        && from.inclusive() != to.inclusive()) {
      return Optional.of(
          isNow(start) && from.inclusive()
              ? " in the next " + ValueWords.lengthAfterThe(by)
              : " within " + ValueWords.length(by) + " after " + words(start));
    }
    return from.at() instanceof Expression.Shifted(var end, var by, var ahead)
            && !ahead
            && end.equals(to.at())
            && from.inclusive() != to.inclusive()
        ? Optional.of(" within " + ValueWords.length(by) + " before " + words(end))
        : Optional.empty();
  }

  /** {@code within 7 days after birth_date}: from the start of a day to that of another. */
  private Optional<String> aroundDay(Expression first, Expression next) {
    if (next instanceof Expression.ShiftedDay(var edge, var by, var ahead)
        && edge.equals(first)
        && ahead
        && first instanceof Expression.ShiftedDay(var day, var one, var after)
        && one.equals(ONE_DAY)
        && after) {
      return Optional.of(" within " + ValueWords.length(by) + " after " + words(day));
    }
    return first instanceof Expression.ShiftedDay(var day, var by, var ahead)
            && day.equals(next)
            && !ahead
        ? Optional.of(" within " + ValueWords.length(by) + " before " + words(next))
        : Optional.empty();
  }

  /** A window of days. */
  private Optional<String> days(Window.Bound from, Window.Bound to) {
    if (from.inclusive() && to.inclusive() && from.at().equals(to.at())) {
      return Optional.of(on(from.at()));
    }
    if (ExpressionWords.isToday(to.at())
        && to.inclusive()
        && from.at() instanceof Expression.ShiftedDay(var day, var by, var ahead)
        && ExpressionWords.isToday(day)
        && !ahead) {
      return Optional.of(" in the last " + lengthOfDays(by, from.inclusive()));
    }
    if (ExpressionWords.isToday(from.at())
        && from.inclusive()
        && to.at() instanceof Expression.ShiftedDay(var day, var by, var ahead)
        && ExpressionWords.isToday(day)
        && ahead) {
      return Optional.of(" in the next " + lengthOfDays(by, to.inclusive()));
    }
    if (from.inclusive() && !to.inclusive()) {
      return period(from.at(), to.at());
    }
    if (!from.inclusive()
        && to.inclusive()
        && to.at() instanceof Expression.ShiftedDay(var day, var by, var ahead)
        && ahead
        && day.equals(from.at())) {
      return Optional.of(" within " + ValueWords.length(by) + " after " + words(day));
    }
    return Optional.empty();
  }

  private static String lengthOfDays(Period by, boolean inclusive) {
    return ValueWords.lengthAfterThe(
        switch (by) {
          case Period.Exact(var milliseconds) when inclusive ->
              new Period.Exact(milliseconds + 86_400_000L);
          case Period.Exact exact -> exact;
          case Period.Months months -> months;
        });
  }

  /** From the first day to the day before {@code next}: a period of the calendar. */
  private Optional<String> period(Expression first, Expression next) {
    if (first instanceof Expression.StartOfPeriod(var day, var unit, var offset)
        && next.equals(new Expression.StartOfPeriod(day, unit, offset + 1))
        && ExpressionWords.isToday(day)) {
      boolean named = Math.abs(offset) <= 1;
      return Optional.of((named ? " " : " in ") + ExpressionWords.relative(unit, offset));
    }
    if (next.equals(new Expression.ShiftedDay(first, ONE_DAY, true))
        || (ExpressionWords.isToday(first)
            && next.equals(new Expression.StartOfPeriod(first, TimeUnit.DAY, 1)))) {
      return Optional.of(on(first));
    }
    if (first instanceof Expression.Constant(Value.Day(var begin), var type)
        && next instanceof Expression.Constant(Value.Day(var end), var same)) {
      return Optional.of(named(begin, end));
    }
    return Optional.empty();
  }

  private String on(Expression day) {
    String words = words(day);
    return ExpressionWords.isToday(day) || day instanceof Expression.StartOfPeriod
        ? " " + words
        : " on " + words;
  }

  /** {@code in 2026-Q1}, {@code on 2026-03-01}, {@code from 2026-03-01 to 2026-03-05}. */
  private static String named(LocalDate first, LocalDate next) {
    if (next.equals(first.plusDays(1))) {
      return " on " + first;
    }
    boolean month = first.getDayOfMonth() == 1;
    if (month && first.getMonthValue() == 1 && next.equals(first.plusYears(1))) {
      return " in " + first.getYear();
    }
    if (month && first.getMonthValue() % 3 == 1 && next.equals(first.plusMonths(3))) {
      return " in " + first.getYear() + "-Q" + (first.getMonthValue() / 3 + 1);
    }
    if (month && next.equals(first.plusMonths(1))) {
      return " in " + first.toString().substring(0, 7);
    }
    return " from " + first + " to " + next.minusDays(1);
  }

  private String span(Window.Bound from, Window.Bound to) {
    return (from.inclusive() ? " from " : " after ")
        + words(from.at())
        + (to.inclusive() ? " up to " : " until before ")
        + words(to.at());
  }

  private String words(Expression at) {
    return english.expressions().words(at);
  }
}
