package dev.segue.runtime.scenario;

import dev.segue.compiler.ir.Scenario.Row;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.Consent;
import dev.segue.compiler.sql.StateTables.Own;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.scenario.Cast.Member;
import dev.segue.runtime.store.CopiedTables;
import dev.segue.runtime.store.HistoryTable;
import dev.segue.runtime.store.ListTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes what the rows of a test tell into its database, and remembers it. */
final class CastRows {
  private final Schema schema;
  private final CopiedTables tables;
  private final HistoryTable history;
  private final ListTable lists;
  private final Cast cast;
  private long keys;

  CastRows(Workspace workspace, CopiedTables tables, Cast cast) {
    this.schema = workspace.schema();
    this.tables = tables;
    this.history = new HistoryTable(tables.store());
    this.lists = new ListTable(tables.store());
    this.cast = cast;
  }

  /** A key as it stands in a table. */
  static Object key(Value key) {
    return CanonicalValue.of(key, Type.INTEGER);
  }

  /** What a row says of a contact is so from an instant on, unless something newer is known. */
  void contact(Row.Contact row, Instant at) {
    Schema.Contacts contacts = schema.contacts();
    Member member = cast.find(row.name()).orElseGet(() -> newContact(row));
    Map<String, Optional<Object>> columns = new LinkedHashMap<>();
    row.attributes()
        .forEach(
            (field, value) -> {
              if (field.history()) {
                was(member, field, value, at);
              }
              Instant known = member.since.getOrDefault(field, Instant.MIN);
              if (!at.isBefore(known)) {
                member.since.put(field, at);
                value.ifPresentOrElse(
                    v -> member.attributes.put(field, v), () -> member.attributes.remove(field));
                if (field.storage() instanceof Schema.Storage.Own) {
                  own(member, field, value, at);
                } else {
                  columns.putAll(columns(field, value));
                }
              }
            });
    row.account()
        .ifPresent(
            name -> {
              Facts.Account account =
                  cast.account(name)
                      .orElseThrow(() -> new IllegalStateException("no account " + name));
              member.account = Optional.of(name);
              columns.put(
                  schema.accounts().orElseThrow().contactColumn(), Optional.of(key(account.key())));
            });
    if (!columns.isEmpty()) {
      tables.update(contacts.table(), contacts.key().column(), member.stored(), columns);
    }
  }

  private Member newContact(Row.Contact row) {
    Schema.Key key = schema.contacts().key();
    Member member = cast.add(row.name(), value(key, row.key()));
    tables.source(schema.contacts().table(), Map.of(key.column(), member.stored()));
    return member;
  }

  private void was(Member member, Schema.Field field, Optional<Value> value, Instant since) {
    history.put(field, member.stored(), since, value.map(v -> CanonicalValue.of(v, field.type())));
    cast.add(new Facts.Was(member.key, field, since, value));
  }

  private void own(Member member, Schema.Field field, Optional<Value> value, Instant at) {
    tables
        .rows()
        .delete(
            Own.TABLE, Map.of(StateTables.CONTACT, member.stored(), Own.ATTRIBUTE, field.name()));
    value.ifPresent(
        v ->
            tables.own(
                Own.TABLE,
                Map.of(
                    StateTables.CONTACT,
                    member.stored(),
                    Own.ATTRIBUTE,
                    field.name(),
                    Own.VALUE,
                    CanonicalValue.of(v, field.type()),
                    Own.SINCE,
                    at.toEpochMilli())));
  }

  void account(Row.Account row) {
    Schema.Accounts accounts = schema.accounts().orElseThrow();
    Optional<Facts.Account> known = cast.account(row.name());
    Value key = known.map(Facts.Account::key).orElseGet(() -> value(accounts.key(), row.name()));
    if (known.isEmpty()) {
      tables.source(accounts.table(), Map.of(accounts.key().column(), key(key)));
    }
    Map<Schema.Field, Value> fields =
        new HashMap<>(known.map(Facts.Account::fields).orElse(Map.of()));
    Map<String, Optional<Object>> columns = new LinkedHashMap<>();
    row.fields()
        .forEach(
            (field, value) -> {
              value.ifPresentOrElse(v -> fields.put(field, v), () -> fields.remove(field));
              columns.putAll(columns(field, value));
            });
    if (!columns.isEmpty()) {
      tables.update(accounts.table(), accounts.key().column(), key(key), columns);
    }
    cast.put(row.name(), new Facts.Account(key, fields));
  }

