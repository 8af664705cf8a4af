package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.type.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody's own tables, of text and numbers, just as a schema declares them. */
final class TheirLayout {
  private TheirLayout() {}

  static SourceLayout of(Schema schema) {
    Map<String, SourceLayout.Table> tables = new HashMap<>();
    Schema.Contacts contacts = schema.contacts();
    tables.put(
        contacts.table(), table(contacts.fields(), contacts.jsonColumn(), contacts.keyField()));
    schema
        .accounts()
        .ifPresent(a -> tables.put(a.table(), table(a.fields(), Optional.empty(), a.keyField())));
    for (Schema.EventTable events : schema.eventTables()) {
      List<Schema.Field> properties =
          events.kinds().stream().flatMap(k -> k.properties().stream()).toList();
      tables.put(
          events.table(),
          new SourceLayout.Table(
              false,
              places(properties, events.jsonColumn()),
              Map.of(events.atColumn(), Encoding.declared(Type.INSTANT, events.atEncoding()))));
    }
    for (Schema.RecordTable records : schema.records()) {
      tables.put(
          records.table(),
          new SourceLayout.Table(false, places(records.fields(), records.jsonColumn()), Map.of()));
    }
    schema
        .consent()
        .ifPresent(
            c ->
                tables.put(
                    c.table(),
                    new SourceLayout.Table(
                        false,
                        Map.of(),
                        Map.of(
                            c.atColumn(),
                            Encoding.declared(Type.INSTANT, c.atEncoding()),
                            c.statusColumn(),
                            Encoding.BOOLEAN))));
    return new SourceLayout(Optional.of("theirs"), tables);
  }

  private static SourceLayout.Table table(
      List<Schema.Field> fields, Optional<String> json, Schema.Field key) {
    Map<Schema.Field, SourceLayout.Place> places = places(fields, json);
    places.put(key, new SourceLayout.Place(key.name(), List.of(), Encoding.CANONICAL));
    return new SourceLayout.Table(true, places, Map.of());
  }

  private static Map<Schema.Field, SourceLayout.Place> places(
      List<Schema.Field> fields, Optional<String> json) {
    Map<Schema.Field, SourceLayout.Place> places = new HashMap<>();
    for (Schema.Field field : fields) {
      switch (field.storage()) {
        case Schema.Storage.Column(var column, var time) ->
            places.put(
                field,
                new SourceLayout.Place(column, List.of(), Encoding.declared(field.type(), time)));
        case Schema.Storage.Json(var path, var time) ->
            places.put(
                field,
                new SourceLayout.Place(
                    json.orElseThrow(), path, Encoding.declared(field.type(), time)));
        case Schema.Storage.Coordinates coordinates -> {}
        case Schema.Storage.Own own -> {}
      }
    }
    return places;
  }
}
