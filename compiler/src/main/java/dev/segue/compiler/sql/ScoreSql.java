package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.ir.Condition.Compare;
import dev.segue.compiler.ir.Condition.Occurs;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.plan.Calendar;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.Field;

/** The points of a score, an integer scaled as its type says. */
final class ScoreSql {
  private static final int HALVINGS = Definitions.Entry.HALVINGS;
  private static final long WHOLE = 1L << HALVINGS;

  /** Halved points are rounded to so many decimals. */
  private static final int DECIMALS = 3;

  private final Emission emission;
  private final Formulas formulas;

  ScoreSql(Emission emission, Formulas formulas) {
    this.emission = emission;
    this.formulas = formulas;
  }

  Operand of(Definitions.Score score, Scope scope) {
    Optional<Operand> sum = Optional.empty();
    for (Definitions.Entry entry : score.entries()) {
      Operand points = points(entry, score.type().scale(), scope);
      sum = Optional.of(sum.map(s -> NumberSql.sum(s, points, false)).orElse(points));
    }
    return ExpressionSql.stored(
        sum.orElseGet(() -> new Operand.Known(Rational.ZERO)), score.type());
  }

  /** A score beside a constant that nothing else asks for is worked out where it is compared. */
  Optional<Condition> test(dev.segue.compiler.ir.Condition condition, Scope scope) {
    return condition
            instanceof
            Compare(
                Expression.ScoreValue(var name, var type),
                var relation,
                Expression.Constant(var value, var of),
                var ignoringCase)
        ? emission
            .workspace()
            .score(name)
            .map(score -> Source.operand(MeasureSql.raw(of(score, scope)), type))
            .map(p -> ConditionSql.leaf(p, relation, ExpressionSql.constant(value), false))
            .map(leaf -> leaf.sql(true))
        : Optional.empty();
  }

  private Operand points(Definitions.Entry entry, int scale, Scope scope) {
    return switch (entry) {
      case Definitions.Entry.When(var points, var condition) -> {
        Condition holds =
            counted(condition, scope, true)
                .orElseGet(() -> formulas.conditions().of(condition, scope, true));
        BigInteger scaled = scaled(points, scale);
        yield new Operand.Scaled(
            when(holds, val(scaled.longValueExact())).otherwise(inline(0L)),
            scale,
            scaled.abs(),
            true);
      }
      case Definitions.Entry.Per per ->
          cut(
              per.halving().isPresent() ? halved(per, scope) : counted(per, scale, scope),
              per,
              scale);
    };
  }

  private static BigInteger scaled(Rational points, int scale) {
    return points.rounded(scale).unscaledValue();
  }

  /** Rows whose number is asked are counted with others where those are read anyway. */
  private Optional<Condition> counted(
      dev.segue.compiler.ir.Condition condition, Scope scope, boolean positive) {
    if (condition instanceof dev.segue.compiler.ir.Condition.Not(var part)) {
      return counted(part, scope, !positive);
    }
    return condition instanceof Occurs(var set, var least, var most)
            && emission.engine().readsOnce()
            && emission.setwise()
            && formulas.rowSets().only(set).isPresent()
            && !new Reads(emission.folding()).contact(set)
        ? Optional.of(
            CountRange.inRange(
                formulas.measures().number(set, scope).field(), least, most, positive))
        : Optional.empty();
  }

  private Operand counted(Definitions.Entry.Per per, int scale, Scope scope) {
    Operand.Scaled rows = formulas.measures().number(per.rows(), scope);
    BigInteger points = scaled(per.points(), scale);
    BigInteger most = points.abs().multiply(MeasureSql.MOST_ROWS);
    if (most.bitLength() >= Long.SIZE) {
      return NumberSql.arithmetic(Expression.Operator.TIMES, rows, new Operand.Known(per.points()));
    }
    Field<Long> sum =
        points.equals(BigInteger.ONE)
            ? rows.field()
            : rows.field().times(val(points.longValueExact()));
    return NumberSql.within(sum, scale, most, true);
  }

  private Operand cut(Operand points, Definitions.Entry.Per per, int scale) {
    if (per.atMost().isEmpty()) {
      return points;
    }
    BigInteger most = scaled(per.atMost().get(), scale);
    Field<Long> sum = NumberSql.atScale(points, scale);
    Field<Long> cut =
        per.points().numerator().signum() >= 0
            ? Answer.whole(e -> e.lesser(sum, val(most.longValueExact())))
            : Answer.whole(e -> e.greater(sum, val(most.negate().longValueExact())));
    return new Operand.Scaled(cut, scale, most.abs(), points.certain());
  }

