package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import dev.segue.compiler.ir.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** A table of the source with rows of contacts, and its column that says whose a row is. */
public record ContactRows(String table, String column) {
  /** The contacts themselves. */
  public static ContactRows contacts(Schema schema) {
    return new ContactRows(schema.contacts().table(), schema.contacts().key().column());
  }

  /** What there is besides the contacts themselves: events, records, what they said they want. */
  public static List<ContactRows> others(Schema schema) {
    return Stream.of(
            schema.eventTables().stream().map(e -> new ContactRows(e.table(), e.contactColumn())),
            schema.records().stream().map(r -> new ContactRows(r.table(), r.contactColumn())),
            schema.consent().stream().map(c -> new ContactRows(c.table(), c.contactColumn())))
        .flatMap(some -> some)
        .distinct()
        .toList();
  }

  Table<Record> rows() {
    return DSL.table(name(table));
  }

  Condition are(Object contact) {
    return field(name(column), Object.class).eq(contact);
  }
}
