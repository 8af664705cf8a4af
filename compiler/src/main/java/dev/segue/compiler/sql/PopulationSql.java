package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Expression.Function;
import dev.segue.compiler.ir.Population.Measured;
import dev.segue.compiler.ir.Population.Statistic;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.sql.MeasureSql.Aggregate;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;

/**
 * Measures of a population: worked out once for everyone, a row for all who are measured together,
 * to which each contact is then joined.
 */
final class PopulationSql {
  private static final String RANKED = "n";
  private static final String PLACE = "place";
  private static final String NUMBER = "number";

  /** Numbers of so many decimals stay whole numbers that fit. */
  private static final int MOST_DECIMALS = 3;

  private final Formulas formulas;

  PopulationSql(Formulas formulas) {
    this.formulas = formulas;
  }

  /** A select of (same.., value), and what its value is. */
  private record Made(Select<? extends Record> select, Aggregate aggregate) {}

  Operand measure(Expression.OverPopulation o, Scope scope) {
    Pool pool = pool(o);
    Made made = made(o, pool);
    String name = formulas.everyone().emission().withs().made(o, called(o), made::select);
    return looked(o, pool, name, made.aggregate(), scope);
  }

  /**
   * Beside a constant, of those who have one thing in common: whether it is one of those things for
   * whose contacts it holds, or (negative) is not.
   */
  Optional<Condition> test(
      Expression.OverPopulation o, Relation relation, Value value, Scope scope, boolean positive) {
    Pool pool = pool(o);
    if (pool.shared() != 1) {
      return Optional.empty();
    }
    Made made = made(o, pool);
    Operand constant = ExpressionSql.constant(value);
    String name = formulas.everyone().emission().withs().made(o, called(o), made::select);
    Aggregate aggregate = made.aggregate();
    boolean zero =
        aggregate.zero()
            && constant instanceof Operand.Known(Rational number)
            && relation.holds(Rational.ZERO.compareTo(number));
    Field<Object> column = Names.column(name, Pool.VALUE, Object.class);
    Operand measure =
        aggregate.value().moved(f -> OwnColumn.again(f, column), aggregate.value().certain());
    Select<? extends Record> who =
        pool.fitting(name, ConditionSql.leaf(measure, relation, constant, false).sql(!zero));
    Field<Object> own = Pool.common(o.population(), formulas, scope).getFirst();
    return Optional.of(positive != zero ? Among.in(own, who, true) : Among.inNone(own, who));
  }

  /**
   * The same rounded to a scale, down or up: a number of that scale is above or below the one where
   * it is above or below the other. Nothing where it is no fraction.
   *
   * @param beside the number of that scale
   */
  Optional<Operand> rounded(
      Expression.OverPopulation o, Operand.Scaled beside, boolean up, Scope scope) {
    int scale = beside.scale();
    Pool pool = pool(o);
    Made made = made(o, pool);
    if (!(made.aggregate().value() instanceof Operand.Exact) || scale > MOST_DECIMALS) {
      return Optional.empty();
    }
    Withs withs = formulas.everyone().emission().withs();
    boolean isOwn = OwnColumn.isExact(beside.field());
    String name =
        withs.made(
            List.of(o, scale, up, isOwn),
            called(o) + (up ? "_up" : "_down"),
            () ->
                mean(o, pool, scale, up)
                    .<Select<? extends Record>>map(
                        whole -> grouped(shown(whole, scale, isOwn), pool))
                    .orElseGet(
                        () -> {
                          String exact = withs.made(o, called(o), made::select);
                          List<SelectField<?>> columns = pool.named(exact);
                          Field<Long> whole =
                              Answer.call(
                                  up ? NumberFunctions.CEILING : NumberFunctions.FLOOR,
                                  Names.column(exact, Pool.VALUE, Object.class),
                                  inline(scale));
                          columns.add(shown(whole, scale, isOwn).as(Names.of(Pool.VALUE)));
                          return select(columns).from(Names.tableOf(exact));
                        }));
    Field<Long> column = Names.column(name, Pool.VALUE, Long.class);
    Operand whole =
        new Operand.Scaled(
            isOwn ? OwnColumn.scaled(column, scale) : column,
            scale,
            NumberSql.limit(scale).subtract(BigInteger.ONE),
            false);
    return Optional.of(looked(o, pool, name, MeasureSql.missing(whole), scope));
  }

