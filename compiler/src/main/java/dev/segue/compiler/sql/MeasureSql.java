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

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Expression.Function;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Select;

/** Measures of rows: for everyone the rows are grouped once, else looked up for each contact. */
final class MeasureSql {
  static final String VALUE = "value";
  private static final String PLACE = "place";

  /** No contact has so many rows. */
  static final BigInteger MOST_ROWS = BigInteger.TEN.pow(9);

  private static final BigInteger MOST_DISTINCT = BigInteger.TEN.pow(12);

  private final Emission emission;
  private final Formulas formulas;

  MeasureSql(Emission emission, Formulas formulas) {
    this.emission = emission;
    this.formulas = formulas;
  }

  /** What is made of the rows of a contact; {@code zero}: over nothing it is 0, else missing. */
  record Aggregate(Operand value, boolean zero) {}

  /** What of the rows is looked at, and what the result is called. */
  record Wanted(Set<Expression.Property> properties, Rows.Look look, String called) {}

  /** How an aggregate is made of rows. */
  @FunctionalInterface
  interface Making {
    Aggregate of(Rows.Flat rows);
  }

  Operand of(Expression.Measure m, Scope scope) {
    Rows rows = formulas.rowSets().of(m.rows(), scope);
    return switch (m.function()) {
      case COUNT, SUM, AVG, MIN, MAX, MEDIAN, DISTINCT ->
          made(
              m,
              rows,
              new Wanted(wanted(m), look(m), called(m)),
              f -> aggregate(m, f, scope),
              scope);
      case FIRST, LAST -> {
        if (m.of().isPresent()) {
          yield ofOneRow(m, rows, scope);
        }
        yield isTimed(rows)
            ? made(
                m,
                rows,
                new Wanted(Set.of(), look(m), called(m)),
                f -> aggregate(m, f, scope),
                scope)
            : new Operand.Nothing();
      }
      case SECOND, THIRD ->
          m.of().isPresent() || isTimed(rows) ? ofOneRow(m, rows, scope) : new Operand.Nothing();
      case MOST_COMMON -> ofOneRow(m, rows, scope);
    };
  }

  static boolean isTimed(Rows rows) {
    return rows.branches().getFirst().at().isPresent();
  }

  private static Set<Expression.Property> wanted(Expression.Measure m) {
    return m.of().map(Reads::properties).orElse(Set.of());
  }

  /** Where nothing is measured of a row and rows are not counted, its instant is. */
  static Rows.Look look(Expression.Measure m) {
    return m.of().isEmpty() && m.function() != Function.COUNT
        ? Rows.Look.INSTANT
        : Rows.Look.NOTHING;
  }

  private static String called(Expression.Measure m) {
    return Rows.called(m.rows(), m.function().name().toLowerCase(Locale.ROOT));
  }

  boolean grouped(Rows rows, Scope scope) {
    return emission.setwise() && !rows.correlated() && scope.contacts().hasRoom(emission.engine());
  }

  /** An aggregate: joined where everyone is asked, else looked up. */
  Operand made(Object what, Rows rows, Wanted wanted, Making making, Scope scope) {
    Field<Object> key = rows.owner();
    if (grouped(rows, scope)) {
      Rows.Flat flat = rows.flat(Optional.empty(), wanted.properties(), wanted.look());
      Aggregate aggregate = making.of(flat);
      Select<?> select =
          select(
                  flat.contact().as(Names.of(StateTables.CONTACT)),
                  raw(aggregate.value()).as(Names.of(VALUE)))
              .from(flat.from())
              .where(Logic.where(flat.where()))
              .groupBy(flat.contact());
      return joined(what, wanted.called(), select, aggregate, rows, scope);
    }
    Rows.Flat flat = rows.flat(Optional.of(key), wanted.properties(), wanted.look());
    Aggregate aggregate = making.of(flat);
    Field<?> value =
        field(select(raw(aggregate.value())).from(flat.from()).where(Logic.where(flat.where())));
    return aggregate.value().moved(f -> value, aggregate.value().certain() && aggregate.zero());
  }

  /** The value of a select of (contact, value), which has no more than a row for each. */
  private Operand joined(
      Object what, String called, Select<?> select, Aggregate aggregate, Rows rows, Scope scope) {
    ContactRows contacts = scope.contacts();
    String name = emission.withs().made(what, called, () -> select);
    contacts.join(name, a -> Names.column(a, StateTables.CONTACT, Object.class).eq(rows.owner()));
    Operand value = aggregate.value();
    Field<Object> column = Names.column(name, VALUE, Object.class);
    if (!aggregate.zero()) {
      return value.moved(f -> column, false);
    }
    Field<Object> zero = Typed.any((value instanceof Operand.Exact ? inline("0") : inline(0L)));
    return value.certain()
        ? value.moved(f -> coalesce(column, zero), true)
        : value.moved(
            f ->
                when(Names.column(name, StateTables.CONTACT, Object.class).isNull(), zero)
                    .otherwise(column),
            false);
  }

