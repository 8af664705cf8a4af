package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.Change;
import dev.segue.compiler.sql.StateTables.ListChange;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;

/**
 * Writes down who entered and left lists. Who enters and leaves at one instant was never in, and
 * who leaves and comes back at one was never out.
 */
final class ChangeRows {
  static final Field<Object> CONTACT = field(name(StateTables.CONTACT), Object.class);
  static final Field<Long> AT = field(name(StateTables.AT), Long.class);
  static final Field<Long> ENTERED = field(name(Change.ENTERED), Long.class);

  /** What was undone at its own instant. */
  private static final long UNDONE = -1;

  private final Store store;
  private final Table<Record> changes;
  private final Field<String> of;

  private ChangeRows(Store store, String changes, String of) {
    this.store = store;
    this.changes = table(name(changes));
    this.of = field(name(of), String.class);
  }

  static ChangeRows ofLists(Store store) {
    return new ChangeRows(store, ListChange.TABLE, ListChange.LIST);
  }

  /** Some contacts enter a set, or leave it; how many they are. */
  int write(String set, Select<Record1<Object>> contacts, Instant now, boolean entered) {
    long at = now.toEpochMilli();
    Table<Record1<Object>> who = contacts.asTable("who", StateTables.CONTACT);
    int written =
        store
            .dsl()
            .insertInto(changes, of, CONTACT, AT, ENTERED)
            .select(
                select(val(set), who.field(0, Object.class), val(at), inline(entered ? 1L : 0L))
                    .from(who)
                    // SQLite takes "on conflict" for part of a join that no "where" ends
                    .where(val(1).eq(1)))
            .onConflict(of, CONTACT, AT)
            .doUpdate()
            .set(ENTERED, inline(UNDONE))
            .execute();
    if (written > 0) {
      store.dsl().deleteFrom(changes).where(of.eq(set), ENTERED.eq(UNDONE), AT.eq(at)).execute();
    }
    return written;
  }

  /** The change of a set and a contact, for who is looked up beside it. */
  Table<Record> changes() {
    return changes;
  }

  Condition of(String set) {
    return of.eq(set);
  }
}