  /** Of a mean of numbers of that scale the whole number below or above, where it surely fits. */
  private static Optional<Field<Long>> mean(
      Expression.OverPopulation o, Pool pool, int scale, boolean up) {
    boolean isMean =
        o.statistic() instanceof Statistic.Of(var function) && function == Function.AVG;
    return isMean
            && value(o, pool) instanceof Operand.Scaled s
            && s.scale() == scale
            && s.most().compareTo(MeasureSql.MOST_SUMMED) < 0
        ? Optional.of(
            NumberSql.quotient(
                MeasureSql.plainSum(s), Typed.whole(count(OwnColumn.present(s.field()))), up))
        : Optional.empty();
  }

  private static Field<?> shown(Field<Long> whole, int scale, boolean isOwn) {
    return isOwn ? OwnColumn.unscaled(whole, scale) : whole;
  }

  private Pool pool(Expression.OverPopulation o) {
    Everyone everyone = formulas.everyone();
    return switch (o.measured()) {
      case Measured.Values(var value) -> Pool.values(everyone, o.population(), value);
      case Measured.Rows rows -> Pool.rows(everyone, o.population(), rows, isInTime(o));
    };
  }

  /** Whether it matters which row comes first. */
  private static boolean isInTime(Expression.OverPopulation o) {
    return o.statistic() instanceof Statistic.Of(var function) && function.isOfOrder();
  }

  /** {@code monthly_charge_avg}. */
  private static String called(Expression.OverPopulation o) {
    String measure =
        switch (o.statistic()) {
          case Statistic.Of(var function) -> function.name().toLowerCase(Locale.ROOT);
          case Statistic.Percentile p -> "percentile";
        };
    return switch (o.measured()) {
      case Measured.Values(Expression.Attribute(var field)) -> field.name() + "_" + measure;
      case Measured.Values v -> "people_" + measure;
      case Measured.Rows(var rows, var of) -> Rows.called(rows, measure);
    };
  }

  private Made made(Expression.OverPopulation o, Pool pool) {
    return switch (o.statistic()) {
      case Statistic.Percentile(var percent) -> {
        Operand x = value(o, pool);
        Hundredths share = Hundredths.of(percent);
        yield ofGroup(x, share)
            .map(field -> new Made(grouped(field, pool), MeasureSql.missing(x)))
            .orElseGet(() -> at(pool, x, ascending(x), share.nearest(place(), number())));
      }
      case Statistic.Of of -> of(of.function(), o, pool);
    };
  }

  private Optional<Field<Object>> ofGroup(Operand x, Hundredths share) {
    return x instanceof Operand.Exact
        ? Optional.empty()
        : formulas
            .everyone()
            .emission()
            .engine()
            .percentile(OwnColumn.number(MeasureSql.raw(x)), share);
  }

  private static Made of(Function function, Expression.OverPopulation o, Pool pool) {
    return switch (function) {
      case COUNT, DISTINCT, SUM, AVG -> grouped(function, o, pool);
      case MIN, MAX -> extreme(function, o, pool);
      case MEDIAN -> median(value(o, pool), pool);
      case MOST_COMMON -> {
        Operand x = value(o, pool);
        yield new Made(new UsualValueOfPool(pool).of(o.measured(), x), MeasureSql.missing(x));
      }
      case FIRST, SECOND, THIRD, LAST -> ofOneRow(function, o, pool);
    };
  }

  /** What is measured: nothing where rows are counted or their instants asked. */
  private static Optional<Type> measured(Expression.OverPopulation o) {
    return switch (o.measured()) {
      case Measured.Values(var value) -> Optional.of(value.type());
      case Measured.Rows(var rows, var of) -> of.map(Expression::type);
    };
  }

