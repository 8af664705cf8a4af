package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import dev.segue.compiler.ir.Population.Measured;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;

/** The most common value of a population: a select of (same.., value). */
record UsualValueOfPool(Pool pool) {
  private static final String VALUE = Pool.VALUE;
  private static final String RANKED = "n";
  private static final String PLACE = "place";

  /** Of rows among equals the value that occurred last, of contacts the lowest. */
  Select<? extends Record> of(Measured measured, Operand value) {
    return switch (measured) {
      case Measured.Values v -> {
        List<SelectField<?>> columns = pool.named(Pool.ALIAS);
        columns.add(pool.column(VALUE).as(Names.of(VALUE)));
        columns.add(
            rowNumber()
                .over(
                    PopulationSql.over(pool)
                        .orderBy(count().desc(), PopulationSql.order(value).asc()))
                .as(Names.of(PLACE)));
        yield first(columns, pool.table(), Pool.ALIAS);
      }
      case Measured.Rows r -> {
        List<SelectField<?>> inner = pool.named(Pool.ALIAS);
        inner.add(pool.column(VALUE).as(Names.of(VALUE)));
        inner.add(
            rowNumber()
                .over(PopulationSql.over(pool).orderBy(pool.inTime()))
                .as(Names.of("occurred")));
        Table<?> occurred =
            select(inner)
                .from(pool.table())
                .where(pool.column(VALUE).isNotNull())
                .asTable(Names.of("o"));
        List<SelectField<?>> columns = pool.named("o");
        columns.add(Names.column("o", VALUE, Object.class).as(Names.of(VALUE)));
        columns.add(
            rowNumber()
                .over(
                    partitionBy(pool.same("o"))
                        .orderBy(
                            count().desc(), max(Names.column("o", "occurred", Long.class)).desc()))
                .as(Names.of(PLACE)));
        yield first(columns, occurred, "o");
      }
    };
  }

  private Select<? extends Record> first(
      List<SelectField<?>> columns, Table<?> from, String alias) {
    Field<Object> value = Names.column(alias, VALUE, Object.class);
    List<Field<?>> each = new ArrayList<>(pool.same(alias));
    each.add(value);
    Select<?> counted = select(columns).from(from).where(value.isNotNull()).groupBy(each);
    List<SelectField<?>> outer = pool.named(RANKED);
    outer.add(Names.column(RANKED, VALUE, Object.class).as(Names.of(VALUE)));
    return select(outer)
        .from(counted.asTable(Names.of(RANKED)))
        .where(Names.column(RANKED, PLACE, Long.class).eq(inline(1L)));
  }
}
