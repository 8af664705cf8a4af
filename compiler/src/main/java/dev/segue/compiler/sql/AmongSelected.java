package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.select;

import org.jooq.Context;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.CustomCondition;

/** Being one of the contacts that the statement has selected before, where each stands once. */
final class AmongSelected extends CustomCondition {
  private final Field<Object> key;
  private final String name;

  /**
   * A test of contacts.
   *
   * @param name what was selected
   */
  AmongSelected(Field<Object> key, String name) {
    this.key = key;
    this.name = name;
  }

  Table<Record> selected() {
    return Names.tableOf(name);
  }

  Field<Object> contact() {
    return Names.column(name, StateTables.CONTACT, Object.class);
  }

  @Override
  public void accept(Context<?> context) {
    context.visit(Among.in(key, select(contact()).from(selected()), true));
  }
}