  private static Operand value(Expression.OverPopulation o, Pool pool) {
    return measured(o)
        .map(type -> Source.operand(pool.value(), type))
        .orElseGet(() -> new Operand.Plain(pool.column(Pool.AT), false));
  }

  private static Made grouped(Function function, Expression.OverPopulation o, Pool pool) {
    Operand x = value(o, pool);
    Aggregate aggregate =
        switch (function) {
          case COUNT ->
              MeasureSql.counted(
                  Typed.whole(
                      measured(o).isEmpty()
                          ? count()
                          : count(OwnColumn.present(MeasureSql.raw(x)))));
          case DISTINCT -> MeasureSql.counted(Typed.whole(countDistinct(MeasureSql.raw(x))));
          case SUM -> MeasureSql.sumOf(x);
          case AVG -> MeasureSql.missing(MeasureSql.meanOf(x));
          case MIN, FIRST -> MeasureSql.missing(x.moved(f -> OwnColumn.extreme(f, true), false));
          case MAX, LAST -> MeasureSql.missing(x.moved(f -> OwnColumn.extreme(f, false), false));
          case MEDIAN, MOST_COMMON, SECOND, THIRD ->
              throw new IllegalArgumentException(function + " is of some of the rows");
        };
    return new Made(grouped(OwnColumn.number(MeasureSql.raw(aggregate.value())), pool), aggregate);
  }

  private static Select<? extends Record> grouped(Field<?> value, Pool pool) {
    List<SelectField<?>> columns = pool.named(Pool.ALIAS);
    columns.add(value.as(Names.of(Pool.VALUE)));
    var all = select(columns).from(pool.table());
    return pool.shared() == 0 ? all : all.groupBy(pool.same(Pool.ALIAS));
  }

  private static Made extreme(Function function, Expression.OverPopulation o, Pool pool) {
    Operand x = value(o, pool);
    if (!(x instanceof Operand.Exact)) {
      return grouped(function, o, pool);
    }
    Field<?> order = order(x);
    return at(
        pool, x, function == Function.MIN ? order.asc() : order.desc(), place().eq(inline(1L)));
  }

  /** What a value is ordered by. */
  static Field<?> order(Operand x) {
    return x instanceof Operand.Exact e
        ? Answer.textOf(NumberFunctions.ORDER, e.field())
        : OwnColumn.number(MeasureSql.raw(x));
  }

  private static Field<Object> number(Operand x) {
    return Typed.any(OwnColumn.number(MeasureSql.raw(x)));
  }

  private static OrderField<?> ascending(Operand x) {
    return order(x).asc();
  }

  private static Field<Long> place() {
    return Names.column(RANKED, PLACE, Long.class);
  }

  private static Field<Long> number() {
    return Names.column(RANKED, NUMBER, Long.class);
  }

  /** The values that are there, ordered, those at some places. */
  private static Made at(Pool pool, Operand x, OrderField<?> order, Condition places) {
    Select<?> ranked = ranked(pool, List.of(order), Optional.of(number(x)));
    List<SelectField<?>> columns = pool.named(RANKED);
    columns.add(Names.column(RANKED, Pool.VALUE, Object.class).as(Names.of(Pool.VALUE)));
    return new Made(
        select(columns).from(ranked.asTable(Names.of(RANKED))).where(places),
        MeasureSql.missing(x));
  }

  /** Each with its place, and how many there are. */
  private static Select<?> ranked(
      Pool pool, List<OrderField<?>> order, Optional<Field<Object>> present) {
    List<SelectField<?>> columns = pool.named(Pool.ALIAS);
    columns.add(present.orElseGet(() -> pool.column(Pool.AT)).as(Names.of(Pool.VALUE)));
    columns.add(rowNumber().over(over(pool).orderBy(order)).as(Names.of(PLACE)));
    columns.add(count().over(over(pool)).as(Names.of(NUMBER)));
    return select(columns)
        .from(pool.table())
        .where(Logic.where(present.map(Field::isNotNull).orElse(Logic.TRUE)));
  }

