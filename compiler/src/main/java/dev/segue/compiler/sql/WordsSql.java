package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.rowNumber;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The texts of a column, each once and in order. A driver that is slow to bring texts brings their
 * places among these.
 */
record WordsSql(Field<Object> text, Table<?> rows) {
  private static final String WORD = "word";

  /** As (word), in order, the first so many. */
  Select<? extends Record> first(int most) {
    Field<Object> word = Names.column("d", WORD, Object.class);
    return DSL.select(word).from(each()).orderBy(word).limit(inline(most));
  }

  private Table<? extends Record> each() {
    return DSL.selectDistinct(text.as(Names.of(WORD)))
        .from(rows)
        .where(text.isNotNull())
        .asTable(Names.of("d"));
  }

  /** Rows with the places of such texts of theirs, from 0; each place is {@link #place}. */
  Table<? extends Record> beside(Table<?> to, Field<Object> theirs, String alias) {
    Field<Object> word = Names.column("d", WORD, Object.class);
    Table<? extends Record> numbered =
        DSL.select(word, rowNumber().over(DSL.orderBy(word)).minus(inline(1)).as(Names.of("n")))
            .from(each())
            .asTable(Names.of(alias));
    return to.leftJoin(numbered).on(Names.column(alias, WORD, Object.class).eq(theirs));
  }

  static Field<Long> place(String alias) {
    return Names.column(alias, "n", Long.class);
  }
}
