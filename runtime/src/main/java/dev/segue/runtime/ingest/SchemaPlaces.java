package dev.segue.runtime.ingest;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.SchemaEntry;
import dev.segue.compiler.syntax.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the scripts name the tables and columns of the schema. */
final class SchemaPlaces {
  private static final Span NOWHERE = new Span("schema", 0, 0);

  private final List<Entry> entries;
  private final Optional<Span> accountColumn;
  private final Map<String, Span> kinds = new HashMap<>();

  /** What an entry names: its table, and each of its columns. */
  private record Entry(Name table, List<Named> columns) {}

  private record Named(String column, Span span) {
    static Named of(Name name) {
      return new Named(name.text(), name.span());
    }
  }

  SchemaPlaces(List<SourceFile> files) {
    List<SchemaEntry> written =
        files.stream()
            .flatMap(f -> f.declarations().stream())
            .flatMap(d -> d instanceof Declaration.Schema s ? s.entries().stream() : Stream.empty())
            .toList();
    this.entries = written.stream().flatMap(e -> entry(e).stream()).toList();
    this.accountColumn =
        written.stream()
            .flatMap(
                e ->
                    e instanceof SchemaEntry.Account a
                        ? Stream.of(a.contactColumn().span())
                        : Stream.empty())
            .findFirst();
    for (SchemaEntry entry : written) {
      if (entry instanceof SchemaEntry.Events events) {
        kinds(events);
      }
    }
  }

  /** Where the table is named first. */
  Span table(String table) {
    return entries.stream()
        .filter(e -> e.table().text().equals(table))
        .findFirst()
        .map(e -> e.table().span())
        .orElse(NOWHERE);
  }

  /** Where the column of a table is named first, or else the table. */
  Span column(String table, String column) {
    return entries.stream()
        .filter(e -> e.table().text().equals(table))
        .flatMap(e -> e.columns().stream())
        .filter(c -> c.column().equals(column))
        .findFirst()
        .map(Named::span)
        .orElseGet(() -> table(table));
  }

  /** The same; of the contact's column that holds the key of the account, where that is said. */
  Span column(String table, String column, Schema schema) {
    boolean ofAccount =
        table.equals(schema.contacts().table())
            && schema.accounts().filter(a -> a.contactColumn().equals(column)).isPresent();
    return accountColumn.filter(place -> ofAccount).orElseGet(() -> column(table, column));
  }

  /** Where the kind of event is declared that the type column writes so. */
  Span kind(String table, String written) {
    return kinds.getOrDefault(written, table(table));
  }

  private void kinds(SchemaEntry.Events events) {
    for (SchemaEntry.EventKind kind : events.kinds()) {
      Name written = kind.typeValue().orElse(kind.name());
      kinds.putIfAbsent(written.text(), written.span());
    }
  }

  private static Optional<Entry> entry(SchemaEntry entry) {
    return switch (entry) {
      case SchemaEntry.Contact e ->
          Optional.of(new Entry(e.table(), named(e.jsonColumn(), e.fields(), e.key().column())));
      case SchemaEntry.Account e ->
          Optional.of(new Entry(e.table(), named(Optional.empty(), e.fields(), e.key().column())));
      case SchemaEntry.Events e ->
          Optional.of(
              new Entry(
                  e.table(),
                  named(
                      e.jsonColumn(),
                      e.kinds().stream().flatMap(k -> k.fields().stream()).toList(),
                      e.key().column(),
                      e.contactColumn(),
                      e.atColumn(),
                      e.typeColumn())));
      case SchemaEntry.Event e ->
          Optional.of(
              new Entry(
                  e.table(),
                  named(
                      e.jsonColumn(),
                      e.fields(),
                      e.key().column(),
                      e.contactColumn(),
                      e.atColumn())));
      case SchemaEntry.Record e ->
          Optional.of(
              new Entry(
                  e.table(),
                  named(e.jsonColumn(), e.fields(), e.key().column(), e.contactColumn())));
      case SchemaEntry.Consent e ->
          Optional.of(
              new Entry(
                  e.table(),
                  named(
                      Optional.empty(),
                      List.of(),
                      e.contactColumn(),
                      e.topicColumn(),
                      e.atColumn(),
                      e.statusColumn())));
      case SchemaEntry.Broken b -> Optional.empty();
    };
  }

  private static List<Named> named(
      Optional<Name> json, List<SchemaEntry.Field> fields, Name... others) {
    List<Named> all = new ArrayList<>();
    for (Name other : others) {
      all.add(Named.of(other));
    }
    json.ifPresent(j -> all.add(Named.of(j)));
    for (SchemaEntry.Field field : fields) {
      field.columns().forEach(c -> all.add(Named.of(c)));
      all.add(Named.of(field.name()));
    }
    return all;
  }
}
