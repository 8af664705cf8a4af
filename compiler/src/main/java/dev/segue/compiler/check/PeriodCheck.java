package dev.segue.compiler.check;

import dev.segue.compiler.check.CountCheck.Range;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.CalendarUnit;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Expression.ZoneChoice;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Amount;
import dev.segue.compiler.syntax.Occurrence;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Counts in periods: {@code on at least 3 days}, {@code in each of last 4 weeks}, {@code within any
 * 30 days}.
 *
 * @param rows the rows in a window
 * @param window as written, else the one that the place gives
 */
record PeriodCheck(Scope scope, Function<Window, RowSet> rows, Supplier<Window> window) {
  private static final long MOST_PERIODS = 10_000;
  private static final BigDecimal LAST_YEAR = BigDecimal.valueOf(9_999);

  /** The condition; {@link Condition#TRUE} where it is none, which is told. */
  Condition counted(Occurrence written) {
    return counted(written, written.periods().orElseThrow()).orElse(Condition.TRUE);
  }

  private Optional<Condition> counted(Occurrence written, Occurrence.Periods periods) {
    Optional<Range> count = new CountCheck(scope).range(written.count());
    return switch (periods) {
      case Occurrence.Periods.Distinct d -> count.flatMap(c -> distinct(written, d, c));
      case Occurrence.Periods.InOne(var unit) ->
          count.flatMap(c -> unit(written, unit).flatMap(u -> inOne(written, u, c)));
      case Occurrence.Periods.EachOfLast(var number, var unit) ->
          count.flatMap(
              c ->
                  unit(written, unit)
                      .flatMap(u -> number(number).flatMap(n -> ofLast(written, u, n, n, c))));
      case Occurrence.Periods.SomeOfLast(var least, var number, var unit) ->
          count.flatMap(
              c ->
                  unit(written, unit)
                      .flatMap(
                          u ->
                              number(least)
                                  .flatMap(
                                      l ->
                                          number(number)
                                              .filter(n -> canHold(written, least, l, number, n))
                                              .flatMap(n -> ofLast(written, u, l, n, c)))));
      case Occurrence.Periods.EachOfYear(var unit, var year) ->
          count.flatMap(c -> unit(written, unit).flatMap(u -> ofYear(written, u, year, c)));
      case Occurrence.Periods.Running(var least, var unit) ->
          count.flatMap(
              c ->
                  unit(written, unit)
                      .flatMap(u -> number(least).flatMap(n -> running(written, u, n, c))));
      case Occurrence.Periods.WithinAny(var length) ->
          count.flatMap(
              c ->
                  new ParameterCheck(scope)
                      .period(length)
                      .flatMap(span -> burst(written.span(), span, c, Optional.empty())));
    };
  }

  private Optional<Condition> distinct(
      Occurrence written, Occurrence.Periods.Distinct distinct, Range each) {
    Optional<CalendarUnit> unit = unit(written, distinct.unit());
    Optional<Range> periods = new CountCheck(scope).range(distinct.count());
    if (unit.isEmpty() || periods.isEmpty()) {
      return Optional.empty();
    }
    if (distinct.withinAny().isEmpty()) {
      return each(written, unit.get(), each)
          .map(
              enough ->
                  new Condition.InPeriods(
                      rows.apply(window.get()),
                      enough,
                      periods.get().least(),
                      periods.get().most()));
    }
    if (written.count().isPresent()) {
      return wrong(
          Diagnostic.of(
                  Code.COUNT,
                  written.span(),
                  "'within any' counts either how often or in how many periods")
              .hint("leave one of the two counts out"));
    }
    return new ParameterCheck(scope)
        .period(distinct.withinAny().get())
        .flatMap(span -> burst(written.span(), span, periods.get(), unit));
  }

  private Optional<Condition> inOne(Occurrence written, CalendarUnit unit, Range count) {
    RowSet set = rows.apply(window.get());
    if (count.least() > 0) {
      return Optional.of(
          new Condition.InPeriods(
              set, new Condition.Periods(unit, count.least(), count.most()), 1, Optional.empty()));
    }
    if (count.most().filter(m -> m == 0).isPresent()) {
      return wrong(
          Diagnostic.of(Code.COUNT, written.span(), "every period without any would fit")
              .hint("write 'never' for what did not happen at all"));
    }
    // in no period more
    return Optional.of(
        count
            .most()
            .<Condition>map(
                m ->
                    new Condition.Not(
                        new Condition.InPeriods(
                            set,
                            new Condition.Periods(unit, m + 1, Optional.empty()),
                            1,
                            Optional.empty())))
            .orElse(Condition.TRUE));
  }

  /** Whether there are periods enough, else it is told. */
  private boolean canHold(
      Occurrence written, Amount least, long wanted, Amount number, long there) {
    ParameterCheck amounts = new ParameterCheck(scope);
    boolean can = wanted <= there || amounts.isOpen(least) || amounts.isOpen(number);
    if (!can) {
      scope.tell(
          Code.COUNT,
          written.span(),
          "'at least " + wanted + " of last " + there + "' can never hold");
    }
    return can;
  }

  private Optional<Condition> ofLast(
      Occurrence written, CalendarUnit unit, long least, long number, Range count) {
    if (number > MOST_PERIODS) {
      return wrong(
          Diagnostic.of(
              Code.COUNT, written.span(), "'last' counts at most " + MOST_PERIODS + " periods"));
    }
    Expression today = Days.today(unit.zone());
    int back = -Math.toIntExact(number);
    return among(
        written,
        new Expression.StartOfPeriod(today, unit.unit(), back),
        new Expression.StartOfPeriod(today, unit.unit(), 0),
        new Among(unit, least, number, count));
  }