  static Field<Object> raw(Operand operand) {
    return Typed.any(
        switch (operand) {
          case Operand.Nothing n -> inline((String) null);
          case Operand.Plain p -> Answer.column(p.field());
          case Operand.Known k -> NumberSql.text(k);
          case Operand.Scaled s -> s.field();
          case Operand.Exact e -> e.field();
        });
  }

  /** What is measured of a row. */
  Operand measured(Expression.Measure m, Rows.Flat rows, Scope scope) {
    return NumberSql.scaled(
        m.of()
            .map(e -> formulas.expressions().of(e, scope.at(rows.row())))
            .orElseGet(() -> new Operand.Plain(rows.at().orElseThrow(), true)));
  }

  /** A measure of a whole group of rows. */
  Aggregate aggregate(Expression.Measure m, Rows.Flat rows, Scope scope) {
    if (m.function() == Function.COUNT && m.of().isEmpty()) {
      return counted(Typed.whole(count()));
    }
    Operand x = measured(m, rows, scope);
    if (x instanceof Operand.Nothing) {
      return nothing(m.function());
    }
    Field<?> value = raw(x);
    return switch (m.function()) {
      case COUNT -> counted(Typed.whole(count(OwnColumn.present(value))));
      case DISTINCT -> counted(Typed.whole(countDistinct(value)));
      case SUM -> sumOf(x);
      case AVG -> missing(meanOf(x));
      case MEDIAN -> missing(medianOf(x));
      case MIN, FIRST -> missing(extreme(x, true));
      case MAX, LAST -> missing(extreme(x, false));
      case SECOND, THIRD, MOST_COMMON -> throw new IllegalArgumentException("of one row");
    };
  }

  static Aggregate nothing(Function function) {
    return switch (function) {
      case COUNT, DISTINCT, SUM -> counted(inline(0L));
      case AVG, MIN, MAX, MEDIAN, MOST_COMMON, FIRST, SECOND, THIRD, LAST ->
          missing(new Operand.Plain(inline((Long) null), false));
    };
  }

  static Aggregate counted(Field<Long> number) {
    return new Aggregate(new Operand.Scaled(number, 0, MOST_DISTINCT, true), true);
  }

  static Aggregate missing(Operand value) {
    return new Aggregate(value.moved(f -> f, false), false);
  }

  static Aggregate sumOf(Operand x) {
    if (x instanceof Operand.Scaled s) {
      if (s.most().compareTo(MOST_SUMMED) >= 0) {
        Field<Long> total =
            Answer.call(NumberFunctions.TOTAL, upper(s), lower(s), inline(s.scale()));
        Field<Long> sum = when(count(s.field()).eq(inline(0)), inline(0L)).otherwise(total);
        return new Aggregate(new Operand.Scaled(sum, s.scale(), most(s.scale()), false), true);
      }
      Field<Long> sum = coalesce(plainSum(s), inline(0L));
      return new Aggregate(
          NumberSql.within(sum, s.scale(), s.most().multiply(MANY_ROWS), true), true);
    }
    Field<String> all = listed(raw(x));
    Field<String> sum =
        when(all.isNull(), inline("0")).otherwise(Answer.textOf(NumberFunctions.SUM_OF, all));
    return new Aggregate(new Operand.Exact(sum, false), true);
  }

  /** Larger values are summed in two halves, so that no sum overflows. */
  static final BigInteger MOST_SUMMED = BigInteger.TEN.pow(15);

  /** Rows of a contact that together reach the limit of numbers are at least so many. */
  static final BigInteger MANY_ROWS = BigInteger.TEN.pow(5);

  static Field<Long> plainSum(Operand.Scaled s) {
    return OwnColumn.sum(s.field()).orElseGet(() -> Answer.whole(e -> e.sum(s.field())));
  }

  private static BigInteger most(int scale) {
    return NumberSql.limit(scale).subtract(BigInteger.ONE).min(BigInteger.valueOf(Long.MAX_VALUE));
  }

  private static Field<Long> upper(Operand.Scaled s) {
    return Answer.whole(e -> e.sum(e.shifted(s.field(), inline((long) NumberFunctions.HALF_BITS))));
  }

  private static Field<Long> lower(Operand.Scaled s) {
    Field<Long> half = s.field().bitAnd(inline((1L << NumberFunctions.HALF_BITS) - 1));
    return Answer.whole(e -> e.sum(half));
  }

  static Operand meanOf(Operand x) {
    if (x instanceof Operand.Scaled s) {
      Field<Long> rows = Typed.whole(count(OwnColumn.present(s.field())));
      return new Operand.Exact(
          s.most().compareTo(MOST_SUMMED) < 0
              ? Answer.textOf(
                  NumberFunctions.DIVIDE,
                  plainSum(s),
                  s.scale() == 0
                      ? rows
                      : rows.times(inline(NumberSql.tenTo(s.scale()).longValueExact())))
              : Answer.textOf(NumberFunctions.MEAN, upper(s), lower(s), rows, inline(s.scale())),
          false);
    }
    return new Operand.Exact(Answer.textOf(NumberFunctions.MEAN_OF, listed(raw(x))), false);
  }

