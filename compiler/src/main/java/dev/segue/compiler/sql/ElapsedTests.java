package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.Compare;
import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.plan.Calendar;
import dev.segue.compiler.plan.Folding;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * {@code days since D > 30} beside a constant is {@code D < a day}: a plain range of what stands in
 * the column.
 */
final class ElapsedTests {
  /** Beyond so many units the calendar may end: then it is worked out row by row. */
  private static final BigInteger MOST = BigInteger.valueOf(1_000_000);

  private ElapsedTests() {}

  /** The same comparison with what is known on the right. */
  static Compare constantRight(Compare c, Folding folding) {
    boolean turn = folding.fold(c.left()).isPresent() && folding.fold(c.right()).isEmpty();
    return turn
        ? new Compare(
            /* left= */ c.right(), c.relation().mirrored(), /* right= */ c.left(), c.ignoringCase())
        : c;
  }

  /** A simpler condition of the same meaning. */
  static Optional<Condition> simpler(Compare c, Folding folding) {
    Optional<Value> right = folding.fold(c.right()).flatMap(Folding.Known::value);
    if (right.isEmpty() || folding.fold(c.left()).isPresent()) {
      return Optional.empty();
    }
    return switch (right.get()) {
      case Value.Number(var number) -> elapsed(c, number, folding);
      case Value.Span(var span) -> between(c, span, folding);
      case Value.Text t -> Optional.empty();
      case Value.Truth t -> Optional.empty();
      case Value.Day d -> Optional.empty();
      case Value.Instant i -> Optional.empty();
      case Value.Items i -> Optional.empty();
      case Value.Location l -> Optional.empty();
    };
  }

  private static Optional<Condition> elapsed(Compare c, Rational number, Folding folding) {
    if (c.left() instanceof Expression.Elapsed(TimeUnit unit, Expression since)
        && Calendar.months(unit) == 0) {
      return units(c.relation(), number, n -> atMost(since, instant(folding.now(), unit, n)));
    }
    if (c.left() instanceof Expression.ElapsedDays(TimeUnit unit, Expression since)) {
      return units(c.relation(), number, n -> atMost(since, day(folding, unit, n)));
    }
    return Optional.empty();
  }

  /** That at least so many units have passed. */
  @FunctionalInterface
  private interface Passed {
    Condition units(long number);
  }

  private static Optional<Condition> units(Relation relation, Rational number, Passed passed) {
    BigInteger floor = NumberSql.rounded(number, RoundingMode.FLOOR);
    BigInteger ceiling = NumberSql.rounded(number, RoundingMode.CEILING);
    if (floor.abs().compareTo(MOST) > 0) {
      return Optional.empty();
    }
    long below = floor.longValueExact();
    long least = ceiling.longValueExact();
    return switch (relation) {
      case GREATER -> Optional.of(passed.units(below + 1));
      case GREATER_OR_EQUAL -> Optional.of(passed.units(least));
      // not yet so many: but what is missing is no number of units either
      case LESS -> Optional.of(later(passed.units(least)));
      case LESS_OR_EQUAL -> Optional.of(later(passed.units(below + 1)));
      case EQUAL ->
          below == least
              ? Optional.of(
                  new Condition.All(List.of(passed.units(below), later(passed.units(below + 1)))))
              : Optional.of(Condition.FALSE);
    };
  }

  private static Condition atMost(Expression since, Expression.Constant cut) {
    return new Compare(since, Relation.LESS_OR_EQUAL, cut, false);
  }

  private static Condition later(Condition atMost) {
    Compare c = (Compare) atMost;
    return new Compare(c.left(), Relation.GREATER, c.right(), false);
  }

  private static Expression.Constant instant(Instant now, TimeUnit unit, long units) {
    return instant(now.toEpochMilli() - units * Calendar.milliseconds(unit));
  }

  private static Expression.Constant instant(long milliseconds) {
    return new Expression.Constant(
        new Value.Instant(Instant.ofEpochMilli(milliseconds)), Type.INSTANT);
  }

  /** The last day from which so many units have passed. */
  private static Expression.Constant day(Folding folding, TimeUnit unit, long units) {
    long today = folding.today();
    long day =
        switch (unit) {
          case SECOND, MINUTE, HOUR ->
              Calendar.dayOf(
                  folding.now().toEpochMilli() - units * Calendar.milliseconds(unit),
                  folding.zone());
          case DAY -> today - units;
          case WEEK -> today - 7 * units;
          case MONTH, QUARTER, YEAR -> Calendar.plusMonths(today, -units * Calendar.months(unit));
        };
    return new Expression.Constant(new Value.Day(LocalDate.ofEpochDay(day)), Type.DAY);
  }

  /** {@code now - first(..) > 3 days}: one end is known. */
  private static Optional<Condition> between(Compare c, long span, Folding folding) {
    if (!(c.left() instanceof Expression.Between(Expression from, Expression to))) {
      return Optional.empty();
    }
    Optional<Value> first = folding.fold(from).flatMap(Folding.Known::value);
    Optional<Value> last = folding.fold(to).flatMap(Folding.Known::value);
    if (last.isPresent()) {
      return Optional.of(
          new Compare(
              from, c.relation().mirrored(), instant(milliseconds(last.get()) - span), false));
    }
    return first.map(f -> new Compare(to, c.relation(), instant(milliseconds(f) + span), false));
  }

  private static long milliseconds(Value instant) {
    return ((Value.Instant) instant).instant().toEpochMilli();
  }
}
