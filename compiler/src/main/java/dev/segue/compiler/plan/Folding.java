package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Rational;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/**
 * Works out what can be worked out before any row is read: {@code 30 days ago}, {@code today},
 * {@code 2 * 3}.
 *
 * @param known what is known of the expressions that read a contact; by default nothing
 */
public record Folding(Instant now, ZoneId zone, Function<Expression, Optional<Known>> known) {

  /** A value that is known; nothing: known to be missing. */
  public record Known(Optional<Value> value) {
    public static final Known MISSING = new Known(Optional.empty());

    public static Known of(Value value) {
      return new Known(Optional.of(value));
    }
  }

  public static Folding of(Instant now, ZoneId zone) {
    return new Folding(now, zone, expression -> Optional.empty());
  }

  /** The value, if it depends on nothing but now and what is known. */
  public Optional<Known> fold(Expression expression) {
    return switch (expression) {
      case Expression.Constant c -> Optional.of(Known.of(c.value()));
      case Expression.Missing m -> Optional.of(Known.MISSING);
      case Expression.Now n -> Optional.of(Known.of(new Value.Instant(now)));
      case Expression.RowInstant r -> known.apply(r);
      case Expression.Attribute a -> known.apply(a);
      case Expression.AccountField a -> known.apply(a);
      case Expression.Property p -> known.apply(p);
      case Expression.OfFirst o -> known.apply(o);
      case Expression.Trigger t -> known.apply(t);
      case Expression.TraitValue t -> known.apply(t);
      case Expression.ScoreValue s -> known.apply(s);
      case Expression.ClassOf c -> known.apply(c);
      case Expression.RunEntered r -> known.apply(r);
      case Expression.WaitBegan w -> known.apply(w);
      case Expression.Measure m -> known.apply(m);
      case Expression.OverPopulation o -> known.apply(o);
      case Expression.ValueAt v -> known.apply(v);
      case Expression.HeldSince h -> known.apply(h);
      case Expression.InSince i -> known.apply(i);
      case Expression.Arithmetic a -> arithmetic(a);
      case Expression.Shifted s -> instant(s.instant(), i -> shifted(i, s.by(), s.ahead()));
      case Expression.ShiftedDay s -> day(s.day(), d -> dayValue(shiftedDay(d, s.by(), s.ahead())));
      case Expression.StartOfDay s ->
          inWorkspaceZone(s.zone())
              ? day(s.day(), d -> instantValue(Calendar.startOfDay(d, zone)))
              : Optional.empty();
      case Expression.DayOf d ->
          inWorkspaceZone(d.zone())
              ? instant(d.instant(), i -> dayValue(Calendar.dayOf(i.toEpochMilli(), zone)))
              : Optional.empty();
      case Expression.StartOfPeriod s ->
          day(s.day(), d -> dayValue(startOfPeriod(d, s.unit(), s.offset())));
      case Expression.Between b ->
          instant(b.from(), from -> instant(b.to(), to -> Optional.of(span(from, to))));
      case Expression.Elapsed e -> instant(e.since(), i -> whole(elapsed(e.unit(), i)));
      case Expression.ElapsedDays e -> day(e.since(), d -> whole(elapsedDays(e.unit(), d)));
      case Expression.NextAnniversary n ->
          day(n.day(), d -> day(n.from(), from -> dayValue(Calendar.nextAnniversary(d, from))));
    };
  }

  /** Today in the workspace's zone. */
  public long today() {
    return Calendar.dayOf(now.toEpochMilli(), zone);
  }

  private static boolean inWorkspaceZone(Expression.ZoneChoice choice) {
    return switch (choice) {
      case WORKSPACE -> true;
      case CONTACT -> false;
    };
  }

  private Optional<Known> instant(Expression e, Function<Instant, Optional<Known>> then) {
    return fold(e)
        .flatMap(
            k ->
                k.value().isPresent() && k.value().get() instanceof Value.Instant(var i)
                    ? then.apply(i)
                    : Optional.of(Known.MISSING));
  }

  private Optional<Known> day(Expression e, Function<Long, Optional<Known>> then) {
    return fold(e)
        .flatMap(
            k ->
                k.value().isPresent() && k.value().get() instanceof Value.Day(var d)
                    ? then.apply(d.toEpochDay())
                    : Optional.of(Known.MISSING));
  }

  private Optional<Known> shifted(Instant instant, Period by, boolean ahead) {
    return Optional.of(
        Known.of(new Value.Instant(ahead ? by.after(instant, zone) : by.before(instant, zone))));
  }

  static long shiftedDay(long day, Period by, boolean ahead) {
    int sign = ahead ? 1 : -1;
    return switch (by) {
      case Period.Exact exact -> day + sign * exact.days();
      case Period.Months(var months) -> Calendar.plusMonths(day, (long) sign * months);
    };
  }

  static long startOfPeriod(long day, TimeUnit unit, int offset) {
    return switch (unit) {
      case SECOND, MINUTE, HOUR -> throw new IllegalArgumentException("periods of " + unit);
      case DAY -> day + offset;
      case WEEK -> Calendar.monday(day) + 7L * offset;
      case MONTH, QUARTER, YEAR -> Calendar.startOfMonths(day, Calendar.months(unit), offset);
    };
  }

  private long elapsed(TimeUnit unit, Instant since) {
    int months = Calendar.months(unit);
    return months > 0
        ? Calendar.monthsBetween(since.toEpochMilli(), now.toEpochMilli(), months, zone)
        : Math.floorDiv(now.toEpochMilli() - since.toEpochMilli(), Calendar.milliseconds(unit));
  }

  private long elapsedDays(TimeUnit unit, long since) {
    return switch (unit) {
      case SECOND, MINUTE, HOUR ->
          elapsed(unit, Instant.ofEpochMilli(Calendar.startOfDay(since, zone)));
      case DAY -> today() - since;
      case WEEK -> Math.floorDiv(today() - since, 7);
      case MONTH, QUARTER, YEAR -> Calendar.monthsBetween(since, today(), Calendar.months(unit));
    };
  }

  private Optional<Known> arithmetic(Expression.Arithmetic a) {
    return fold(a.left())
        .flatMap(left -> fold(a.right()).map(right -> arithmetic(a.operator(), left, right)));
  }

  private static Known arithmetic(Expression.Operator operator, Known left, Known right) {
    if (left.value().isEmpty() || right.value().isEmpty()) {
      return Known.MISSING;
    }
    if (!(left.value().get() instanceof Value.Number(var l)
        && right.value().get() instanceof Value.Number(var r))) {
      throw new IllegalStateException("arithmetic on " + left + " and " + right);
    }
    Optional<Rational> result =
        switch (operator) {
          case PLUS -> l.plus(r);
          case MINUS -> l.minus(r);
          case TIMES -> l.times(r);
          case DIVIDED_BY -> l.dividedBy(r);
        };
    return new Known(result.map(Value.Number::new));
  }

  private static Known span(Instant from, Instant to) {
    return Known.of(new Value.Span(to.toEpochMilli() - from.toEpochMilli()));
  }

  private static Optional<Known> whole(long number) {
    return Optional.of(Known.of(new Value.Number(Rational.of(number))));
  }

  private static Optional<Known> dayValue(long day) {
    return Optional.of(Known.of(new Value.Day(LocalDate.ofEpochDay(day))));
  }

  private static Optional<Known> instantValue(long instant) {
    return Optional.of(Known.of(new Value.Instant(Instant.ofEpochMilli(instant))));
  }
}
