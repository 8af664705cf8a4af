package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import java.util.function.Function;
import org.jooq.Field;
import org.jooq.QueryPart;

/** Items of a list as rows of a select. */
final class Items {
  private Items() {}

  /**
   * A list of what each item comes to, without NULL.
   *
   * @param listed makes one list of the rows of a group
   */
  static Field<String> mapped(
      QueryPart items, Field<?> item, Function<Field<Object>, Field<String>> listed) {
    Field<Object> each = Names.column("i", "item", Object.class);
    var all = select(item.as(Names.of("item"))).from(table("{0}", items)).asTable(Names.of("i"));
    return field(select(listed.apply(each)).from(all).where(each.isNotNull()));
  }
}
