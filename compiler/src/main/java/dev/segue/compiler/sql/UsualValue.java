package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lead;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.WindowSpecification;
import org.jooq.impl.DSL;

/**
 * The value of most rows, among equals the one that occurred last.
 *
 * @param value of each row
 */
record UsualValue(Rows.Flat rows, Field<?> value) {
  private static final String VALUE = MeasureSql.VALUE;
  private static final String NUMBER = "number";
  private static final String LATEST = "latest";
  private static final String PLACE = "place";
  private static final String NEXT_NUMBER = "next_number";
  private static final String NEXT_LATEST = "next_latest";

  /** Of rows of one contact. */
  Field<?> ofOne() {
    Field<Object> each = inner(VALUE);
    return field(
        select(each)
            .from(inOrder(DSL.orderBy(rows.inOrder())).asTable(Names.of("o")))
            .groupBy(each)
            .orderBy(count().desc(), max(inner(PLACE)).desc())
            .limit(inline(1)));
  }

  /**
   * Of everyone's: a select of (contact, value).
   *
   * @param ofOne the same of one contact
   */
  Select<?> ofEach(Engine engine, Function<Field<Object>, Field<?>> ofOne) {
    Optional<Field<Object>> last = engine.last(rows.order());
    if (last.isPresent()) {
      Optional<Field<Object>> most =
          engine.chosen(inner(VALUE), List.of(inner(NUMBER), inner(LATEST)), true);
      if (most.isPresent()) {
        return select(contact("o"), most.get().as(Names.of(VALUE)))
            .from(counted(last.get()).asTable(Names.of("o")))
            .groupBy(contact("o"));
      }
    }
    return rows.at()
        .filter(at -> engine.looksUpWhereAsked())
        .flatMap(at -> rankedByInstant(at, engine, ofOne))
        .orElseGet(this::ranked);
  }

  private Select<?> ranked() {
    Select<?> ranked =
        select(
                contact("o"),
                inner(VALUE),
                rowNumber()
                    .over(
                        partitionBy(contact("o")).orderBy(count().desc(), max(inner(PLACE)).desc()))
                    .as(Names.of(PLACE)))
            .from(
                inOrder(partitionBy(rows.contact()).orderBy(rows.inOrder())).asTable(Names.of("o")))
            .groupBy(contact("o"), inner(VALUE));
    return select(contact("n"), Names.column("n", VALUE, Object.class))
        .from(ranked.asTable(Names.of("n")))
        .where(isFirst());
  }

  /** Only where values have the same number of rows and the same last instant are rows ordered. */
  private Optional<Select<?>> rankedByInstant(
      Field<Long> each, Engine engine, Function<Field<Object>, Field<?>> ofOne) {
    Field<Long> next = OwnColumn.read(each, outer(NEXT_LATEST));
    Optional<Condition> together = OwnColumn.lies(next, outer(LATEST), true, engine);
    if (together.isEmpty()) {
      return Optional.empty();
    }
    Field<Long> at = Typed.whole(OwnColumn.extreme(each, false));
    var order = partitionBy(contact("o")).orderBy(inner(NUMBER).desc(), inner(LATEST).desc());
    Select<?> ranked =
        select(
                contact("o"),
                inner(VALUE),
                inner(NUMBER),
                inner(LATEST),
                rowNumber().over(order).as(Names.of(PLACE)),
                lead(inner(NUMBER)).over(order).as(Names.of(NEXT_NUMBER)),
                lead(inner(LATEST)).over(order).as(Names.of(NEXT_LATEST)))
            .from(counted(OwnColumn.carried(at)).asTable(Names.of("o")));
    Condition alike = outer(NUMBER).eq(outer(NEXT_NUMBER)).and(together.get());
    return Optional.of(
        select(
                contact("n"),
                when(alike, Typed.any(ofOne.apply(contact("n"))))
                    .otherwise(outer(VALUE))
                    .as(Names.of(VALUE)))
            .from(ranked.asTable(Names.of("n")))
            .where(isFirst()));
  }

  /** Of each value of a contact how many rows have it, and the last of them; by their places. */
  private Select<?> counted(Field<?> last) {
    return select(
            rows.contact().as(Names.of(StateTables.CONTACT)),
            value.as(Names.of(VALUE)),
            count().as(Names.of(NUMBER)),
            last.as(Names.of(LATEST)))
        .from(rows.from())
        .where(isThere())
        .groupBy(inline(1), inline(2));
  }

  /** Each row with its place in time. */
  private Select<Record> inOrder(WindowSpecification order) {
    return select(
            List.of(
                rows.contact().as(Names.of(StateTables.CONTACT)),
                value.as(Names.of(VALUE)),
                rowNumber().over(order).as(Names.of(PLACE))))
        .from(rows.from())
        .where(isThere());
  }

  private Condition isThere() {
    return Logic.all(List.of(rows.where(), value.isNotNull()));
  }

  private static Condition isFirst() {
    return Names.column("n", PLACE, Long.class).eq(inline(1L));
  }

  private static Field<Object> contact(String alias) {
    return Names.column(alias, StateTables.CONTACT, Object.class);
  }

  private static Field<Object> outer(String column) {
    return Names.column("n", column, Object.class);
  }

  private static Field<Object> inner(String column) {
    return Names.column("o", column, Object.class);
  }
}
