package dev.segue.compiler.solve;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Rational;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A place on a line on which values are compared: a number, a day, an instant that is written down,
 * or one so far from now, from today, from the beginning of this month. Places on two lines are not
 * compared, for now may be whenever.
 */
record Cut(Object line, Rational at) {
  /** What is written down: numbers as they are, days since 1970, instants in milliseconds. */
  static final Object WRITTEN = "written";

  private static final Object NOW = "now";
  private static final Object TODAY = "today";

  /** The place that a value has, if it is the same for all contacts. */
  static Optional<Cut> of(Expression value, ZoneId zone) {
    return switch (value) {
      case Expression.Constant(var constant, var type) -> of(constant);
      case Expression.Now n -> Optional.of(new Cut(NOW, Rational.ZERO));
      case Expression.Shifted(var from, Period.Exact(var by), var ahead) ->
          of(from, zone)
              .filter(c -> !(c.line instanceof Starts))
              .flatMap(c -> c.moved(ahead ? by : -by));
      case Expression.DayOf(Expression.Now n, Expression.ZoneChoice choice)
          when choice == Expression.ZoneChoice.WORKSPACE ->
          Optional.of(new Cut(TODAY, Rational.ZERO));
      case Expression.ShiftedDay(var from, Period.Exact by, var ahead) ->
          of(from, zone)
              .filter(c -> !(c.line instanceof Unit))
              .flatMap(c -> c.moved(ahead ? by.days() : -by.days()));
      case Expression.StartOfPeriod(
              Expression.DayOf(Expression.Now n, Expression.ZoneChoice choice),
              var unit,
              var offset)
          when choice == Expression.ZoneChoice.WORKSPACE ->
          unit == TimeUnit.DAY
              ? Optional.of(new Cut(TODAY, Rational.of(offset)))
              : Optional.of(new Cut(new Unit(unit), Rational.of(offset)));
      case Expression.StartOfDay(Expression.Constant(Value.Day(var day), var type), var choice)
          when choice == Expression.ZoneChoice.WORKSPACE ->
          of(new Value.Instant(day.atStartOfDay(zone).toInstant()));
      case Expression.StartOfDay(var day, var choice)
          when choice == Expression.ZoneChoice.WORKSPACE ->
          of(day, zone).map(c -> new Cut(new Starts(c.line), c.at));
      case Expression other -> Optional.empty();
    };
  }

  /** Beginnings of weeks, months .. counted from the one around now. */
  private record Unit(TimeUnit unit) {}

  /** First moments of days: in the order of the days, however long these are. */
  private record Starts(Object days) {}

  private Optional<Cut> moved(long by) {
    return at.plus(Rational.of(by)).map(moved -> new Cut(line, moved));
  }

  static Optional<Cut> of(Value constant) {
    return number(constant).map(n -> new Cut(WRITTEN, n));
  }

  /** Where a value lies among those of its type; text and truth are not on a line. */
  static Optional<Rational> number(Value constant) {
    return switch (constant) {
      case Value.Number(var number) -> Optional.of(number);
      case Value.Day(var day) -> Optional.of(Rational.of(day.toEpochDay()));
      case Value.Instant(var instant) -> Optional.of(Rational.of(instant.toEpochMilli()));
      case Value.Span(var milliseconds) -> Optional.of(Rational.of(milliseconds));
      case Value.Text t -> Optional.empty();
      case Value.Truth t -> Optional.empty();
      case Value.Items i -> Optional.empty();
      case Value.Location l -> Optional.empty();
    };
  }

  /** Of some lines whole numbers are all there is. */
  static boolean isOfDays(Object line) {
    return line.equals(TODAY);
  }

  boolean isNow() {
    return line.equals(NOW);
  }

  static Cut now() {
    return new Cut(NOW, Rational.ZERO);
  }
}
