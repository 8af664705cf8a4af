package dev.segue.runtime.store;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.segue.compiler.ir.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Makes one contact of two, in every table: what the one did the other did. */
public final class MergeTables {
  private final Store store;
  private final Schema schema;

  public MergeTables(Store store, Schema schema) {
    this.store = store;
    this.schema = schema;
  }

  /**
   * What went over.
   *
   * @param rows of the embedded source
   * @param ended how many runs ended, since another goes on
   * @param sends how many messages do not leave any more
   * @param refused the topics to which it is no now, though the one said yes after the other's no
   */
  public record Merged(int rows, int runs, int ended, int sends, List<String> refused) {
    public Merged {
      refused = List.copyOf(refused);
    }
  }

  /** Whether anything is known of a contact, also one who has but events and the like. */
  public boolean knows(Object contact) {
    return new ErasureTables(store).knows(contact)
        || (store.location().holdsSource()
            && ContactRows.others(schema).stream()
                .anyMatch(of -> store.dsl().fetchExists(of.rows(), of.are(contact))));
  }

  /**
   * Within a transaction.
   *
   * @param once the programs that nobody enters twice
   */
  public Merged merge(Object gone, Object stays, Set<String> once, Instant now) {
    List<String> refused = new MergedConsent(store, schema, gone, stays).unite(gone, stays, now);
    int rows = source(gone, stays);
    MergedRuns.Moved runs = new MergedRuns(store, gone, stays, once, now).unite();
    new SizeTable(store).forgetWhereIs(gone);
    new MembershipTable(store).forget(gone);
    new ColumnTable(store).forget(gone);
    new MergedFacts(store, gone, stays).unite();
    new TouchTable(store).merged(gone, stays, schema);
    new ArrivalTable(store).came(schema.contacts().table());
    new MergedTable(store).add(gone, stays, now);
    return new Merged(rows, runs.runs(), runs.ended(), runs.stopped(), refused);
  }

  /** Somebody's own database is only read: whoever has it makes one of the two there. */
  private int source(Object gone, Object stays) {
    if (!store.location().holdsSource()) {
      return 0;
    }
    int rows = 0;
    for (ContactRows of : ContactRows.others(schema)) {
      schema
          .consent()
          .filter(c -> c.table().equals(of.table()))
          .ifPresent(c -> forgetSaidTwice(c, gone, stays));
      rows +=
          store
              .dsl()
              .update(of.rows())
              .set(field(name(of.column()), Object.class), stays)
              .where(of.are(gone))
              .execute();
    }
    ContactRows contacts = ContactRows.contacts(schema);
    store.dsl().deleteFrom(contacts.rows()).where(contacts.are(gone)).execute();
    return rows;
  }

  /** Events and records have keys that no two contacts share; what is said of a topic has none. */
  private void forgetSaidTwice(Schema.Consent consent, Object gone, Object stays) {
    Table<Record> said = table(name(consent.table()));
    Table<Record> other = said.as("other");
    Field<Object> contact = field(name(consent.table(), consent.contactColumn()), Object.class);
    store
        .dsl()
        .deleteFrom(said)
        .where(
            contact.eq(gone),
            exists(
                select(field(name("other", consent.topicColumn())))
                    .from(other)
                    .where(
                        field(name("other", consent.contactColumn()), Object.class).eq(stays),
                        same(consent.table(), consent.topicColumn()),
                        same(consent.table(), consent.atColumn()),
                        same(consent.table(), consent.statusColumn()))))
        .execute();
  }

  private static Condition same(String table, String column) {
    return field(name("other", column), Object.class).eq(field(name(table, column), Object.class));
  }
}
