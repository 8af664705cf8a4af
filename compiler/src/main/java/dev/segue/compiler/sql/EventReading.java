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
 * @param coded those of them that are given as their places among the column's texts
 * @param inOrder those of a contact by instant, then key
 */
public record EventReading(
    Schema.EventTable table,
    List<Schema.EventKind> kinds,
    Optional<Instant> from,
    List<Schema.Field> fields,
    List<Schema.Field> coded,
    boolean inOrder) {
  public EventReading {
    kinds = List.copyOf(kinds);
    fields = List.copyOf(fields);
    coded = List.copyOf(coded);
  }

  /** The same with some fields given as places. */
  public EventReading coded(List<Schema.Field> some) {
    return new EventReading(table, kinds, from, fields, some, inOrder);
  }

  /** By what the table tells the kinds apart, each once. */
  public List<String> types() {
    return kinds.stream().map(Schema.EventKind::typeValue).distinct().toList();
  }
}
