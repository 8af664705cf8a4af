package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which events of a table are read, and what of them.
 *
 * @param kinds those that are looked at
 * @param from from when on; nothing: all up to now
 * @param properties those of each kind that are given
 * @param coded those of them that are given as their places among the column's texts
 * @param inOrder those of a contact by instant, then key
 */
public record EventReading(
    Schema.EventTable table,
    List<Schema.EventKind> kinds,
    Optional<Instant> from,
    Map<Schema.EventKind, List<Schema.Field>> properties,
    List<Schema.Field> coded,
    boolean inOrder) {
  public EventReading {
    kinds = List.copyOf(kinds);
    properties = Map.copyOf(properties);
    coded = List.copyOf(coded);
  }

  /** The same with some fields given as places. */
  public EventReading coded(List<Schema.Field> some) {
    return new EventReading(table, kinds, from, properties, some, inOrder);
  }

  /** The same of all time and in order. */
  public EventReading whole() {
    return new EventReading(table, kinds, Optional.empty(), properties, coded, true);
  }

  /** Whether all kinds and properties of another one are among these. */
  public boolean covers(EventReading other) {
    return table.equals(other.table)
        && kinds.containsAll(other.kinds)
        && other.kinds.stream().allMatch(k -> fields(k).containsAll(other.fields(k)));
  }

  /** By what the table tells the kinds apart, each once. */
  public List<String> types() {
    return kinds.stream().map(Schema.EventKind::typeValue).distinct().toList();
  }

  /** The properties of any kind, in the order in which they are given. */
  public List<Schema.Field> fields() {
    return kinds.stream().map(this::fields).flatMap(Collection::stream).distinct().toList();
  }

  /** Those of a kind. */
  public List<Schema.Field> fields(Schema.EventKind kind) {
    return properties.getOrDefault(kind, List.of());
  }

  /** Those of the kinds that a type tells, in the order in which they stand in a pack. */
  public List<Schema.Field> fields(String type) {
    return kinds.stream()
        .filter(k -> k.typeValue().equals(type))
        .map(this::fields)
        .flatMap(Collection::stream)
        .distinct()
        .toList();
  }
}
