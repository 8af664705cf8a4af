package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Expression.Function;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.type.Type;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Select;

/** Measures of rows: for everyone the rows are grouped once, else looked up for each contact. */
final class MeasureSql {
  static final String VALUE = "value";

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
    Rows rows = formulas.rowSets().of(m.rows(), scope).withAnyones();
    return switch (m.function()) {
      case COUNT, SUM, AVG, MIN, MAX, MEDIAN, DISTINCT ->
          made(
              m,
              m.rows(),
              rows,
              new Wanted(wanted(m), look(m), called(m)),
              f -> aggregate(m, f, scope),
              scope);
      case FIRST, LAST -> {
        if (m.of().isPresent()) {
          yield oneRow().of(m, rows, scope);
        }
        yield isTimed(rows)
            ? made(
                m,
                m.rows(),
                rows,
                new Wanted(Set.of(), look(m), called(m)),
                f -> aggregate(m, f, scope),
                scope)
            : new Operand.Nothing();
      }
      case SECOND, THIRD ->
          m.of().isPresent() || isTimed(rows) ? oneRow().of(m, rows, scope) : new Operand.Nothing();
      case MOST_COMMON -> oneRow().of(m, rows, scope);
    };
  }

  OneRowSql oneRow() {
    return new OneRowSql(emission, this);
  }

  static boolean isTimed(Rows rows) {
    return rows.branches().getFirst().at().isPresent();
  }

  static Set<Expression.Property> wanted(Expression.Measure m) {
    return m.of().map(Reads::properties).orElse(Set.of());
  }

  /** Where nothing is measured of a row and rows are not counted, its instant is. */
  static Rows.Look look(Expression.Measure m) {
    return m.of().isEmpty() && m.function() != Function.COUNT
        ? Rows.Look.INSTANT
        : Rows.Look.NOTHING;
  }

  static String called(Expression.Measure m) {
    return Rows.called(m.rows(), m.function().name().toLowerCase(Locale.ROOT));
  }

  boolean grouped(Rows rows, Scope scope) {
    return emission.setwise() && !rows.correlated() && scope.contacts().hasRoom(emission.engine());
  }

  /** An aggregate: joined where everyone is asked, else looked up. */
  Operand made(Object what, RowSet set, Rows rows, Wanted wanted, Making making, Scope scope) {
    if (readsAll(set, rows, scope)) {
      Rows.Branch only = rows.branches().getFirst();
      Rows.Flat all =
          new Rows.Flat(
              only.table(), only.where(), only.contact(), only.at(), List.of(), only.row());
      return readOnce(what, set, rows, wanted.called(), all, making, scope);
    }
    if (grouped(rows, scope)) {
      Rows.Flat flat = rows.flat(Optional.empty(), wanted.properties(), wanted.look());
      Aggregate aggregate = making.of(flat);
      boolean counted = aggregate.zero() && wanted.properties().isEmpty();
      if (counted && emission.engine().readsOnce() && isOfOneTable(set, rows)) {
        return readOnce(what, set, rows, wanted.called(), flat, making, scope);
      }
      Select<?> select =
          select(
                  flat.contact().as(Names.of(StateTables.CONTACT)),
                  raw(aggregate.value()).as(Names.of(VALUE)))
              .from(flat.from())
              .where(Logic.where(flat.where()))
              .groupBy(flat.contact());
      return joined(what, wanted.called(), select, aggregate, rows, scope);
    }
    Rows.Flat flat = rows.flat(Optional.of(rows.owner()), wanted.properties(), wanted.look());
    Aggregate aggregate = making.of(flat);
    Field<?> value =
        field(select(raw(aggregate.value())).from(flat.from()).where(Logic.where(flat.where())));
    return aggregate.value().moved(f -> value, aggregate.value().certain() && aggregate.zero());
  }

  /** Whether all that is measured of such rows is read once, whatever it is. */
  boolean readsAll(RowSet set, Rows rows, Scope scope) {
    return formulas.inPlace()
        && set instanceof RowSet.Events
        && rows.branches().size() == 1
        && !rows.branches().getFirst().apart()
        && grouped(rows, scope);
  }

  private boolean isOfOneTable(RowSet set, Rows rows) {
    return formulas.rowSets().only(set).isPresent() && rows.branches().getFirst().unique();
  }

  /** A column of a select that works out others too. */
  private Operand readOnce(
      Object what,
      RowSet set,
      Rows rows,
      String called,
      Rows.Flat flat,
      Making making,
      Scope scope) {
    String table = formulas.rowSets().only(set).orElseThrow();
    ReadOnce all =
        emission
            .withs()
            .readOnce(
                List.of(table, rows.alias(), rows.owner()),
                table + "_measures",
                name -> new ReadOnce(rows, name, sets -> formulas.rowSets().ofAny(sets, scope)));
    Aggregate aggregate = making.of(flat);
    String column =
        all.column(
            what,
            called,
            set,
            new ReadOnce.Part(
                flat.where(),
                raw(aggregate.value()),
                () -> raw(making.of(flat.of(flat.where())).value())));
    return joined(all.name(), column, aggregate, rows, scope);
  }

  /** How many rows a contact has. */
  Operand.Scaled number(RowSet set, Scope scope) {
    return (Operand.Scaled)
        of(new Expression.Measure(Function.COUNT, set, Optional.empty(), Type.INTEGER), scope);
  }

  /** The value of a select of (contact, value), which has no more than a row for each. */
  Operand joined(
      Object what, String called, Select<?> select, Aggregate aggregate, Rows rows, Scope scope) {
    String name = emission.withs().made(what, called, () -> select);
    return joined(name, VALUE, aggregate, rows, scope);
  }

  private static Operand joined(
      String name, String of, Aggregate aggregate, Rows rows, Scope scope) {
    scope
        .contacts()
        .join(name, a -> Names.column(a, StateTables.CONTACT, Object.class).eq(rows.owner()));
    Operand value = aggregate.value();
    Field<Object> column = Names.column(name, of, Object.class);
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
      return counted(Typed.whole(rows.number()));
    }
    Operand x = rows.each(measured(m, rows, scope));
    if (x instanceof Operand.Nothing) {
      return nothing(m.function());
    }
    Field<?> value = raw(x);
    return switch (m.function()) {
      case COUNT -> counted(Typed.whole(count(OwnColumn.present(value))));
      case DISTINCT -> counted(rows.distinct(value));
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
}