  private Optional<Condition> ofYear(
      Occurrence written, CalendarUnit unit, BigDecimal number, Range count) {
    boolean whole = number.stripTrailingZeros().scale() <= 0;
    if (!whole || number.signum() <= 0 || number.compareTo(LAST_YEAR) >= 0) {
      return wrong(
          Diagnostic.of(
              Code.WINDOW, written.span(), "'" + number.toPlainString() + "' is no year"));
    }
    LocalDate first = start(number.intValueExact(), unit.unit());
    LocalDate next = start(number.intValueExact() + 1, unit.unit());
    long many =
        switch (unit.unit()) {
          case SECOND, MINUTE, HOUR, DAY -> ChronoUnit.DAYS.between(first, next);
          case WEEK -> ChronoUnit.WEEKS.between(first, next);
          case MONTH -> 12;
          case QUARTER -> 4;
          case YEAR -> 1;
        };
    return among(written, day(first), day(next), new Among(unit, many, many, count));
  }

  /** The weeks of a year are those that begin in it. */
  private static LocalDate start(int year, TimeUnit unit) {
    LocalDate first = LocalDate.of(year, 1, 1);
    return unit == TimeUnit.WEEK
        ? first.with(TemporalAdjusters.nextOrSame(java.time.DayOfWeek.MONDAY))
        : first;
  }

  private static Expression day(LocalDate day) {
    return new Expression.Constant(new Value.Day(day), Type.DAY);
  }

  /** Of so many periods at least some have a number of rows. */
  private record Among(CalendarUnit unit, long least, long number, Range count) {}

  private Optional<Condition> among(
      Occurrence written, Expression first, Expression next, Among among) {
    if (written.window().isPresent()) {
      return wrong(
          Diagnostic.of(
                  Code.WINDOW,
                  written.window().get().span(),
                  "the periods say when, so no window stands here")
              .hint("leave the window out"));
    }
    RowSet set = rows.apply(new InstantCuts(false).days(first, next, among.unit().zone()));
    Range count = among.count();
    if (count.least() > 0) {
      return Optional.of(
          new Condition.InPeriods(
              set,
              new Condition.Periods(among.unit(), count.least(), count.most()),
              among.least(),
              Optional.empty()));
    }
    // periods without any fit too: those that do not fit are few
    return Optional.of(
        count
            .most()
            .<Condition>map(
                m ->
                    new Condition.InPeriods(
                        set,
                        new Condition.Periods(among.unit(), m + 1, Optional.empty()),
                        0,
                        Optional.of(among.number() - among.least())))
            .orElse(Condition.TRUE));
  }

  private Optional<Condition> running(
      Occurrence written, CalendarUnit unit, long length, Range count) {
    return each(written, unit, count)
        .map(enough -> new Condition.Running(rows.apply(window.get()), enough, length));
  }

  private Optional<Condition> burst(
      Span place, Period span, Range count, Optional<CalendarUnit> different) {
    RowSet set = rows.apply(window.get());
    if (count.most().isEmpty()) {
      return Optional.of(
          count.least() <= 0
              ? Condition.TRUE
              : new Condition.Burst(set, span, count.least(), different));
    }
    if (count.least() > 0 || count.most().get() == 0) {
      return wrong(
          Diagnostic.of(
                  Code.COUNT,
                  place,
                  "'within any' asks for at least so many, or at most so many in every span")
              .hint("write 'at least N' or 'at most N' before 'within any'"));
    }
    return Optional.of(
        new Condition.Not(new Condition.Burst(set, span, count.most().get() + 1, different)));
  }

  /** The periods that have rows enough; nothing where none are enough, which is told. */
  private Optional<Condition.Periods> each(Occurrence written, CalendarUnit unit, Range count) {
    if (count.least() <= 0) {
      return wrong(
          Diagnostic.of(
                  Code.COUNT,
                  written.span(),
                  "a period without any is not counted, and would fit this")
              .hint("say at least how many times in each of them"));
    }
    return Optional.of(new Condition.Periods(unit, count.least(), count.most()));
  }

  /** Periods by the clock by which the window goes. */
  private Optional<CalendarUnit> unit(Occurrence written, TimeUnit unit) {
    boolean calendar =
        switch (unit) {
          case SECOND, MINUTE, HOUR -> false;
          case DAY, WEEK, MONTH, QUARTER, YEAR -> true;
        };
    if (!calendar) {
      return wrong(
          Diagnostic.of(
              Code.COUNT,
              written.span(),
              unit.name().toLowerCase(Locale.ROOT)
                  + "s are no calendar periods: days, weeks, months, quarters and years are"));
    }
    boolean contact =
        written
            .window()
            .filter(
                w -> w instanceof dev.segue.compiler.syntax.Window.Calendar c && c.contactZone())
            .isPresent();
    return Optional.of(new CalendarUnit(unit, contact ? ZoneChoice.CONTACT : ZoneChoice.WORKSPACE));
  }

  /** How many periods: at least one. */
  private Optional<Long> number(Amount written) {
    Optional<Long> number = new ParameterCheck(scope).times(written);
    return number.isPresent() && number.get() == 0
        ? wrong(Diagnostic.of(Code.COUNT, written.span(), "of 0 periods nothing can be asked"))
        : number;
  }

  private <T> Optional<T> wrong(Diagnostic diagnostic) {
    scope.tell(diagnostic);
    return Optional.empty();
  }
}