  void event(Row.Event row, Instant at) {
    Schema.EventTable table = schema.tableOf(row.kind());
    Member member = cast.contact(row.contact());
    Value key = nextKey(table.key());
    Map<String, Object> columns = given(row.properties());
    columns.put(table.key().column(), key(key));
    columns.put(table.contactColumn(), member.stored());
    columns.put(table.atColumn(), at.toEpochMilli());
    table.typeColumn().ifPresent(c -> columns.put(c, row.kind().typeValue()));
    tables.event(table.table(), table.atColumn(), columns);
    cast.add(new Facts.Event(key, member.key, row.kind(), at, byName(row.properties())));
  }

  void record(Row.Record row) {
    Schema.RecordTable table = row.table();
    Member member = cast.contact(row.contact());
    Value key = nextKey(table.key());
    Map<String, Object> columns = given(row.fields());
    columns.put(table.key().column(), key(key));
    columns.put(table.contactColumn(), member.stored());
    tables.source(table.table(), columns);
    cast.add(new Facts.Entry(key, member.key, table.name(), byName(row.fields())));
  }

  /** The members of a list are these and no others. */
  void members(Row.Members row, Instant at) {
    Set<Object> members = new LinkedHashSet<>();
    row.contacts().forEach(name -> members.add(cast.contact(name).stored()));
    lists.replace(row.list(), members, at);
  }

  void subscribes(Row.Subscribes row, Instant at) {
    Member member = cast.contact(row.contact());
    tables.own(
        Consent.TABLE,
        Map.of(
            StateTables.CONTACT,
            member.stored(),
            Consent.TOPIC,
            row.topic(),
            StateTables.AT,
            at.toEpochMilli(),
            Consent.SUBSCRIBED,
            row.subscribed() ? 1L : 0L));
    cast.add(new Facts.Consent(member.key, row.topic(), at, row.subscribed()));
  }

  /** Settles a draw; of the same draw the last row counts. */
  void choose(Row.Choose row, List<String> otherArms) {
    Member member = cast.contact(row.contact());
    tables.rows().choose(row.program(), member.stored(), row.arm(), otherArms);
  }

  private Map<String, Object> given(Map<Schema.Field, Optional<Value>> values) {
    Map<String, Object> columns = new LinkedHashMap<>();
    values.forEach(
        (field, value) ->
            columns(field, value)
                .forEach((column, stored) -> stored.ifPresent(s -> columns.put(column, s))));
    return columns;
  }

  private static Map<String, Value> byName(Map<Schema.Field, Optional<Value>> values) {
    Map<String, Value> named = new HashMap<>();
    values.forEach((field, value) -> value.ifPresent(v -> named.put(field.name(), v)));
    return named;
  }

  private static Map<String, Optional<Object>> columns(Schema.Field field, Optional<Value> value) {
    if (field.storage() instanceof Schema.Storage.Coordinates(var latitude, var longitude)) {
      Optional<Value.Location> place = value.map(Value.Location.class::cast);
      return Map.of(
          latitude,
          place.map(Value.Location::latitude),
          longitude,
          place.map(Value.Location::longitude));
    }
    return SourceLayout.canonicalColumn(field)
        .map(column -> Map.of(column, value.map(v -> CanonicalValue.of(v, field.type()))))
        .orElse(Map.of());
  }

  private Value nextKey(Schema.Key key) {
    keys++;
    return key.integer()
        ? new Value.Number(Rational.of(keys))
        : new Value.Text("event " + String.format(Locale.ROOT, "%06d", keys));
  }

  /** The key as written; where it must be a number and is none, a number of its own. */
  private Value value(Schema.Key key, String written) {
    if (!key.integer()) {
      return new Value.Text(written);
    }
    boolean number = written.matches("-?[0-9]{1,15}");
    return new Value.Number(
        Rational.of(number ? Long.parseLong(written) : 1_000_000L + cast.size()));
  }
}
