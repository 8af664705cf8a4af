package dev.segue.runtime.verify;

import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.ingest.FieldReading;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.store.CopiedTables;
import dev.segue.runtime.store.MembershipTable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the facts of a sample into tables of another engine, where there is nobody else. */
final class SampleCopy {
  private final Schema schema;
  private final CopiedTables tables;

  SampleCopy(Schema schema, CopiedTables tables) {
    this.schema = schema;
    this.tables = tables;
  }

  void write(Facts facts) {
    facts.contacts().forEach(this::contact);
    schema.accounts().ifPresent(a -> facts.accounts().forEach(account -> account(a, account)));
    facts.events().forEach(this::event);
    for (Schema.RecordTable table : schema.records()) {
      facts.records().stream()
          .filter(r -> r.record().equals(table.name()))
          .forEach(r -> record(table, r));
    }
    facts.consents().forEach(this::consent);
    facts.lists().forEach((list, members) -> members.forEach(m -> listed(list, m)));
    facts.acts().forEach(this::act);
    int id = 0;
    for (Facts.Run run : facts.runs()) {
      run(id++, run);
    }
    facts.history().forEach(this::was);
    facts.moves().forEach(this::move);
  }

  private void contact(Facts.Contact contact) {
    Schema.Contacts table = schema.contacts();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(table.key().column(), key(contact.key()));
    schema
        .accounts()
        .ifPresent(a -> contact.account().ifPresent(k -> row.put(a.contactColumn(), key(k))));
    contact
        .attributes()
        .forEach(
            (field, value) -> {
              if (field.storage() instanceof Schema.Storage.Own) {
                own(contact, field, value);
              } else {
                put(row, field, value);
              }
            });
    tables.source(table.table(), row);
  }

  private void own(Facts.Contact contact, Schema.Field field, Value value) {
    tables.own(
        StateTables.Own.TABLE,
        Map.of(
            StateTables.CONTACT, key(contact.key()),
            StateTables.Own.ATTRIBUTE, field.name(),
            StateTables.Own.VALUE, FieldReading.canonical(value, field.type()),
            StateTables.Own.SINCE, 0L));
  }

  private void account(Schema.Accounts table, Facts.Account account) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(table.key().column(), key(account.key()));
    account.fields().forEach((field, value) -> put(row, field, value));
    tables.source(table.table(), row);
  }

  private void event(Facts.Event event) {
    Schema.EventTable table = schema.tableOf(event.kind());
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(table.key().column(), key(event.key()));
    row.put(table.contactColumn(), key(event.contact()));
    row.put(table.atColumn(), event.at().toEpochMilli());
    table.typeColumn().ifPresent(t -> row.put(t, event.kind().typeValue()));
    event
        .kind()
        .properties()
        .forEach(p -> given(event.properties(), p).ifPresent(v -> put(row, p, v)));
    tables.source(table.table(), row);
  }

  private void record(Schema.RecordTable table, Facts.Entry entry) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(table.key().column(), key(entry.key()));
    row.put(table.contactColumn(), key(entry.contact()));
    table.fields().forEach(f -> given(entry.fields(), f).ifPresent(v -> put(row, f, v)));
    tables.source(table.table(), row);
  }

  private static Optional<Value> given(Map<String, Value> values, Schema.Field field) {
    return Optional.ofNullable(values.get(field.name()));
  }

  private void consent(Facts.Consent consent) {
    tables.own(
        StateTables.Consent.TABLE,
        Map.of(
            StateTables.CONTACT, key(consent.contact()),
            StateTables.Consent.TOPIC, consent.topic(),
            StateTables.AT, consent.at().toEpochMilli(),
            StateTables.Consent.SUBSCRIBED, consent.subscribed() ? 1L : 0L));
  }

  private void listed(String list, Value member) {
    tables.own(
        StateTables.ListMember.TABLE,
        Map.of(StateTables.ListMember.LIST, list, StateTables.CONTACT, key(member)));
  }

  private void act(Facts.Act act) {
    tables.own(
        StateTables.Act.TABLE,
        Map.of(
            StateTables.CONTACT, key(act.contact()),
            StateTables.AT, act.at().toEpochMilli(),
            StateTables.Act.ACT, act.act().name().toLowerCase(Locale.ROOT),
            StateTables.Act.NAME, act.name()));
  }

  private void run(long id, Facts.Run run) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(StateTables.Run.ID, id);
    row.put(StateTables.Run.PROGRAM, run.program());
    row.put(StateTables.Run.VERSION, 1L);
    row.put(StateTables.Run.NUMBER, 1L);
    row.put(StateTables.CONTACT, key(run.contact()));
    row.put(StateTables.Run.ENTERED_AT, run.entered().toEpochMilli());
    row.put(StateTables.Run.HOLDOUT, run.heldOut() ? 1L : 0L);
    run.waitBegan()
        .map(Instant::toEpochMilli)
        .ifPresent(w -> row.put(StateTables.Run.WAIT_BEGAN_AT, w));
    run.ended().map(Instant::toEpochMilli).ifPresent(e -> row.put(StateTables.Run.ENDED_AT, e));
    tables.own(StateTables.Run.TABLE, row);
  }

  private void was(Facts.Was was) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(StateTables.History.ATTRIBUTE, was.attribute().name());
    row.put(StateTables.CONTACT, key(was.contact()));
    row.put(StateTables.History.SINCE, was.since().toEpochMilli());
    was.value()
        .ifPresent(
            v ->
                row.put(
                    StateTables.History.VALUE, FieldReading.canonical(v, was.attribute().type())));
    tables.own(StateTables.History.TABLE, row);
  }

  private void move(Facts.Move move) {
    if (move.set().kind() != ContactSet.Kind.LIST) {
      new MembershipTable(tables.store())
          .put(move.set().name(), key(move.contact()), move.at(), move.entered());
      return;
    }
    tables.own(
        StateTables.ListChange.TABLE,
        Map.of(
            StateTables.ListChange.LIST,
            move.set().name(),
            StateTables.CONTACT,
            key(move.contact()),
            StateTables.AT,
            move.at().toEpochMilli(),
            StateTables.Change.ENTERED,
            move.entered() ? 1L : 0L));
  }

  private static void put(Map<String, Object> row, Schema.Field field, Value value) {
    if (field.storage() instanceof Schema.Storage.Coordinates(var latitude, var longitude)) {
      Value.Location place = (Value.Location) value;
      row.put(latitude, place.latitude());
      row.put(longitude, place.longitude());
    } else {
      SourceLayout.canonicalColumn(field)
          .ifPresent(column -> row.put(column, FieldReading.canonical(value, field.type())));
    }
  }

  static Object key(Value key) {
    return FieldReading.canonical(key, Type.INTEGER);
  }
}
