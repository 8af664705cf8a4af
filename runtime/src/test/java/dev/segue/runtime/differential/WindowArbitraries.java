package dev.segue.runtime.differential;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Expression.ZoneChoice;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Window.Bound;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random windows: those that the language has words for, and any two bounds. */
record WindowArbitraries(Scope scope) {
  private static final Expression NOW = new Expression.Now();

  /** From the first day to the day after the last, by somebody's clock. */
  private record Days(Expression first, Expression next, ZoneChoice zone) {}

  /** Of instants. */
  Arbitrary<Window> ofInstants(int depth) {
    Arbitrary<Expression> instants = Arbitraries.lazy(() -> expressions().instants(depth - 1));
    return Scope.pick(
        List.of(
            () -> Arbitraries.just(Window.EVER),
            () -> Arbitraries.just(Window.EVER),
            () -> Arbitraries.just(Window.EVER),
            () -> periods().map(by -> new Window(Optional.of(ago(by)), Optional.empty())),
            () -> periods().map(by -> new Window(Optional.of(ago(by)), Optional.empty())),
            () -> periods().map(WindowArbitraries::upToNowOrAhead).flatMap(Arbitraries::of),
            () -> bounds(instants).map(b -> new Window(Optional.of(b), Optional.empty())),
            () -> bounds(instants).map(b -> new Window(Optional.empty(), Optional.of(b))),
            () -> Combinators.combine(bounds(instants), bounds(instants)).as(WindowArbitraries::to),
            () -> Combinators.combine(instants, periods()).as(WindowArbitraries::after),
            () -> Combinators.combine(instants, periods()).as(WindowArbitraries::before),
            this::cutByDay,
            this::besideDay,
            () -> calendar().map(WindowArbitraries::instants),
            () -> calendar().map(WindowArbitraries::instants)));
  }

  /** Of days. */
  Arbitrary<Window> ofDays(int depth) {
    Arbitrary<Expression> days = Arbitraries.lazy(() -> expressions().days(depth - 1));
    Arbitrary<Window> ofPeriods =
        wholeDays()
            .flatMap(
                by ->
                    Arbitraries.of(
                        to(bound(moved(today(), by, false), false), bound(today(), true)),
                        to(bound(today(), true), bound(moved(today(), by, true), false)),
                        new Window(
                            Optional.empty(), Optional.of(bound(moved(today(), by, false), true))),
                        new Window(
                            Optional.of(bound(moved(today(), by, false), false)),
                            Optional.empty())));
    return Scope.pick(
        List.of(
            () ->
                Combinators.combine(bounds(days).optional(0.7), bounds(days).optional(0.7))
                    .as(Window::new),
            () -> ofPeriods,
            () ->
                Combinators.combine(days, wholeDays())
                    .as((day, by) -> to(bound(day, false), bound(moved(day, by, true), true))),
            () ->
                Combinators.combine(days, wholeDays())
                    .as((day, by) -> to(bound(moved(day, by, false), true), bound(day, false))),
            () -> calendar().map(d -> to(bound(d.first(), true), bound(d.next(), false)))));
  }

  /** {@code this week}, {@code in 2026-Q1}, {@code on 5 days from now}. */
  private Arbitrary<Days> calendar() {
    Arbitrary<Days> relative =
        Combinators.combine(
                units(),
                Arbitraries.integers().between(-2, 1),
                Arbitraries.integers().between(1, 2),
                Arbitraries.of(ZoneChoice.class))
            .as(
                (unit, offset, many, zone) -> {
                  Expression today = new Expression.DayOf(NOW, zone);
                  return new Days(
                      new Expression.StartOfPeriod(today, unit, offset),
                      new Expression.StartOfPeriod(today, unit, offset + many),
                      zone);
                });
    Arbitrary<Days> named =
        Combinators.combine(
                scope.moment().days(), Arbitraries.of(1, 3, 12), Arbitraries.of(ZoneChoice.class))
            .as(
                (day, months, zone) -> {
                  LocalDate first = day.with(TemporalAdjusters.firstDayOfMonth());
                  return new Days(constant(first), constant(first.plusMonths(months)), zone);
                });
    Arbitrary<Days> on =
        Arbitraries.of(ZoneChoice.class)
            .flatMap(
                zone ->
                    Arbitraries.oneOf(
                            Arbitraries.lazy(() -> expressions().days(0)),
                            Arbitraries.lazy(() -> expressions().instants(0))
                                .map(at -> new Expression.DayOf(at, zone)),
                            wholeDays()
                                .map(
                                    by ->
                                        new Expression.DayOf(
                                            new Expression.Shifted(NOW, by, true), zone)))
                        .map(day -> new Days(day, next(day), zone)));
    return Arbitraries.oneOf(relative, named, on);
  }

