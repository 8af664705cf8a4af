package dev.segue.runtime.ingest;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.Encoding;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.store.Catalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the source says of some contacts, read row by row and without any SQL but to find them. */
public final class SourceFacts {
  private final Catalog catalog;
  private final Schema schema;
  private final SourceLayout layout;
  private final FieldReading reading;
  private final Map<Object, Value> keys = new LinkedHashMap<>();

  /**
   * @param contacts their keys as they stand in the source
   */
  public SourceFacts(
      Catalog catalog, Workspace workspace, SourceLayout layout, List<Object> contacts) {
    this.catalog = catalog;
    this.schema = workspace.schema();
    this.layout = layout;
    this.reading = new FieldReading(workspace.zone());
    contacts.forEach(c -> key(c, schema.contacts().key()).ifPresent(k -> keys.put(c, k)));
  }

  /** The contacts, each with its key as it stands in the source. */
  public Map<Object, Value> keys() {
    return keys;
  }

  public List<Facts.Contact> contacts() {
    Schema.Contacts table = schema.contacts();
    Columns columns = new Columns(table.table(), table.fields());
    int key = columns.at(table.key().column());
    Optional<Integer> account = schema.accounts().map(a -> columns.at(a.contactColumn()));
    Map<Value, Facts.Contact> contacts = new LinkedHashMap<>();
    columns.each(
        table.key().column(),
        keys.keySet(),
        row ->
            row.get(key)
                .map(keys::get)
                .ifPresent(
                    k ->
                        contacts.putIfAbsent(
                            k,
                            new Facts.Contact(
                                k,
                                columns.fields(row, table.fields()),
                                account.flatMap(row::get).flatMap(this::account)))));
    return List.copyOf(contacts.values());
  }

  private Optional<Value> account(Object stored) {
    return schema.accounts().flatMap(a -> key(stored, a.key()));
  }

  public List<Facts.Account> accounts() {
    if (schema.accounts().isEmpty()) {
      return List.of();
    }
    Schema.Accounts table = schema.accounts().get();
    Set<Object> named = new LinkedHashSet<>();
    catalog.eachOf(
        schema.contacts().table(),
        List.of(table.contactColumn()),
        schema.contacts().key().column(),
        keys.keySet(),
        row -> row.getFirst().ifPresent(named::add));
    Columns columns = new Columns(table.table(), table.fields());
    int key = columns.at(table.key().column());
    Map<Value, Facts.Account> accounts = new LinkedHashMap<>();
    columns.each(
        table.key().column(),
        named,
        row ->
            row.get(key)
                .flatMap(this::account)
                .ifPresent(
                    k ->
                        accounts.putIfAbsent(
                            k, new Facts.Account(k, columns.fields(row, table.fields())))));
    return List.copyOf(accounts.values());
  }

  /** Each once, however often it is told. */
  public List<Facts.Event> events() {
    List<Facts.Event> events = new ArrayList<>();
    schema.eventTables().forEach(t -> events.addAll(events(t)));
    return events;
  }

  private List<Facts.Event> events(Schema.EventTable table) {
    Columns columns =
        new Columns(
            table.table(),
            table.kinds().stream().flatMap(k -> k.properties().stream()).distinct().toList());
    int key = columns.at(table.key().column());
    int contact = columns.at(table.contactColumn());
    int at = columns.at(table.atColumn());
    Optional<Integer> type = table.typeColumn().map(columns::at);
    Map<Value, Facts.Event> events = new LinkedHashMap<>();
    columns.each(
        table.contactColumn(),
        keys.keySet(),
        row -> {
          Optional<Value> who = row.get(contact).map(keys::get);
          Optional<Value> number = row.get(key).flatMap(k -> key(k, table.key()));
          Optional<Instant> instant =
              row.get(at).flatMap(a -> instant(table.table(), table.atColumn(), a));
          Optional<String> word = type.map(t -> row.get(t).map(Object::toString).orElse(""));
          if (who.isPresent() && number.isPresent() && instant.isPresent()) {
            table.kinds().stream()
                .filter(k -> word.isEmpty() || word.get().equals(k.typeValue()))
                .findFirst()
                .ifPresent(
                    kind ->
                        events.putIfAbsent(
                            number.get(),
                            new Facts.Event(
                                number.get(),
                                who.get(),
                                kind,
                                instant.get(),
                                byName(columns.fields(row, kind.properties())))));
          }
        });
    return List.copyOf(events.values());
  }

