package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Expression.Function;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Select;

/** What one of a contact's rows tells: the first, second, third or last, or one of most alike. */
final class OneRowSql {
  private static final String PLACE = "place";
  private static final String EXTREME = "x";

  private final Emission emission;
  private final MeasureSql measures;

  OneRowSql(Emission emission, MeasureSql measures) {
    this.emission = emission;
    this.measures = measures;
  }

  /** A value of each contact: a select of (contact, value). */
  record Each(Select<?> select, Operand value) {}

  /** What one of a contact's rows tells, of everyone at once, unless it is better looked up. */
  Optional<Each> each(Expression.Measure m, Rows rows, Scope scope) {
    boolean common = m.function() == Function.MOST_COMMON;
    // where rows lie by contact and instant, looking up one is quicker than ranking all
    if (!measures.grouped(rows, scope)
        || (!common && emission.source().isEmbedded() && MeasureSql.isTimed(rows))) {
      return Optional.empty();
    }
    Rows.Flat flat = rows.flat(Optional.empty(), MeasureSql.wanted(m), Rows.Look.ORDER);
    Operand x = measures.measured(m, flat, scope);
    Select<?> select =
        common
            ? new UsualValue(flat, MeasureSql.raw(x))
                .ofEach(emission.engine(), contact -> mostCommon(m, rows, contact, scope).ofOne())
            : chosen(m, flat, MeasureSql.raw(x));
    return Optional.of(new Each(select, x.moved(f -> f, false)));
  }

  /** The first, second, third or last row's, or the value of most rows. */
  Operand of(Expression.Measure m, Rows rows, Scope scope) {
    return each(m, rows, scope)
        .map(
            e ->
                measures.joined(
                    m,
                    MeasureSql.called(m),
                    e.select(),
                    new MeasureSql.Aggregate(e.value(), false),
                    rows,
                    scope))
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
              flat.contact().as(Names.of(StateTables.CONTACT)),
              ofGroup.get().as(Names.of(MeasureSql.VALUE)))
          .from(flat.from())
          .where(Logic.where(flat.where()))
          .groupBy(flat.contact());
    }
    Rows.Flat some = place == 1 ? ofItsMillisecond(flat, last) : flat;
    var order = partitionBy(flat.contact()).orderBy(last ? flat.backwards() : flat.inOrder());
    return at(
        place,
        select(
                flat.contact().as(Names.of(StateTables.CONTACT)),
                value.as(Names.of(MeasureSql.VALUE)),
                rowNumber().over(order).as(Names.of(PLACE)))
            .from(some.from())
            .where(Logic.where(some.where())));
  }

  /** Those alone that may come last, or first, where the engine finds them. */
  private Rows.Flat ofItsMillisecond(Rows.Flat flat, boolean last) {
    Field<?> extreme = Names.column(EXTREME, StateTables.AT, Object.class);
    return flat.at()
        .flatMap(at -> OwnColumn.lies(at, extreme, last, emission.engine()))
        .map(
            lies -> {
              Field<Long> at = flat.at().orElseThrow();
              var extremes =
                  select(
                          flat.contact().as(Names.of(StateTables.CONTACT)),
                          OwnColumn.carried(Typed.whole(OwnColumn.extreme(at, !last)))
                              .as(Names.of(StateTables.AT)))
                      .from(flat.from())
                      .where(Logic.where(flat.where()))
                      .groupBy(flat.contact())
                      .asTable(Names.of(EXTREME));
              Field<Object> contact = Names.column(EXTREME, StateTables.CONTACT, Object.class);
              return new Rows.Flat(
                  flat.from().join(extremes).on(contact.eq(flat.contact())),
                  Logic.all(List.of(flat.where(), lies)),
                  flat.contact(),
                  flat.at(),
                  flat.order(),
                  flat.row());
            })
        .orElse(flat);
  }

  private Operand chosen(Expression.Measure m, Rows rows, Scope scope) {
    boolean last = m.function() == Function.LAST;
    long place = place(m.function());
    Rows.Flat flat = rows.flat(Optional.of(rows.owner()), MeasureSql.wanted(m), Rows.Look.ORDER);
    Operand x = measures.measured(m, flat, scope);
    var one =
        select(MeasureSql.raw(x))
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
            Names.column("n", MeasureSql.VALUE, Object.class))
        .from(ranked.asTable(Names.of("n")))
        .where(Names.column("n", PLACE, Long.class).eq(inline(place)));
  }

  private Operand mostCommon(Expression.Measure m, Rows rows, Scope scope) {
    UsualValue most = mostCommon(m, rows, rows.owner(), scope);
    Field<?> value = most.ofOne();
    return measures.measured(m, most.rows(), scope).moved(f -> value, false);
  }

  private UsualValue mostCommon(
      Expression.Measure m, Rows rows, Field<Object> contact, Scope scope) {
    Rows.Flat flat = rows.flat(Optional.of(contact), MeasureSql.wanted(m), Rows.Look.ORDER);
    return new UsualValue(flat, MeasureSql.raw(measures.measured(m, flat, scope)));
  }
}
