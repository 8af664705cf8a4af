package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** What a query gives now, in a temporary table, to be set against what is stored. */
final class FreshRows {
  private static final String NAME = "segue_fresh";
  private static final String VALUE_NAME = "value";

  private static final TemporaryTable FRESH =
      TemporaryTable.of(
          NAME,
          TemporaryTable.columns(StateTables.CONTACT, Kind.CONTACT, VALUE_NAME, Kind.ANY),
          StateTables.CONTACT);

  static final Table<Record> TABLE = table(name(NAME)).as("fresh");
  static final Field<Object> CONTACT = field(name("fresh", StateTables.CONTACT), Object.class);
  static final Field<Object> VALUE = field(name("fresh", VALUE_NAME), Object.class);

  private final Store store;

  FreshRows(Store store) {
    this.store = store;
  }

  /** The rows of a query of (contact); how many there are. */
  int contacts(SqlText query) {
    return none(StateTables.CONTACT).query(query);
  }

  /** The rows of a query of (contact, value); how many there are. */
  int values(SqlText query) {
    return none(StateTables.CONTACT, VALUE_NAME).query(query);
  }

  /** Contacts that come one by one; how many there are. */
  int contacts(Consumer<Consumer<Object>> members) {
    return none(StateTables.CONTACT)
        .each(rows -> members.accept(contact -> rows.accept(new Object[] {contact})));
  }

  /** Contacts that come one by one with their values; how many there are. */
  int values(ContactValues values) {
    return none(StateTables.CONTACT, VALUE_NAME)
        .each(rows -> values.each((contact, value) -> rows.accept(new Object[] {contact, value})));
  }

  /** No rows yet. */
  private Filling none(String... columns) {
    store.make(FRESH);
    store.empty("segue_fresh");
    return new Filling(store, FRESH, List.of(columns));
  }
}