  private static Operand medianOf(Operand x) {
    Field<String> median = Answer.textOf(NumberFunctions.MEDIAN_OF, listed(raw(x)));
    return new Operand.Exact(
        x instanceof Operand.Scaled s && s.scale() > 0
            ? Answer.textOf(
                NumberFunctions.DIVIDE, median, inline(NumberSql.tenTo(s.scale()).longValueExact()))
            : median,
        false);
  }

  static Operand extreme(Operand x, boolean least) {
    if (x instanceof Operand.Exact e) {
      String function = least ? NumberFunctions.LEAST_OF : NumberFunctions.GREATEST_OF;
      return new Operand.Exact(Answer.textOf(function, listed(e.field())), false);
    }
    return x.moved(f -> OwnColumn.extreme(f, least), false);
  }

  private static Field<String> listed(Field<?> numbers) {
    return Answer.text(e -> e.joined(numbers));
  }

  /** A value of each contact: a select of (contact, value). */
  record Each(Select<?> select, Operand value) {}

  /** What one of a contact's rows tells, of everyone at once, unless it is better looked up. */
  Optional<Each> each(Expression.Measure m, Rows rows, Scope scope) {
    boolean common = m.function() == Function.MOST_COMMON;
    // where rows lie by contact and instant, looking up one is quicker than ranking all
    if (!grouped(rows, scope) || (!common && emission.source().isEmbedded() && isTimed(rows))) {
      return Optional.empty();
    }
    Rows.Flat flat = rows.flat(Optional.empty(), wanted(m), Rows.Look.ORDER);
    Operand x = measured(m, flat, scope);
    Select<?> select =
        common
            ? new UsualValue(flat, raw(x))
                .ofEach(emission.engine(), contact -> mostCommon(m, rows, contact, scope).ofOne())
            : chosen(m, flat, raw(x));
    return Optional.of(new Each(select, x.moved(f -> f, false)));
  }

  /** The first, second, third or last row's, or the value of most rows. */
  private Operand ofOneRow(Expression.Measure m, Rows rows, Scope scope) {
    return each(m, rows, scope)
        .map(e -> joined(m, called(m), e.select(), new Aggregate(e.value(), false), rows, scope))
        .orElseGet(
            () ->
                m.function() == Function.MOST_COMMON
                    ? mostCommon(m, rows, scope)
                    : chosen(m, rows, scope));
  }

  private static long place(Function function) {
    return function == Function.SECOND ? 2 : function == Function.THIRD ? 3 : 1;
  }

  private Select<?> chosen(Expression.Measure m, Rows.Flat flat, Field<Object> value) {
    boolean last = m.function() == Function.LAST;
    long place = place(m.function());
    Optional<Field<Object>> ofGroup =
        place == 1 ? emission.engine().chosen(value, flat.order(), last) : Optional.empty();
    if (ofGroup.isPresent()) {
      return select(
              flat.contact().as(Names.of(StateTables.CONTACT)), ofGroup.get().as(Names.of(VALUE)))
          .from(flat.from())
          .where(Logic.where(flat.where()))
          .groupBy(flat.contact());
    }
    var order = partitionBy(flat.contact()).orderBy(last ? flat.backwards() : flat.inOrder());
    return at(
        place,
        select(
                flat.contact().as(Names.of(StateTables.CONTACT)),
                value.as(Names.of(VALUE)),
                rowNumber().over(order).as(Names.of(PLACE)))
            .from(flat.from())
            .where(Logic.where(flat.where())));
  }

  private Operand chosen(Expression.Measure m, Rows rows, Scope scope) {
    boolean last = m.function() == Function.LAST;
    long place = place(m.function());
    Rows.Flat flat = rows.flat(Optional.of(rows.owner()), wanted(m), Rows.Look.ORDER);
    Operand x = measured(m, flat, scope);
    var one =
        select(raw(x))
            .from(flat.from())
            .where(Logic.where(flat.where()))
            .orderBy(last ? flat.backwards() : flat.inOrder())
            .limit(inline(1));
    Field<?> value = place == 1 ? field(one) : field(one.offset(inline(place - 1)));
    return x.moved(f -> value, false);
  }

  /** Of a ranked select the rows at a place. */
  private static Select<?> at(long place, Select<?> ranked) {
    return select(
            Names.column("n", StateTables.CONTACT, Object.class),
            Names.column("n", VALUE, Object.class))
        .from(ranked.asTable(Names.of("n")))
        .where(Names.column("n", PLACE, Long.class).eq(inline(place)));
  }

  private Operand mostCommon(Expression.Measure m, Rows rows, Scope scope) {
    UsualValue most = mostCommon(m, rows, rows.owner(), scope);
    Field<?> value = most.ofOne();
    return measured(m, most.rows(), scope).moved(f -> value, false);
  }

  private UsualValue mostCommon(
      Expression.Measure m, Rows rows, Field<Object> contact, Scope scope) {
    Rows.Flat flat = rows.flat(Optional.of(contact), wanted(m), Rows.Look.ORDER);
    return new UsualValue(flat, raw(measured(m, flat, scope)));
  }
}
