package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.Consent;
import dev.segue.compiler.sql.StateTables.Touched;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** What contacts said to Segue about topics; what the source says stands in the source. */
public final class ConsentTable {
  private static final Table<Record> TABLE = table(name(Consent.TABLE));
  private static final Field<Object> CONTACT = field(name(StateTables.CONTACT), Object.class);
  private static final Field<String> TOPIC = field(name(Consent.TOPIC), String.class);
  private static final Field<Long> AT = field(name(StateTables.AT), Long.class);
  private static final Field<Long> SUBSCRIBED = field(name(Consent.SUBSCRIBED), Long.class);

  private final Store store;

  public ConsentTable(Store store) {
    this.store = store;
  }

  /** A contact says whether they want a topic; the same again at that instant changes nothing. */
  public void add(Object contact, String topic, boolean subscribed, Instant at) {
    long said = subscribed ? 1L : 0L;
    if (!store
        .dsl()
        .fetchExists(
            TABLE,
            CONTACT.eq(contact),
            TOPIC.eq(topic),
            AT.eq(at.toEpochMilli()),
            SUBSCRIBED.eq(said))) {
      store
          .dsl()
          .insertInto(TABLE, CONTACT, TOPIC, AT, SUBSCRIBED)
          .values(contact, topic, at.toEpochMilli(), said)
          .execute();
    }
  }

  /** When those of the contacts in {@link Touched} who ever said yes to a topic last did. */
  public Map<Object, Instant> agreed(String topic) {
    Map<Object, Instant> agreed = new HashMap<>();
    store
        .dsl()
        .select(CONTACT, max(AT))
        .from(TABLE)
        .where(
            TOPIC.eq(topic),
            SUBSCRIBED.eq(1L),
            CONTACT.in(select(CONTACT).from(table(name(Touched.TABLE)))))
        .groupBy(CONTACT)
        .forEach(r -> agreed.put(Row.plain(r.value1()), Instant.ofEpochMilli(r.value2())));
    return agreed;
  }
}