  /** Rows weigh 2^20, half of it after each period; the sum is rounded to 3 decimals. */
  private Operand halved(Definitions.Entry.Per per, Scope scope) {
    Period halving = per.halving().orElseThrow();
    RowSet young = young(per.rows(), halving);
    boolean isCut = !young.equals(per.rows());
    Rows rows = formulas.rowSets().of(young, scope).withAnyones();
    Operand weight =
        formulas
            .measures()
            .made(
                List.of(per, young),
                young,
                rows,
                new MeasureSql.Wanted(
                    Set.of(), Rows.Look.INSTANT, Rows.called(per.rows(), "weight")),
                f -> weight(f, halving, isCut),
                scope);
    Field<Long> sum = ((Operand.Scaled) weight).field();
    Rational factor =
        new Rational(
            per.points().numerator().abs().multiply(NumberSql.tenTo(DECIMALS)),
            per.points().denominator().multiply(BigInteger.valueOf(WHOLE)));
    BigInteger most =
        factor
            .numerator()
            .multiply(BigInteger.valueOf(WHOLE))
            .multiply(MeasureSql.MOST_ROWS)
            .divide(factor.denominator());
    boolean negative = per.points().numerator().signum() < 0;
    if (factor
            .numerator()
            .multiply(MeasureSql.MOST_ROWS)
            .multiply(BigInteger.valueOf(2 * WHOLE))
            .bitLength()
        >= Long.SIZE) {
      Operand exact =
          NumberSql.arithmetic(
              Expression.Operator.TIMES,
              new Operand.Scaled(
                  sum, 0, MeasureSql.MOST_ROWS.multiply(BigInteger.valueOf(WHOLE)), true),
              new Operand.Known(
                  new Rational(
                      per.points().numerator(),
                      per.points().denominator().multiply(BigInteger.valueOf(WHOLE)))));
      return new Operand.Scaled(NumberSql.atScale(exact, DECIMALS), DECIMALS, most, false);
    }
    Field<Long> rounded = roundedQuotient(sum, factor);
    return new Operand.Scaled(negative ? rounded.neg() : rounded, DECIMALS, most, true);
  }

  /** The sum, which is not below 0, times the factor, rounded half up. */
  private static Field<Long> roundedQuotient(Field<Long> sum, Rational factor) {
    if (factor.denominator().equals(BigInteger.ONE)) {
      return sum.times(val(factor.numerator().longValueExact()));
    }
    boolean even = !factor.denominator().testBit(0);
    BigInteger numerator = even ? factor.numerator() : factor.numerator().shiftLeft(1);
    BigInteger denominator = even ? factor.denominator() : factor.denominator().shiftLeft(1);
    Field<Long> dividend =
        sum.times(val(numerator.longValueExact()))
            .plus(val(denominator.shiftRight(1).longValueExact()));
    Field<Long> divisor = val(denominator.longValueExact());
    return Answer.whole(e -> e.quotient(dividend, divisor));
  }

  /** Without the events that weigh nothing any more. */
  private RowSet young(RowSet rows, Period halving) {
    if (!(rows instanceof RowSet.Events(var kinds, var filter, Window(var from, var to))
        && from.isEmpty())) {
      return rows;
    }
    Value oldest = new Value.Instant(Instant.ofEpochMilli(oldest(halving)));
    Window.Bound after =
        new Window.Bound(new Expression.Constant(oldest, Type.INSTANT), /* inclusive= */ false);
    return new RowSet.Events(kinds, filter, new Window(Optional.of(after), to));
  }

  private long oldest(Period halving) {
    long now = emission.folding().now().toEpochMilli();
    return switch (halving) {
      case Period.Exact(var milliseconds) -> now - HALVINGS * milliseconds;
      case Period.Months(var months) -> edges(now, months).getLast();
    };
  }

  private MeasureSql.Aggregate weight(Rows.Flat rows, Period halving, boolean isCut) {
    Field<Long> each =
        rows.each(rows.at().map(at -> weight(at, halving, isCut)).orElseGet(() -> inline(WHOLE)));
    Field<Long> sum = coalesce(Answer.whole(e -> e.sum(each)), inline(0L));
    return new MeasureSql.Aggregate(
        new Operand.Scaled(sum, 0, MeasureSql.MOST_ROWS.multiply(BigInteger.valueOf(WHOLE)), true),
        true);
  }

  /** What a row weighs. It is no younger than now. */
  private Field<Long> weight(Field<Long> at, Period halving, boolean isCut) {
    long now = emission.folding().now().toEpochMilli();
    return switch (halving) {
      case Period.Exact(var milliseconds) -> {
        Field<Long> weight =
            Answer.whole(
                e -> e.shifted(inline(WHOLE), e.quotient(val(now).minus(at), val(milliseconds))));
        yield isCut ? weight : when(at.gt(val(oldest(halving))), weight).otherwise(inline(0L));
      }
      case Period.Months(var months) -> weight(at, edges(now, months));
    };
  }

  /** When the calendar says that another halving is full, from now back. */
  private List<Long> edges(long now, int months) {
    return LongStream.rangeClosed(1, HALVINGS)
        .map(n -> Calendar.plusMonths(now, -n * months, emission.folding().zone()))
        .boxed()
        .toList();
  }

  private static Field<Long> weight(Field<Long> at, List<Long> edges) {
    CaseConditionStep<Long> weights = when(at.gt(val(edges.getFirst())), inline(WHOLE));
    for (int halvings = 1; halvings < HALVINGS; halvings++) {
      weights = weights.when(at.gt(val(edges.get(halvings))), inline(WHOLE >> halvings));
    }
    return weights.otherwise(inline(0L));
  }
}
