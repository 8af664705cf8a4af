package dev.segue.runtime.store;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.History;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Every value that attributes with history had, and since when. */
public final class HistoryTable {
  private static final Table<Record> HISTORY = table(name(History.TABLE));
  private static final Field<String> ATTRIBUTE = field(name(History.ATTRIBUTE), String.class);
  private static final Field<Object> CONTACT = field(name(StateTables.CONTACT), Object.class);
  private static final Field<Long> SINCE = field(name(History.SINCE), Long.class);
  private static final Field<Object> VALUE = field(name(History.VALUE), Object.class);
  private static final String LAST = "last";

  private final Store store;

  public HistoryTable(Store store) {
    this.store = store;
  }

  /** The attributes that keep their history. */
  public static List<Schema.Field> attributes(Schema schema) {
    return schema.contacts().fields().stream().filter(Schema.Field::history).toList();
  }

  /** Whether anything was written down of an attribute. */
  public boolean knows(Schema.Field attribute) {
    return store.dsl().fetchExists(HISTORY, ATTRIBUTE.eq(attribute.name()));
  }

  /** Writes down what the embedded source says now. */
  public void record(Schema schema, Instant now) {
    record(schema, noCondition(), now);
  }

  /** The same of some contacts, by their keys. */
  public void record(Schema schema, Collection<?> contacts, Instant now) {
    if (!contacts.isEmpty() && !attributes(schema).isEmpty()) {
      new TouchedTable(store).fill(contacts);
      Field<Object> key = field(name(schema.contacts().key().column()), Object.class);
      record(schema, TouchedTable.has(key), now);
    }
  }

  private void record(Schema schema, Condition which, Instant now) {
    Schema.Contacts contacts = schema.contacts();
    for (Schema.Field attribute : attributes(schema)) {
      String column = SourceLayout.canonicalColumn(attribute).orElseThrow();
      String values =
          store
              .dsl()
              .select(field(name(contacts.key().column())), field(name(column)))
              .from(table(name(contacts.table())))
              .where(which)
              .getSQL();
      record(attribute, new SqlText(values, List.of()), now);
    }
  }

  /**
   * Writes down what an attribute is now, where that is not what was written down last. Time does
   * not go back: what is said as of an earlier instant holds from the last one on.
   *
   * @param values everyone's: (contact, value), NULL where it is missing
   */
  public void record(Schema.Field attribute, SqlText values, Instant now) {
    new FreshRows(store).values(values);
    Field<Long> last =
        field(select(max(since())).from(HISTORY.as(LAST)).where(of(attribute)).and(sameContact()));
    Field<Long> at = val(now.toEpochMilli());
    store
        .dsl()
        .insertInto(HISTORY, ATTRIBUTE, CONTACT, SINCE, VALUE)
        .select(
            select(
                    val(attribute.name()),
                    FreshRows.CONTACT,
                    greatest(at, coalesce(last, at)),
                    FreshRows.VALUE)
                .from(FreshRows.TABLE)
                .where(
                    notExists(
                        selectOne()
                            .from(HISTORY)
                            .where(
                                ATTRIBUTE.eq(attribute.name()),
                                field(name(History.TABLE, StateTables.CONTACT), Object.class)
                                    .eq(FreshRows.CONTACT),
                                field(name(History.TABLE, History.SINCE), Long.class).eq(last),
                                field(name(History.TABLE, History.VALUE), Object.class)
                                    .isNotDistinctFrom(FreshRows.VALUE)))))
        .onConflict(ATTRIBUTE, CONTACT, SINCE)
        .doUpdate()
        .set(Map.of(VALUE, excluded(VALUE)))
        .execute();
  }

  private static Field<Long> since() {
    return field(name(LAST, History.SINCE), Long.class);
  }

  private static Condition of(Schema.Field attribute) {
    return field(name(LAST, History.ATTRIBUTE), String.class).eq(attribute.name());
  }

  private static Condition sameContact() {
    return field(name(LAST, StateTables.CONTACT), Object.class).eq(FreshRows.CONTACT);
  }

  /** Writes down a single value, in canonical storage, in the place of what is known of then. */
  public void put(Schema.Field attribute, Object contact, Instant since, Optional<Object> value) {
    Field<Object> stored =
        value.map(v -> val(store.engine().any(v))).orElseGet(() -> inline((Object) null));
    store
        .dsl()
        .insertInto(HISTORY, ATTRIBUTE, CONTACT, SINCE, VALUE)
        .values(val(attribute.name()), val(contact), val(since.toEpochMilli()), stored)
        .onConflict(ATTRIBUTE, CONTACT, SINCE)
        .doUpdate()
        .set(Map.of(VALUE, excluded(VALUE)))
        .execute();
  }
}