  static org.jooq.WindowSpecificationOrderByStep over(Pool pool) {
    return partitionBy(pool.same(Pool.ALIAS));
  }

  private static Made median(Operand x, Pool pool) {
    Select<?> ranked = ranked(pool, List.of(ascending(x)), Optional.of(number(x)));
    Operand each =
        x.moved(f -> OwnColumn.again(f, Names.column(RANKED, Pool.VALUE, Object.class)), false);
    Operand mean = MeasureSql.meanOf(each);
    List<SelectField<?>> columns = pool.named(RANKED);
    columns.add(MeasureSql.raw(mean).as(Names.of(Pool.VALUE)));
    Field<Long> twice = place().times(inline(2L));
    var middle =
        select(columns)
            .from(ranked.asTable(Names.of(RANKED)))
            .where(twice.between(number(), number().plus(inline(2L))));
    return new Made(
        pool.shared() == 0 ? middle : middle.groupBy(pool.same(RANKED)), MeasureSql.missing(mean));
  }

  private static Made ofOneRow(Function function, Expression.OverPopulation o, Pool pool) {
    if (measured(o).isEmpty() && (function == Function.FIRST || function == Function.LAST)) {
      return grouped(function, o, pool);
    }
    Operand x = value(o, pool);
    List<OrderField<?>> order = new ArrayList<>();
    for (Field<Object> by : pool.inTime()) {
      order.add(function == Function.LAST ? by.desc() : by.asc());
    }
    List<SelectField<?>> columns = pool.named(Pool.ALIAS);
    columns.add(number(x).as(Names.of(Pool.VALUE)));
    columns.add(rowNumber().over(over(pool).orderBy(order)).as(Names.of(PLACE)));
    long place = function == Function.SECOND ? 2 : function == Function.THIRD ? 3 : 1;
    List<SelectField<?>> outer = pool.named(RANKED);
    outer.add(Names.column(RANKED, Pool.VALUE, Object.class).as(Names.of(Pool.VALUE)));
    return new Made(
        select(outer)
            .from(select(columns).from(pool.table()).asTable(Names.of(RANKED)))
            .where(place().eq(inline(place))),
        MeasureSql.missing(x));
  }

  /**
   * The value for a contact: joined by what they have in common, or where all have it looked up.
   */
  private Operand looked(
      Expression.OverPopulation o, Pool pool, String name, Aggregate aggregate, Scope scope) {
    Operand value = aggregate.value();
    Field<Object> column = Names.column(name, Pool.VALUE, Object.class);
    if (pool.shared() == 0) {
      Field<Object> one = field(select(column).from(Names.tableOf(name)));
      return value.moved(f -> OwnColumn.again(f, one), aggregate.zero() && value.certain());
    }
    List<Field<Object>> common = Pool.common(o.population(), formulas, scope);
    List<Field<Object>> same = pool.same(name);
    List<Condition> on = new ArrayList<>();
    for (int n = 0; n < same.size(); n++) {
      on.add(same.get(n).eq(ListedText.plain(common.get(n))));
    }
    ContactRows contacts = scope.contacts();
    Field<Object> there;
    Field<Object> found;
    if (contacts.joined(name).isPresent()
        || contacts.hasRoom(formulas.everyone().emission().engine())) {
      contacts.join(name, a -> Logic.all(on));
      there = same.getFirst();
      found = column;
    } else {
      there = field(select(same.getFirst()).from(Names.tableOf(name)).where(Logic.all(on)));
      found = field(select(column).from(Names.tableOf(name)).where(Logic.all(on)));
    }
    if (!aggregate.zero()) {
      return value.moved(f -> OwnColumn.again(f, found), false);
    }
    Field<Object> zero = Typed.any(value instanceof Operand.Exact ? inline("0") : inline(0L));
    return value.certain()
        ? value.moved(f -> coalesce(found, zero), true)
        : value.moved(f -> when(there.isNull(), zero).otherwise(found), false);
  }
}
