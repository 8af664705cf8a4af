package dev.segue.runtime.ingest;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.Encoding;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.store.Catalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where each field of the schema stands in somebody's database, and how it is written there. */
final class FoundLayout {
  /** Types of text and nothing else, which compares by code point unless it is said how. */
  private static final Set<String> PLAIN_TEXT = Set.of("TEXT", "VARCHAR");

  private final Catalog catalog;
  private final Schema schema;
  private final Map<String, Catalog.Table> found;

  FoundLayout(Catalog catalog, Schema schema, Map<String, Catalog.Table> found) {
    this.catalog = catalog;
    this.schema = schema;
    this.found = found;
  }

  SourceLayout layout(List<String> uniqueKeys) {
    Map<String, SourceLayout.Table> tables = new HashMap<>();
    Schema.Contacts contacts = schema.contacts();
    put(
        tables,
        uniqueKeys,
        contacts.table(),
        contacts.jsonColumn(),
        with(contacts.keyField(), contacts.fields()),
        Map.of());
    schema
        .accounts()
        .ifPresent(
            a ->
                put(
                    tables,
                    uniqueKeys,
                    a.table(),
                    Optional.empty(),
                    with(a.keyField(), a.fields()),
                    Map.of()));
    for (Schema.EventTable events : schema.eventTables()) {
      put(
          tables,
          uniqueKeys,
          events.table(),
          events.jsonColumn(),
          events.kinds().stream().flatMap(k -> k.properties().stream()).distinct().toList(),
          columns(events));
    }
    for (Schema.RecordTable records : schema.records()) {
      put(tables, uniqueKeys, records.table(), records.jsonColumn(), records.fields(), Map.of());
    }
    schema
        .consent()
        .ifPresent(
            c -> put(tables, uniqueKeys, c.table(), Optional.empty(), List.of(), columns(c)));
    return new SourceLayout(Optional.of(catalog.database()), tables);
  }

  private Map<String, Encoding> columns(Schema.EventTable events) {
    Map<String, Encoding> columns = new HashMap<>();
    events.typeColumn().ifPresent(t -> columns.put(t, label(events.table(), t)));
    columns.put(
        events.atColumn(),
        own(events.table(), events.atColumn(), Type.INSTANT)
            .orElseGet(() -> Encoding.declared(Type.INSTANT, events.atEncoding())));
    return columns;
  }

  private Map<String, Encoding> columns(Schema.Consent consent) {
    Map<String, Encoding> columns = new HashMap<>();
    columns.put(consent.topicColumn(), label(consent.table(), consent.topicColumn()));
    columns.put(
        consent.atColumn(),
        own(consent.table(), consent.atColumn(), Type.INSTANT)
            .orElseGet(() -> Encoding.declared(Type.INSTANT, consent.atEncoding())));
    columns.put(
        consent.statusColumn(),
        own(consent.table(), consent.statusColumn(), Type.TRUTH).orElse(Encoding.BOOLEAN));
    return columns;
  }

  /** A word is compared as it stands, unless its type is none of text. */
  private Encoding label(String table, String column) {
    return Optional.ofNullable(found.get(table))
        .flatMap(t -> t.column(column))
        .filter(c -> c.folding() || catalog.encoding(c).filter(Encoding.TEXT::equals).isPresent())
        .map(c -> Encoding.TEXT)
        .orElse(Encoding.CANONICAL);
  }

  private static List<Schema.Field> with(Schema.Field key, List<Schema.Field> fields) {
    List<Schema.Field> all = new ArrayList<>(fields);
    all.add(key);
    return all;
  }

  private void put(
      Map<String, SourceLayout.Table> tables,
      List<String> uniqueKeys,
      String name,
      Optional<String> jsonColumn,
      List<Schema.Field> fields,
      Map<String, Encoding> columns) {
    Map<Schema.Field, SourceLayout.Place> places = new HashMap<>();
    for (Schema.Field field : fields) {
      place(name, jsonColumn, field).ifPresent(p -> places.put(field, p));
    }
    List<String> words = words(name);
    tables.put(
        name,
        new SourceLayout.Table(
            uniqueKeys.contains(name),
            places,
            columns,
            words,
            words.isEmpty() ? List.of() : plain(name, words)));
  }

  /** The keys and references that are text of another type. */
  private List<String> words(String table) {
    return plan(table)
        .filter(o -> o.shape() instanceof TablePlan.Shape.Key(var integer) && !integer)
        .map(TablePlan.Origin::column)
        .distinct()
        .filter(
            column ->
                Optional.ofNullable(found.get(table))
                    .flatMap(t -> t.column(column))
                    .filter(catalog::isOfWords)
                    .isPresent())
        .toList();
  }

  private List<String> plain(String table, List<String> words) {
    return plan(table)
        .map(TablePlan.Origin::column)
        .distinct()
        .filter(column -> !words.contains(column))
        .toList();
  }

  private Stream<TablePlan.Origin> plan(String table) {
    return TablePlan.of(schema).stream()
        .filter(plan -> plan.table().equals(table))
        .flatMap(plan -> plan.origins().stream());
  }

  private Optional<SourceLayout.Place> place(
      String table, Optional<String> jsonColumn, Schema.Field field) {
    return switch (field.storage()) {
      case Schema.Storage.Column(var column, var time) ->
          Optional.of(
              new SourceLayout.Place(
                  column,
                  List.of(),
                  isPlainText(table, column, field.type())
                      ? Encoding.CANONICAL
                      : own(table, column, field.type())
                          .orElseGet(() -> Encoding.declared(field.type(), time))));
      case Schema.Storage.Json(var path, var time) ->
          jsonColumn.map(
              json -> new SourceLayout.Place(json, path, Encoding.declared(field.type(), time)));
      case Schema.Storage.Coordinates coordinates -> Optional.empty();
      case Schema.Storage.Own own -> Optional.empty();
    };
  }

  /** As a type of the database's own that is what the schema says. */
  private Optional<Encoding> own(String table, String column, Type type) {
    return Optional.ofNullable(found.get(table))
        .flatMap(t -> t.column(column))
        .flatMap(c -> catalog.encoding(c, type));
  }

  /** The database itself sees to it that the column holds text and nothing else. */
  private boolean isPlainText(String table, String column, Type type) {
    return type.equals(Type.TEXT)
        && Optional.ofNullable(found.get(table))
            .filter(t -> t.strict() && t.plainText())
            .flatMap(t -> t.column(column))
            .filter(c -> PLAIN_TEXT.contains(c.type()))
            .isPresent();
  }
}
