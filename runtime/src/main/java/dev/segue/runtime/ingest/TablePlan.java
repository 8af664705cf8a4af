package dev.segue.runtime.ingest;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Schema.TimeEncoding;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.store.SourceWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the rows of a table are read: where the value of each of its columns stands, and as what.
 *
 * @param columns the columns of the embedded table
 * @param origins everything that the schema says stands in the table
 * @param untyped the columns of which it says no type, for they can have but one: when something
 *     was, whether somebody wants it
 * @param typeColumn the column that says what kind of event a row is
 * @param atColumn the column that says when an event was
 * @param kinds the kinds of event that are declared, as the type column writes them
 */
record TablePlan(
    String table,
    SourceWriter.Rule rule,
    List<Column> columns,
    List<Origin> origins,
    List<String> untyped,
    Optional<String> typeColumn,
    Optional<String> atColumn,
    List<String> kinds) {
  TablePlan {
    columns = List.copyOf(columns);
    origins = List.copyOf(origins);
    untyped = List.copyOf(untyped);
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
   * @param column the column of the file or of somebody's table
   * @param path the keys within it, where it holds JSON
   * @param kind the kind of event that has it; empty: every row
   */
  record Origin(String column, List<String> path, Shape shape, String kind) {}

  /** The plans of all tables of a schema, in the order declared. */
  static List<TablePlan> of(Schema schema) {
    List<TablePlan> plans = new ArrayList<>();
    Schema.Key contactKey = schema.contacts().key();
    plans.add(contacts(schema));
    schema.accounts().ifPresent(a -> plans.add(accounts(a)));
    schema.eventTables().forEach(e -> plans.add(events(contactKey, e)));
    schema.records().forEach(r -> plans.add(records(contactKey, r)));
    schema.consent().ifPresent(c -> plans.add(consent(contactKey, c)));
    return plans;
  }

  private static TablePlan contacts(Schema schema) {
    Schema.Contacts contacts = schema.contacts();
    Collected collected = new Collected(contacts.jsonColumn());
    collected.key(contacts.key().column(), contacts.key(), true);
    schema.accounts().ifPresent(a -> collected.key(a.contactColumn(), a.key(), false));
    contacts.fields().forEach(f -> collected.field("", f));
    return collected.plan(contacts.table(), SourceWriter.Rule.REPLACE);
  }

  private static TablePlan accounts(Schema.Accounts accounts) {
    Collected collected = new Collected(Optional.empty());
    collected.key(accounts.key().column(), accounts.key(), true);
    accounts.fields().forEach(f -> collected.field("", f));
    return collected.plan(accounts.table(), SourceWriter.Rule.REPLACE);
  }

  private static TablePlan records(Schema.Key contactKey, Schema.RecordTable records) {
    Collected collected = new Collected(records.jsonColumn());
    collected.key(records.contactColumn(), contactKey, true);
    collected.key(records.key().column(), records.key(), true);
    records.fields().forEach(f -> collected.field("", f));
    return collected.plan(records.table(), SourceWriter.Rule.REPLACE);
  }

  private static TablePlan consent(Schema.Key contactKey, Schema.Consent consent) {
    Collected collected = new Collected(Optional.empty());
    collected.key(consent.contactColumn(), contactKey, true);
    collected.value(consent.topicColumn(), Type.TEXT, TimeEncoding.NATURAL);
    collected.value(consent.atColumn(), Type.INSTANT, consent.atEncoding());
    collected.value(consent.statusColumn(), Type.TRUTH, TimeEncoding.NATURAL);
    return collected.plan(consent.table(), SourceWriter.Rule.ONCE);
  }

  private static TablePlan events(Schema.Key contactKey, Schema.EventTable events) {
    Collected collected = new Collected(events.jsonColumn());
    collected.key(events.contactColumn(), contactKey, true);
    collected.value(events.atColumn(), Type.INSTANT, events.atEncoding());
    collected.key(events.key().column(), events.key(), true);
    events.typeColumn().ifPresent(t -> collected.value(t, Type.TEXT, TimeEncoding.NATURAL));
    for (Schema.EventKind kind : events.kinds()) {
      kind.properties().forEach(p -> collected.field(kind.typeValue(), p));
    }
    TablePlan plan = collected.plan(events.table(), SourceWriter.Rule.ONCE);
    return new TablePlan(
        events.table(),
        plan.rule(),
        plan.columns(),
        plan.origins(),
        plan.untyped(),
        events.typeColumn(),
        Optional.of(events.atColumn()),
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
    private final List<Origin> origins = new ArrayList<>();
    private final List<String> untyped = new ArrayList<>();
    private final Optional<String> jsonColumn;

    Collected(Optional<String> jsonColumn) {
      this.jsonColumn = jsonColumn;
      jsonColumn.ifPresent(j -> add(j, false, "", j, List.of(), new Shape.JsonObject()));
    }

    void key(String column, Schema.Key key, boolean required) {
      add(column, required, "", column, List.of(), new Shape.Key(key.integer()));
    }

    /** What no row can do without. */
    void value(String column, Type type, TimeEncoding time) {
      untyped.add(column);
      add(column, true, "", column, List.of(), new Shape.Value(type, time));
    }

    void field(String kind, Schema.Field field) {
      switch (field.storage()) {
        case Schema.Storage.Column(var column, var time) ->
            add(column, false, kind, column, List.of(), new Shape.Value(field.type(), time));
        case Schema.Storage.Json(var path, var time) ->
            add(
                field.name(),
                false,
                kind,
                jsonColumn.orElseThrow(),
                path,
                new Shape.Value(field.type(), time));
        case Schema.Storage.Coordinates(var latitude, var longitude) -> {
          add(latitude, false, kind, latitude, List.of(), new Shape.Degrees(90));
          add(longitude, false, kind, longitude, List.of(), new Shape.Degrees(180));
        }
        case Schema.Storage.Own own -> {}
      }
    }

    /** A key or instant that is also declared as a field stays what it was. */
    private void add(
        String name, boolean required, String kind, String from, List<String> path, Shape shape) {
      Origin origin = new Origin(from, path, shape, kind);
      origins.add(origin);
      Column column =
          columns.computeIfAbsent(name, n -> new Column(n, required, new LinkedHashMap<>()));
      if (!column.origins().containsKey("")) {
        column.origins().putIfAbsent(kind, origin);
      }
    }

    TablePlan plan(String table, SourceWriter.Rule rule) {
      return new TablePlan(
          table,
          rule,
          List.copyOf(columns.values()),
          origins,
          untyped,
          Optional.empty(),
          Optional.empty(),
          List.of());
    }
  }
}
