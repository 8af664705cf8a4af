package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.DurationLiteral;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.SchemaEntry;
import dev.segue.compiler.syntax.TypeSyntax;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The schema block, or several: tables, their columns, and the names they declare. */
final class SchemaCheck {
  private final Findings findings;
  private final List<Declared> names = new ArrayList<>();
  private final Map<String, Span> tables = new HashMap<>();
  private Optional<Schema.Contacts> contacts = Optional.empty();
  private Optional<Schema.Accounts> accounts = Optional.empty();
  private final List<Schema.EventTable> eventTables = new ArrayList<>();
  private final List<Schema.RecordTable> records = new ArrayList<>();
  private Optional<Schema.Consent> consent = Optional.empty();
  private final Map<String, Span> once = new HashMap<>();

  /** A name that the schema declares; the name of a key gives way to any other. */
  record Declared(String name, Meaning meaning, boolean givesWay) {}

  SchemaCheck(Findings findings) {
    this.findings = findings;
  }

  void add(SchemaEntry entry) {
    switch (entry) {
      case SchemaEntry.Contact c -> contact(c);
      case SchemaEntry.Account a -> account(a);
      case SchemaEntry.Events e -> events(e);
      case SchemaEntry.Event e -> event(e);
      case SchemaEntry.Record r -> record(r);
      case SchemaEntry.Consent c -> consent(c);
      case SchemaEntry.Broken b ->
          b.name().ifPresent(n -> declare(n, new Meaning.Unread(n.span())));
    }
  }

  Schema schema() {
    Schema.Contacts nobody =
        new Schema.Contacts("", new Schema.Key("id", false), Optional.empty(), List.of());
    return new Schema(contacts.orElse(nobody), accounts, eventTables, records, consent);
  }

  /** Whether it says who the contacts are. */
  boolean hasContacts() {
    return contacts.isPresent();
  }

  List<Declared> names() {
    return names;
  }

  private void contact(SchemaEntry.Contact entry) {
    if (!first("contact", entry.span())) {
      return;
    }
    table(entry.table());
    FieldCheck check =
        new FieldCheck(findings, "the contact", entry.jsonColumn().isPresent(), true);
    List<Schema.Field> fields = check.fields(entry.fields());
    oneZone(entry.fields(), fields);
    contacts =
        Optional.of(
            new Schema.Contacts(
                entry.table().text(),
                key(entry.key()),
                entry.jsonColumn().map(Name::text),
                fields,
                address(entry.fields(), fields)));
    Map<String, Span> places = places(entry.fields());
    for (Schema.Field field : fields) {
      Span place = places.getOrDefault(field.name(), entry.span());
      names.add(new Declared(field.name(), new Meaning.Attribute(field, place), false));
    }
    Schema.Field key = contacts.get().keyField();
    names.add(
        new Declared(key.name(), new Meaning.Attribute(key, entry.key().column().span()), true));
  }

  /** The first attribute of type {@code email}. */
  private static Optional<Schema.Field> address(
      List<SchemaEntry.Field> written, List<Schema.Field> fields) {
    return written.stream()
        .filter(
            w ->
                w.type() instanceof TypeSyntax.Plain(var word, var span)
                    && word == TypeSyntax.Word.EMAIL)
        .flatMap(w -> fields.stream().filter(f -> f.name().equals(w.name().text())))
        .findFirst();
  }

  private void oneZone(List<SchemaEntry.Field> written, List<Schema.Field> fields) {
    Map<String, Span> places = places(written);
    List<Schema.Field> zones = fields.stream().filter(f -> f.type().equals(Type.ZONE)).toList();
    for (Schema.Field zone : zones.stream().skip(1).toList()) {
      findings.add(
          Diagnostic.of(
                  Code.FIELD,
                  places.getOrDefault(zone.name(), written.getFirst().span()),
                  "a contact has one attribute of type time zone")
              .related(
                  places.getOrDefault(zones.getFirst().name(), written.getFirst().span()),
                  "the first is here")
              .hint("declare the other as text"));
    }
  }

  private static Map<String, Span> places(List<SchemaEntry.Field> written) {
    Map<String, Span> places = new LinkedHashMap<>();
    written.forEach(f -> places.putIfAbsent(f.name().text(), f.name().span()));
    return places;
  }

  private void account(SchemaEntry.Account entry) {
    if (!first("account", entry.span())) {
      return;
    }
    table(entry.table());
    List<Schema.Field> fields =
        new FieldCheck(findings, "the account", false, false).fields(entry.fields());
    accounts =
        Optional.of(
            new Schema.Accounts(
                entry.table().text(), key(entry.key()), entry.contactColumn().text(), fields));
  }

