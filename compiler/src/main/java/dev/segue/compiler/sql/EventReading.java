package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which events of a table are read, and what of them.
 *
 * @param kinds those that are looked at
 * @param from from when on; nothing: all up to now
 * @param fields the properties, in the order in which they are given
 * @param inOrder those of a contact by instant, then key
 */
public record EventReading(
    Schema.EventTable table,
    List<Schema.EventKind> kinds,
    Optional<Instant> from,
    List<Schema.Field> fields,
    boolean inOrder) {
  public EventReading {
    kinds = List.copyOf(kinds);
    fields = List.copyOf(fields);
  }

  /** By what the table tells the kinds apart, each once. */
  public List<String> types() {
    return kinds.stream().map(Schema.EventKind::typeValue).distinct().toList();
  }
}
