package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.Act;
import dev.segue.compiler.sql.StateTables.Consent;
import dev.segue.compiler.sql.StateTables.History;
import dev.segue.compiler.sql.StateTables.ListChange;
import dev.segue.compiler.sql.StateTables.ListMember;
import dev.segue.compiler.sql.StateTables.Own;
import dev.segue.compiler.sql.StateTables.Value;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * Takes a contact out of every table. Of runs and sends no more stays than that there was one:
 * their numbers and keys are never given again.
 */
public final class ErasureTables {
  private static final Field<Object> CONTACT = field(name(StateTables.CONTACT), Object.class);
  private static final Table<Record> OUTBOX = table(name("segue_outbox"));

  private static final List<String> OF_CONTACTS =
      List.of(
          Value.TABLE,
          ListMember.TABLE,
          ListChange.TABLE,
          Own.TABLE,
          History.TABLE,
          Consent.TABLE,
          Act.TABLE,
          "segue_audience",
          "segue_occasion");

  private final Store store;

  public ErasureTables(Store store) {
    this.store = store;
  }

  /** What was taken out: rows of the embedded source, and runs and sends that were not over. */
  public record Erased(int rows, int runs, int sends) {}

  /** From now on what is taken out is overwritten on the disk, too. */
  public void overwrite() {
    store.engine().overwriting().forEach(store::execute);
  }

  /** What was written before stands in no log any more. */
  public void settle() {
    List<String> tables =
        Stream.concat(
                known(),
                Stream.of("segue_outbox", "segue_member_bits", "segue_change_bits", "segue_merged"))
            .toList();
    store.engine().overwritten(tables).forEach(store::execute);
  }

  /** The addresses to which something went to a contact. */
  public List<String> addresses(Object contact) {
    Field<String> address = field(name("address"), String.class);
    return store
        .dsl()
        .selectDistinct(address)
        .from(OUTBOX)
        .where(
            OutboxFields.of(contact),
            address.isNotNull(),
            field(name("channel"), String.class).ne(OutboxTable.WEBHOOK))
        .fetch(address);
  }

  /** Whether anything is known of a contact, also one whom the source has no more. */
  public boolean knows(Object contact) {
    return known().anyMatch(of -> store.dsl().fetchExists(table(name(of)), CONTACT.eq(contact)));
  }

  /** The tables of which one has a row of each contact of whom something is known. */
  private static Stream<String> known() {
    return Stream.concat(OF_CONTACTS.stream(), Stream.of("segue_contact", StateTables.Run.TABLE));
  }

  /** Within a transaction. */
  public Erased erase(Object contact, Schema schema, Instant now) {
    new SizeTable(store).forgetWhereIs(contact);
    new MembershipTable(store).forget(contact);
    new ColumnTable(store).forget(contact);
    new AudienceTable(store).forget();
    for (String of : OF_CONTACTS) {
      store.dsl().deleteFrom(table(name(of))).where(CONTACT.eq(contact)).execute();
    }
    store
        .dsl()
        .deleteFrom(table(name("segue_trigger")))
        .where(
            field(name("run"), Long.class)
                .in(select(RunFields.ID).from(RunFields.RUN).where(RunFields.CONTACT.eq(contact))))
        .execute();
    int sends = sends(contact, now);
    int runs = runs(contact, now);
    int rows = source(contact, schema);
    new TouchTable(store).forget(contact, schema);
    new MergedTable(store).forget(contact);
    return new Erased(rows, runs, sends);
  }

  private int sends(Object contact, Instant now) {
    Field<String> status = field(name("status"), String.class);
    int pending =
        store
            .dsl()
            .update(OUTBOX)
            .set(status, OutboxTable.Status.ERASED.word())
            .set(field(name("status_at"), Long.class), now.toEpochMilli())
            .where(
                OutboxFields.of(contact),
                status.in(
                    OutboxTable.Status.PENDING.word(),
                    OutboxTable.Status.CLAIMED.word(),
                    OutboxTable.Status.LEAVING.word(),
                    OutboxTable.Status.UNKNOWN.word()))
            .execute();
    store
        .dsl()
        .update(OUTBOX)
        .set(CONTACT, store.engine().nobody())
        .setNull(field(name("address"), String.class))
        .setNull(field(name("mailbox"), String.class))
        .setNull(field(name("subject"), String.class))
        .setNull(field(name("body"), String.class))
        .setNull(field(name("reason"), String.class))
        .where(OutboxFields.of(contact))
        .execute();
    return pending;
  }

  private int runs(Object contact, Instant now) {
    Table<Record> run = table(name(StateTables.Run.TABLE));
    Field<Long> endedAt = field(name(StateTables.Run.ENDED_AT), Long.class);
    int open =
        store
            .dsl()
            .update(run)
            .set(endedAt, now.toEpochMilli())
            .set(field(name(StateTables.Run.ENDING), String.class), "erased")
            .where(CONTACT.eq(contact), endedAt.isNull())
            .execute();
    store
        .dsl()
        .update(run)
        .set(CONTACT, store.engine().nobody())
        .setNull(field(name("subject"), Object.class))
        .setNull(field(name("source"), String.class))
        .setNull(field(name("event"), Object.class))
        .where(CONTACT.eq(contact))
        .execute();
    return open;
  }

  /** Somebody's own database is only read: there is nothing to take out of it. */
  private int source(Object contact, Schema schema) {
    if (!store.location().holdsSource()) {
      return 0;
    }
    int rows = rows(ContactRows.contacts(schema), contact);
    for (ContactRows of : ContactRows.others(schema)) {
      rows += rows(of, contact);
    }
    return rows;
  }

  private int rows(ContactRows of, Object contact) {
    return store.dsl().deleteFrom(of.rows()).where(of.are(contact)).execute();
  }
}
