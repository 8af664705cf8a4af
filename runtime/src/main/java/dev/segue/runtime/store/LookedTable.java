package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.Due;
import dev.segue.compiler.sql.StateTables.Touched;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The contacts at whom programs look where not everyone may be otherwise than before. */
public final class LookedTable {
  private static final String NAME = "segue_looked";

  private static final TemporaryTable LOOKED =
      TemporaryTable.of(
          NAME, TemporaryTable.columns(StateTables.CONTACT, Kind.CONTACT), StateTables.CONTACT);

  private static final Table<Record> TABLE = table(name(NAME));
  private static final Field<Object> CONTACT = field(name(NAME, StateTables.CONTACT), Object.class);

  private final Store store;
  private final long lastRun;

  /** Those whom the last refresh found to be touched. */
  public LookedTable(Store store) {
    this.store = store;
    store.make(LOOKED);
    store.empty(NAME);
    add("select contact from " + Touched.TABLE);
    this.lastRun =
        store.number(new SqlText("select coalesce(max(id), 0) from segue_run", List.of()));
  }

  /** And those whom something has touched since, or who have entered a program. */
  public void again() {
    add("select contact from segue_touch");
    add("select contact from segue_run where id > ?", lastRun);
  }

  /** And those of the collected runs. */
  public void ofCollected() {
    add("select contact from segue_run where id in (select run from " + Due.TABLE + ")");
  }

  private void add(String contacts, Object... bindings) {
    store.update(
        new SqlText(
            "insert into "
                + NAME
                + " (contact) select contact from ("
                + contacts
                + ") found where contact is not null on conflict do nothing",
            List.of(bindings)));
  }

  /** The next statements about {@code Touched} look at them. */
  public void touched() {
    new TouchedTable(store).fill(List.of());
    store.update(
        new SqlText(
            "insert into " + Touched.TABLE + " (contact) select contact from " + NAME, List.of()));
  }

  /** Whether a contact is one of them. */
  static Condition has(Field<Object> contact) {
    return contact.in(select(CONTACT).from(TABLE));
  }
}
