package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Expression.ZoneChoice;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.syntax.Window.Period;
import dev.segue.compiler.type.Type;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Periods of the calendar: {@code in 2026-Q1}, {@code on 2026-03-01}, {@code this week}. */
record CalendarCheck(Scope scope) {
  private static final Pattern NAMED = Pattern.compile("(\\d{4})(?:-(?:Q([1-4])|(\\d{2})))?");

  /** From the first day to the day after the last. */
  record Range(Expression first, Expression next) {}

  Optional<Range> days(Period period, ZoneChoice zone) {
    return switch (period) {
      case Period.Named(var text, var span) -> {
        Optional<Range> named = named(text);
        if (named.isEmpty()) {
          scope.tell(
              Diagnostic.of(Code.DATE_UNREAL, span, text)
                  .hint("months are 01 to 12, quarters Q1 to Q4"));
        }
        yield named;
      }
      case Period.DayOf(var instant) ->
          new WindowCheck(scope).time(instant).map(time -> on(time, zone));
      case Period.Relative(var unit, var offset) ->
          Optional.of(
              new Range(
                  new Expression.StartOfPeriod(Days.today(zone), unit, offset),
                  new Expression.StartOfPeriod(Days.today(zone), unit, offset + 1)));
    };
  }

  private static Range on(Expression time, ZoneChoice zone) {
    Expression day = time.type().equals(Type.DAY) ? time : new Expression.DayOf(time, zone);
    return new Range(day, Days.dayAfter(day));
  }

  private static Optional<Range> named(String text) {
    Matcher found = NAMED.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(found.group(1));
    if (found.group(2) != null) {
      return Optional.of(months(year, 3 * Integer.parseInt(found.group(2)) - 2, 3));
    }
    if (found.group(3) == null) {
      return Optional.of(months(year, 1, 12));
    }
    int month = Integer.parseInt(found.group(3));
    return month >= 1 && month <= 12 ? Optional.of(months(year, month, 1)) : Optional.empty();
  }

  private static Range months(int year, int month, int many) {
    LocalDate first = LocalDate.of(year, month, 1);
    return new Range(constant(first), constant(first.plusMonths(many)));
  }

  private static Expression constant(LocalDate day) {
    return new Expression.Constant(new Value.Day(day), Type.DAY);
  }
}