  private void events(SchemaEntry.Events entry) {
    table(entry.table(), true);
    List<Schema.EventKind> kinds = new ArrayList<>();
    Map<String, Span> values = new HashMap<>();
    for (SchemaEntry.EventKind written : entry.kinds()) {
      Name value = written.typeValue().orElse(written.name());
      Span there = values.putIfAbsent(value.text(), value.span());
      if (there != null) {
        findings.add(
            Diagnostic.of(
                    Code.FIELD,
                    value.span(),
                    "two kinds of event have the type value '" + value.text() + "'")
                .related(there, "the first is here"));
      }
      kinds.add(
          kind(written.name(), value.text(), written.fields(), entry.jsonColumn().isPresent()));
    }
    eventTables.add(
        new Schema.EventTable(
            entry.table().text(),
            key(entry.key()),
            entry.contactColumn().text(),
            entry.atColumn().text(),
            FieldCheck.time(entry.resolution()),
            Optional.of(entry.typeColumn().text()),
            entry.jsonColumn().map(Name::text),
            entry.kept().flatMap(this::kept),
            kinds));
  }

  private void event(SchemaEntry.Event entry) {
    table(entry.table(), true);
    Schema.EventKind kind =
        kind(entry.name(), entry.name().text(), entry.fields(), entry.jsonColumn().isPresent());
    eventTables.add(
        new Schema.EventTable(
            entry.table().text(),
            key(entry.key()),
            entry.contactColumn().text(),
            entry.atColumn().text(),
            FieldCheck.time(entry.resolution()),
            Optional.empty(),
            entry.jsonColumn().map(Name::text),
            entry.kept().flatMap(this::kept),
            List.of(kind)));
  }

  private Optional<Period> kept(DurationLiteral written) {
    return ParameterCheck.period(written, findings);
  }

  private Schema.EventKind kind(
      Name name, String value, List<SchemaEntry.Field> written, boolean json) {
    List<Schema.Field> fields =
        new FieldCheck(findings, "'" + name.text() + "'", json, false).fields(written);
    Schema.EventKind kind = new Schema.EventKind(name.text(), value, fields);
    declare(name, new Meaning.Event(kind, name.span()));
    return kind;
  }

  private void record(SchemaEntry.Record entry) {
    table(entry.table());
    List<Schema.Field> fields =
        new FieldCheck(
                findings, "'" + entry.name().text() + "'", entry.jsonColumn().isPresent(), false)
            .fields(entry.fields());
    Schema.RecordTable table =
        new Schema.RecordTable(
            entry.name().text(),
            entry.table().text(),
            key(entry.key()),
            entry.contactColumn().text(),
            entry.jsonColumn().map(Name::text),
            fields);
    records.add(table);
    declare(entry.name(), new Meaning.Record(table, entry.name().span()));
  }

  private void consent(SchemaEntry.Consent entry) {
    if (!first("consent", entry.span())) {
      return;
    }
    table(entry.table());
    consent =
        Optional.of(
            new Schema.Consent(
                entry.table().text(),
                entry.contactColumn().text(),
                entry.topicColumn().text(),
                entry.atColumn().text(),
                FieldCheck.time(entry.resolution()),
                entry.statusColumn().text()));
  }

  private void declare(Name name, Meaning meaning) {
    names.add(new Declared(name.text(), meaning, false));
  }

  private Schema.Key key(SchemaEntry.Key written) {
    Type type = written.type().map(new TypeCheck(findings)::field).orElse(Type.TEXT);
    if (!type.equals(Type.TEXT) && !type.equals(Type.INTEGER) && !type.equals(Type.UNKNOWN)) {
      findings.add(Diagnostic.of(Code.KEY, written.span(), type.words()));
    }
    return new Schema.Key(written.column().text(), type.equals(Type.INTEGER));
  }

  private boolean first(String entry, Span span) {
    Span there = once.putIfAbsent(entry, span);
    if (there != null) {
      findings.add(
          Diagnostic.of(Code.ENTRY_TWICE, span, "the " + entry)
              .related(there, "first declared here")
              .hint("declare what is in both once"));
    }
    return there == null;
  }

  private void table(Name name) {
    table(name, false);
  }

  private void table(Name name, boolean events) {
    Span there = tables.putIfAbsent(name.text(), name.span());
    boolean both = events && eventTables.stream().anyMatch(e -> e.table().equals(name.text()));
    if (there != null) {
      findings.add(
          Diagnostic.of(Code.ENTRY_TWICE, name.span(), "table '" + name.text() + "'")
              .related(there, "first declared here")
              .hint(
                  both
                      ? "declare its kinds of event together, where a column tells them apart:"
                          + " events from "
                          + name.text()
                          + " .. type COLUMN { .. }; else one of the two from a view of it"
                      : "declare one of the two from a view of it, or from a table of its own"));
    }
  }
}
