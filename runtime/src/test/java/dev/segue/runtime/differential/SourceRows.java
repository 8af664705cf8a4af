package dev.segue.runtime.differential;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.runtime.oracle.Facts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The facts of a world as rows of source tables. */
final class SourceRows {
  private final Schema schema;
  private final Handwriting hand;
  private final boolean somebodys;
  private final Taking taking;

  SourceRows(Tables tables, Schema schema, Handwriting hand) {
    this.schema = schema;
    this.hand = hand;
    this.somebodys = hand instanceof Handwriting.Somebodys;
    this.taking = (table, rows, columns) -> insert(tables, table, rows, columns);
  }

  private SourceRows(Schema schema, Handwriting hand, Taking taking) {
    this.schema = schema;
    this.hand = hand;
    this.somebodys = hand instanceof Handwriting.Somebodys;
    this.taking = taking;
  }

  /** Takes the rows of a table. */
  @FunctionalInterface
  private interface Taking {
    void take(String table, Collection<Map<String, Object>> rows, Collection<String> columns);
  }

  /** The rows of each table, by column, without those that are missing. */
  static Map<String, List<Map<String, Object>>> of(Facts facts, Schema schema) {
    Map<String, List<Map<String, Object>>> all = new LinkedHashMap<>();
    SourceRows rows =
        new SourceRows(
            schema,
            new Handwriting.Canonical(),
            (table, some, columns) -> all.put(table, List.copyOf(some)));
    rows.write(facts);
    return all;
  }

  void write(Facts facts) {
    contacts(facts);
    schema.accounts().ifPresent(a -> accounts(a, facts));
    schema.eventTables().forEach(t -> events(t, facts));
    schema.records().forEach(t -> records(t, facts));
    schema.consent().ifPresent(c -> consents(c, facts));
  }

