package dev.segue.compiler.check;

import dev.segue.compiler.ir.Schema;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a filter looks at: one event or record.
 *
 * @param words it in the words of the script: {@code purchased}, {@code any event}
 * @param timed whether it has an instant
 * @param properties the fields that it certainly has, by name, in the order declared
 * @param elsewhere names of fields that only some of the kinds have, or with another type
 * @param of the names of the events, or of the record
 */
record Row(
    String words,
    boolean timed,
    Map<String, Schema.Field> properties,
    Set<String> elsewhere,
    List<String> of) {

  /** An event of one of some kinds: it has the properties that all of them have. */
  static Row of(String words, List<Schema.EventKind> kinds) {
    if (kinds.size() == 1) {
      return new Row(words, true, byName(kinds.getFirst().properties()), Set.of(), named(kinds));
    }
    Map<String, Schema.Field> shared = new LinkedHashMap<>();
    Set<String> elsewhere = new HashSet<>();
    for (Schema.EventKind kind : kinds) {
      kind.properties().forEach(p -> elsewhere.add(p.name()));
    }
    if (!kinds.isEmpty()) {
      for (Schema.Field property : kinds.getFirst().properties()) {
        if (kinds.stream().allMatch(k -> has(k, property))) {
          shared.put(property.name(), property);
        }
      }
    }
    elsewhere.removeAll(shared.keySet());
    return new Row(words, true, shared, elsewhere, named(kinds));
  }

  static Row of(String words, Schema.RecordTable table) {
    return new Row(words, false, byName(table.fields()), Set.of(), List.of(table.name()));
  }

  Optional<Schema.Field> property(String name) {
    return Optional.ofNullable(properties.get(name));
  }

  /** What a property's name names. */
  List<Symbol> symbols(String name) {
    return of.stream().map(o -> Symbol.property(o, name)).toList();
  }

  private static List<String> named(List<Schema.EventKind> kinds) {
    return kinds.stream().map(Schema.EventKind::name).toList();
  }

  private static Map<String, Schema.Field> byName(List<Schema.Field> fields) {
    Map<String, Schema.Field> byName = new LinkedHashMap<>();
    fields.forEach(f -> byName.put(f.name(), f));
    return byName;
  }

  private static boolean has(Schema.EventKind kind, Schema.Field property) {
    return kind.property(property.name()).filter(p -> p.type().equals(property.type())).isPresent();
  }
}