  public List<Facts.Entry> records() {
    List<Facts.Entry> entries = new ArrayList<>();
    for (Schema.RecordTable table : schema.records()) {
      Columns columns = new Columns(table.table(), table.fields());
      int key = columns.at(table.key().column());
      int contact = columns.at(table.contactColumn());
      Map<Value, Facts.Entry> found = new LinkedHashMap<>();
      columns.each(
          table.contactColumn(),
          keys.keySet(),
          row -> {
            Optional<Value> who = row.get(contact).map(keys::get);
            row.get(key)
                .flatMap(k -> key(k, table.key()))
                .ifPresent(
                    k ->
                        who.ifPresent(
                            w ->
                                found.putIfAbsent(
                                    k,
                                    new Facts.Entry(
                                        k,
                                        w,
                                        table.name(),
                                        byName(columns.fields(row, table.fields()))))));
          });
      entries.addAll(found.values());
    }
    return entries;
  }

  public List<Facts.Consent> consents() {
    if (schema.consent().isEmpty()) {
      return List.of();
    }
    Schema.Consent table = schema.consent().get();
    Columns columns = new Columns(table.table(), List.of());
    int contact = columns.at(table.contactColumn());
    int topic = columns.at(table.topicColumn());
    int at = columns.at(table.atColumn());
    int status = columns.at(table.statusColumn());
    List<Facts.Consent> consents = new ArrayList<>();
    columns.each(
        table.contactColumn(),
        keys.keySet(),
        row -> {
          Optional<Value> who = row.get(contact).map(keys::get);
          Optional<Instant> instant =
              row.get(at).flatMap(a -> instant(table.table(), table.atColumn(), a));
          Optional<Boolean> says =
              row.get(status)
                  .flatMap(s -> column(table.table(), table.statusColumn(), s, Type.TRUTH))
                  .map(v -> ((Value.Truth) v).truth());
          if (who.isPresent()
              && instant.isPresent()
              && says.isPresent()
              && row.get(topic).isPresent()) {
            consents.add(
                new Facts.Consent(
                    who.get(), row.get(topic).get().toString(), instant.get(), says.get()));
          }
        });
    return consents;
  }

  private Optional<Instant> instant(String table, String column, Object stored) {
    return column(table, column, stored, Type.INSTANT).map(v -> ((Value.Instant) v).instant());
  }

  private Optional<Value> column(String table, String column, Object stored, Type type) {
    Encoding encoding = table(table).columns().getOrDefault(column, Encoding.CANONICAL);
    return reading.value(stored, List.of(), encoding, type);
  }

  private SourceLayout.Table table(String name) {
    return Optional.ofNullable(layout.tables().get(name)).orElseThrow();
  }

  private static Map<String, Value> byName(Map<Schema.Field, Value> values) {
    Map<String, Value> named = new HashMap<>();
    values.forEach((field, value) -> named.put(field.name(), value));
    return named;
  }

  /** A key is a number or text as its table declares it. */
  private static Optional<Value> key(Object stored, Schema.Key key) {
    if (!key.integer()) {
      return Optional.of(new Value.Text(SampleText.of(stored)));
    }
    return Readings.key(SampleText.of(stored), true)
        .map(n -> new Value.Number(Rational.of(((Long) n).longValue())));
  }

  /** A row's values, by the places that columns were asked for. */
  private record Row(List<Optional<Object>> values) {
    Optional<Object> get(int place) {
      return values.get(place);
    }
  }

  /** The columns of a table that are read, each once. */
  private final class Columns {
    private final String table;
    private final List<String> names = new ArrayList<>();

    Columns(String table, List<Schema.Field> fields) {
      this.table = table;
      for (Schema.Field field : fields) {
        if (field.storage() instanceof Schema.Storage.Coordinates(var latitude, var longitude)) {
          at(latitude);
          at(longitude);
        } else {
          place(field).ifPresent(p -> at(p.column()));
        }
      }
    }

    int at(String column) {
      if (!names.contains(column)) {
        names.add(column);
      }
      return names.indexOf(column);
    }

    private Optional<SourceLayout.Place> place(Schema.Field field) {
      return Optional.ofNullable(table(table).fields().get(field));
    }

    void each(String column, Set<Object> values, java.util.function.Consumer<Row> consumer) {
      catalog.eachOf(table, names, column, values, row -> consumer.accept(new Row(row)));
    }

    Map<Schema.Field, Value> fields(Row row, List<Schema.Field> fields) {
      Map<Schema.Field, Value> values = new HashMap<>();
      for (Schema.Field field : fields) {
        value(row, field).ifPresent(v -> values.put(field, v));
      }
      return values;
    }

    private Optional<Value> value(Row row, Schema.Field field) {
      if (field.storage() instanceof Schema.Storage.Coordinates(var latitude, var longitude)) {
        Optional<Double> first = row.get(at(latitude)).flatMap(reading::degrees);
        Optional<Double> second = row.get(at(longitude)).flatMap(reading::degrees);
        return first.flatMap(l -> second.map(m -> new Value.Location(l, m)));
      }
      return place(field)
          .flatMap(
              p ->
                  row.get(at(p.column()))
                      .flatMap(v -> reading.value(v, p.path(), p.encoding(), field.type())));
    }
  }
}