  private static Window instants(Days days) {
    return to(
        bound(new Expression.StartOfDay(days.first(), days.zone()), true),
        bound(new Expression.StartOfDay(days.next(), days.zone()), false));
  }

  /** {@code since}, {@code before} and {@code after} a day. */
  private Arbitrary<Window> cutByDay() {
    return expressions()
        .days(0)
        .flatMap(
            day ->
                Arbitraries.of(
                    new Window(Optional.of(bound(start(day), true)), Optional.empty()),
                    new Window(Optional.empty(), Optional.of(bound(start(day), false))),
                    new Window(Optional.of(bound(start(next(day)), true)), Optional.empty())));
  }

  /** {@code within 7 days after}, and before, a day. */
  private Arbitrary<Window> besideDay() {
    return Combinators.combine(expressions().days(0), periods())
        .flatAs(
            (day, by) ->
                Arbitraries.of(
                    to(bound(start(next(day)), true), bound(beside(next(day), by, true), false)),
                    to(bound(beside(day, by, false), true), bound(start(day), false))));
  }

  private static Expression beside(Expression day, Period by, boolean ahead) {
    return isWholeDays(by)
        ? start(moved(day, by, ahead))
        : new Expression.Shifted(start(day), by, ahead);
  }

  /** Of what may lie ahead of now. */
  private static List<Window> upToNowOrAhead(Period by) {
    return List.of(
        to(ago(by), bound(NOW, true)),
        to(bound(NOW, true), bound(new Expression.Shifted(NOW, by, true), false)));
  }

  private static Window after(Expression at, Period by) {
    return to(bound(at, false), bound(new Expression.Shifted(at, by, true), true));
  }

  private static Window before(Expression at, Period by) {
    return to(bound(new Expression.Shifted(at, by, false), true), bound(at, false));
  }

  private static Window to(Bound from, Bound to) {
    return new Window(Optional.of(from), Optional.of(to));
  }

  private static Bound bound(Expression at, boolean inclusive) {
    return new Bound(at, inclusive);
  }

  private static Bound ago(Period by) {
    return bound(new Expression.Shifted(NOW, by, false), false);
  }

  private static Expression start(Expression day) {
    return new Expression.StartOfDay(day, ZoneChoice.WORKSPACE);
  }

  private static Expression next(Expression day) {
    return moved(day, new Period.Exact(Period.DAY), true);
  }

  private static Expression moved(Expression day, Period by, boolean ahead) {
    return new Expression.ShiftedDay(day, by, ahead);
  }

  private static Expression today() {
    return new Expression.DayOf(NOW, ZoneChoice.WORKSPACE);
  }

  private static Expression constant(LocalDate day) {
    return new Expression.Constant(new Value.Day(day), Type.DAY);
  }

  private static Arbitrary<Bound> bounds(Arbitrary<Expression> at) {
    return Combinators.combine(at, Arbitraries.of(true, false)).as(Bound::new);
  }

  /** Those of the calendar. */
  static Arbitrary<TimeUnit> units() {
    return Arbitraries.of(
        TimeUnit.DAY, TimeUnit.WEEK, TimeUnit.MONTH, TimeUnit.QUARTER, TimeUnit.YEAR);
  }

  static Arbitrary<Period> periods() {
    return Arbitraries.of(
        new Period.Exact(1_000),
        new Period.Exact(3_600_000),
        new Period.Exact(Period.DAY),
        new Period.Exact(7 * Period.DAY),
        new Period.Exact(30 * Period.DAY),
        new Period.Exact(90 * Period.DAY),
        new Period.Months(1),
        new Period.Months(3),
        new Period.Months(12));
  }

  static Arbitrary<Period> wholeDays() {
    return periods().filter(WindowArbitraries::isWholeDays);
  }

  private static boolean isWholeDays(Period period) {
    return !(period instanceof Period.Exact(long milliseconds)) || milliseconds % Period.DAY == 0;
  }

  private ExpressionArbitraries expressions() {
    return new ExpressionArbitraries(scope);
  }
}
