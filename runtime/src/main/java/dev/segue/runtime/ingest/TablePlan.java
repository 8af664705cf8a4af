package dev.segue.runtime.ingest;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Schema.TimeEncoding;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.store.EmbeddedTable;
import dev.segue.runtime.store.SourceWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the rows of a table are read: where the value of each of its columns stands, and as what.
 *
 * @param typeColumn the column that says what kind of event a row is
 * @param kinds the kinds of event that are declared, as the type column writes them
 */
record TablePlan(
    EmbeddedTable table,
    SourceWriter.Rule rule,
    List<Column> columns,
    Optional<String> typeColumn,
    List<String> kinds) {
  TablePlan {
    columns = List.copyOf(columns);
    kinds = List.copyOf(kinds);
  }

  /**
   * A column of the embedded table.
   *
   * @param required a row without it cannot be kept
   * @param origins where its value comes from, by the kind of event; the first one also for kinds
   *     that are not named
   */
  record Column(String name, boolean required, Map<String, Origin> origins) {}

  /** What a value is read as. */
  sealed interface Shape {
    /** Text, or an integer. */
    record Key(boolean integer) implements Shape {}

    record Value(Type type, TimeEncoding time) implements Shape {}

    /** Degrees, up to so many on each side. */
    record Degrees(double limit) implements Shape {}

    record JsonObject() implements Shape {}
  }

  /**
   * Where a value stands.
   *
   * @param column the column of the file
   * @param path the keys within it, where it holds JSON
   */
  record Origin(String column, List<String> path, Shape shape) {}

  /** The plans of all tables of a schema, in the order declared. */
  static List<TablePlan> of(Schema schema) {
    List<TablePlan> plans = new ArrayList<>();
    for (EmbeddedTable table : EmbeddedTable.of(schema)) {
      plans.add(of(schema, table));
    }
    return plans;
  }

  private static TablePlan of(Schema schema, EmbeddedTable table) {
    Schema.Key contactKey = schema.contacts().key();
    if (table.name().equals(schema.contacts().table())) {
      return contacts(schema, table);
    }
    for (Schema.EventTable events : schema.eventTables()) {
      if (events.table().equals(table.name())) {
        return events(contactKey, events, table);
      }
    }
    for (Schema.RecordTable records : schema.records()) {
      if (records.table().equals(table.name())) {
        return records(contactKey, records, table);
      }
    }
    Optional<Schema.Consent> consent = schema.consent().filter(c -> c.table().equals(table.name()));
    return consent.isPresent()
        ? consent(contactKey, consent.get(), table)
        : accounts(schema.accounts().orElseThrow(), table);
  }

  private static TablePlan contacts(Schema schema, EmbeddedTable table) {
    Schema.Contacts contacts = schema.contacts();
    Collected collected = new Collected(contacts.jsonColumn());
    collected.key(contacts.key().column(), contacts.key(), true);
    schema.accounts().ifPresent(a -> collected.key(a.contactColumn(), a.key(), false));
    contacts.fields().forEach(f -> collected.field("", f));
    return collected.plan(table, SourceWriter.Rule.REPLACE);
  }

  private static TablePlan accounts(Schema.Accounts accounts, EmbeddedTable table) {
    Collected collected = new Collected(Optional.empty());
    collected.key(accounts.key().column(), accounts.key(), true);
    accounts.fields().forEach(f -> collected.field("", f));
    return collected.plan(table, SourceWriter.Rule.REPLACE);
  }

  private static TablePlan records(
      Schema.Key contactKey, Schema.RecordTable records, EmbeddedTable table) {
    Collected collected = new Collected(records.jsonColumn());
    collected.key(records.contactColumn(), contactKey, true);
    collected.key(records.key().column(), records.key(), true);
    records.fields().forEach(f -> collected.field("", f));
    return collected.plan(table, SourceWriter.Rule.REPLACE);
  }

  private static TablePlan consent(
      Schema.Key contactKey, Schema.Consent consent, EmbeddedTable table) {
    Collected collected = new Collected(Optional.empty());
    collected.key(consent.contactColumn(), contactKey, true);
    collected.value(consent.topicColumn(), Type.TEXT, TimeEncoding.NATURAL);
    collected.value(consent.atColumn(), Type.INSTANT, consent.atEncoding());
    collected.value(consent.statusColumn(), Type.TRUTH, TimeEncoding.NATURAL);
    return collected.plan(table, SourceWriter.Rule.ONCE);
  }

  private static TablePlan events(
      Schema.Key contactKey, Schema.EventTable events, EmbeddedTable table) {
    Collected collected = new Collected(events.jsonColumn());
    collected.key(events.contactColumn(), contactKey, true);
    collected.value(events.atColumn(), Type.INSTANT, events.atEncoding());
    collected.key(events.key().column(), events.key(), true);
    events.typeColumn().ifPresent(t -> collected.value(t, Type.TEXT, TimeEncoding.NATURAL));
    for (Schema.EventKind kind : events.kinds()) {
      kind.properties().forEach(p -> collected.field(kind.typeValue(), p));
    }
    TablePlan plan = collected.plan(table, SourceWriter.Rule.ONCE);
    return new TablePlan(
        table,
        plan.rule(),
        plan.columns(),
        events.typeColumn(),
        events.kinds().stream().map(Schema.EventKind::typeValue).toList());
  }

  /** The columns of the file that are of use, each once. */
  List<String> fileColumns() {
    return columns.stream()
        .flatMap(c -> c.origins().values().stream())
        .map(Origin::column)
        .distinct()
        .toList();
  }

  /** The columns of a table while they are collected. */
  private static final class Collected {
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Optional<String> jsonColumn;

    Collected(Optional<String> jsonColumn) {
      this.jsonColumn = jsonColumn;
      jsonColumn.ifPresent(
          j -> add(j, false, "", new Origin(j, List.of(), new Shape.JsonObject())));
    }

    void key(String column, Schema.Key key, boolean required) {
      add(column, required, "", new Origin(column, List.of(), new Shape.Key(key.integer())));
    }

    /** What no row can do without. */
    void value(String column, Type type, TimeEncoding time) {
      add(column, true, "", new Origin(column, List.of(), new Shape.Value(type, time)));
    }

    void field(String kind, Schema.Field field) {
      switch (field.storage()) {
        case Schema.Storage.Column(var column, var time) ->
            add(
                column,
                false,
                kind,
                new Origin(column, List.of(), new Shape.Value(field.type(), time)));
        case Schema.Storage.Json(var path, var time) ->
            add(
                field.name(),
                false,
                kind,
                new Origin(jsonColumn.orElseThrow(), path, new Shape.Value(field.type(), time)));
        case Schema.Storage.Coordinates(var latitude, var longitude) -> {
          degrees(kind, latitude, 90);
          degrees(kind, longitude, 180);
        }
        case Schema.Storage.Own own -> {}
      }
    }

    private void degrees(String kind, String column, double limit) {
      add(column, false, kind, new Origin(column, List.of(), new Shape.Degrees(limit)));
    }

    /** A key or instant that is also declared as a field stays what it was. */
    private void add(String name, boolean required, String kind, Origin origin) {
      Column column =
          columns.computeIfAbsent(name, n -> new Column(n, required, new LinkedHashMap<>()));
      if (!column.origins().containsKey("")) {
        column.origins().putIfAbsent(kind, origin);
      }
    }

    TablePlan plan(EmbeddedTable table, SourceWriter.Rule rule) {
      return new TablePlan(table, rule, List.copyOf(columns.values()), Optional.empty(), List.of());
    }
  }
}