  private void contacts(Facts facts) {
    Schema.Contacts table = schema.contacts();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Facts.Contact contact : facts.contacts()) {
      Map<String, Object> row = fields(table.fields(), f -> contact.attributes().get(f));
      row.put(table.key().column(), Database.key(contact.key()));
      schema
          .accounts()
          .ifPresent(
              a -> contact.account().ifPresent(k -> row.put(a.contactColumn(), Database.key(k))));
      rows.add(row);
    }
    taking.take(table.table(), rows, columns(table.fields()));
  }

  private void accounts(Schema.Accounts table, Facts facts) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Facts.Account account : facts.accounts()) {
      Map<String, Object> row = fields(table.fields(), f -> account.fields().get(f));
      row.put(table.key().column(), Database.key(account.key()));
      rows.add(row);
    }
    taking.take(table.table(), rows, columns(table.fields()));
  }

  private void events(Schema.EventTable table, Facts facts) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Facts.Event event : facts.events()) {
      if (table.kinds().contains(event.kind())) {
        Map<String, Object> row =
            fields(event.kind().properties(), f -> event.properties().get(f.name()));
        row.put(table.key().column(), Database.key(event.key()));
        row.put(table.contactColumn(), Database.key(event.contact()));
        row.put(table.atColumn(), hand.instant(table.atColumn(), event.at()));
        table.typeColumn().ifPresent(t -> row.put(t, event.kind().typeValue()));
        rows.addAll(Collections.nCopies(hand.copies(table.table()), row));
        ofNobody(row, table.key(), table.contactColumn(), rows.size()).ifPresent(rows::add);
      }
    }
    taking.take(
        table.table(),
        rows,
        columns(table.kinds().stream().flatMap(k -> k.properties().stream()).toList()));
  }

  /** In somebody's tables a row like it, of which it is not said whose it is. */
  private Optional<Map<String, Object>> ofNobody(
      Map<String, Object> row, Schema.Key key, String contact, int place) {
    if (!somebodys) {
      return Optional.empty();
    }
    Map<String, Object> nobodys = new HashMap<>(row);
    nobodys.put(
        key.column(), key.integer() ? (Object) (-9_000_000L - place) : "of nobody " + place);
    nobodys.remove(contact);
    return Optional.of(nobodys);
  }

  private void records(Schema.RecordTable table, Facts facts) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Facts.Entry entry : facts.records()) {
      Map<String, Object> row = fields(table.fields(), f -> entry.fields().get(f.name()));
      row.put(table.key().column(), Database.key(entry.key()));
      row.put(table.contactColumn(), Database.key(entry.contact()));
      rows.addAll(Collections.nCopies(hand.copies(table.table()), row));
      ofNobody(row, table.key(), table.contactColumn(), rows.size()).ifPresent(rows::add);
    }
    taking.take(table.table(), rows, columns(table.fields()));
  }

  /** Every other change: the rest is in Segue's own table. */
  private void consents(Schema.Consent table, Facts facts) {
    Set<Map<String, Object>> rows = new LinkedHashSet<>();
    for (int i = 1; i < facts.consents().size(); i += 2) {
      Facts.Consent consent = facts.consents().get(i);
      Map<String, Object> row = new HashMap<>();
      row.put(table.contactColumn(), Database.key(consent.contact()));
      row.put(table.topicColumn(), consent.topic());
      row.put(table.atColumn(), hand.instant(table.atColumn(), consent.at()));
      row.put(table.statusColumn(), hand.truth(table.statusColumn(), consent.subscribed()));
      rows.add(row);
    }
    taking.take(
        table.table(),
        rows,
        Set.of(table.contactColumn(), table.topicColumn(), table.atColumn(), table.statusColumn()));
  }

  /** Where a field's value is found. */
  @FunctionalInterface
  private interface Found {
    @org.jspecify.annotations.Nullable
    Value value(Schema.Field field);
  }

  private Map<String, Object> fields(List<Schema.Field> fields, Found found) {
    Map<String, Object> row = new LinkedHashMap<>();
    Map<String, Object> json = new HashMap<>();
    for (Schema.Field field : fields) {
      Optional<Value> value = Optional.ofNullable(found.value(field));
      switch (field.storage()) {
        case Schema.Storage.Column(var column, var time) ->
            hand.written(field, value).ifPresent(v -> row.put(column, v));
        case Schema.Storage.Json(var path, var time) ->
            hand.written(field, value)
                .ifPresent(v -> json.put(somebodys ? path.getLast() : field.name(), v));
        case Schema.Storage.Coordinates(var latitude, var longitude) ->
            value
                .map(v -> (Value.Location) v)
                .ifPresent(
                    l -> {
                      row.put(latitude, l.latitude());
                      row.put(longitude, l.longitude());
                    });
        case Schema.Storage.Own own -> {}
      }
    }
    if (!json.isEmpty()) {
      if (somebodys) {
        row.put("props", Handwriting.JSON.writeValueAsString(Map.of("deep", json)));
      } else {
        row.putAll(json);
      }
    }
    return row;
  }

  private static Set<String> columns(List<Schema.Field> fields) {
    Set<String> columns = new LinkedHashSet<>();
    for (Schema.Field field : fields) {
      switch (field.storage()) {
        case Schema.Storage.Column(var column, var time) -> columns.add(column);
        case Schema.Storage.Json j -> columns.add("props");
        case Schema.Storage.Coordinates(var latitude, var longitude) -> {
          columns.add(latitude);
          columns.add(longitude);
        }
        case Schema.Storage.Own own -> {}
      }
    }
    return columns;
  }

  private void insert(
      Tables tables,
      String table,
      Collection<Map<String, Object>> rows,
      Collection<String> columns) {
    if (somebodys) {
      create(tables, table, columns);
    }
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.keySet()));
    List<String> bound = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      List<String> places = new ArrayList<>();
      for (String name : names) {
        Optional<Object> value = Optional.ofNullable(row.get(name));
        places.add(value.map(v -> place(tables, name)).orElse("null"));
        value.ifPresent(
            v -> {
              bound.add(name);
              values.add(v);
            });
      }
      lines.add("(" + String.join(", ", places) + ")");
    }
    if (!lines.isEmpty()) {
      String text =
          "insert into "
              + quoted(table)
              + names.stream().map(SourceRows::quoted).collect(Collectors.joining(", ", " (", ")"))
              + " values "
              + String.join(", ", lines);
      tables.insert(text, bound, values);
    }
  }

  private String place(Tables tables, String column) {
    return hand.type(column).map(tables::place).orElse("?");
  }

  private void create(Tables tables, String table, Collection<String> declared) {
    Set<String> columns = new LinkedHashSet<>(declared);
    columns.add(schema.contacts().key().column());
    schema.accounts().ifPresent(a -> columns.addAll(List.of(a.key().column(), a.contactColumn())));
    for (Schema.EventTable events : schema.eventTables()) {
      columns.addAll(List.of(events.key().column(), events.contactColumn(), events.atColumn()));
      events.typeColumn().ifPresent(columns::add);
    }
    for (Schema.RecordTable records : schema.records()) {
      columns.addAll(List.of(records.key().column(), records.contactColumn()));
    }
    Map<String, Optional<Native>> typed = new LinkedHashMap<>();
    columns.forEach(c -> typed.put(c, hand.type(c)));
    tables.create(table, typed, schema);
  }

  /** Where the rows go. */
  interface Tables {
    /** Makes a table whose columns have their types, where these are the engine's own. */
    void create(String table, Map<String, Optional<Native>> columns, Schema schema);

    /** Where a value of a type is bound in an insert. */
    String place(Native type);

    void insert(String statement, List<String> columns, List<Object> values);
  }

  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
