package dev.segue.runtime.store;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.StateTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The triggers that write down whom the rows concern that are watched. */
final class TouchTriggers {
  private final Schema schema;
  private final Watched watched;
  private final UnaryOperator<String> quoted;
  private final List<Trigger> triggers = new ArrayList<>();

  private TouchTriggers(Schema schema, Watched watched, UnaryOperator<String> quoted) {
    this.schema = schema;
    this.watched = watched;
    this.quoted = quoted;
  }

  static List<Trigger> of(Schema schema, Watched watched, UnaryOperator<String> quoted) {
    TouchTriggers made = new TouchTriggers(schema, watched, quoted);
    watched.columns().keySet().forEach(made::table);
    if (watched.colleagues()) {
      schema.accounts().ifPresent(made::colleagues);
    }
    return made.triggers;
  }

  private void table(String table) {
    Optional<Schema.Accounts> accounts = schema.accounts().filter(a -> a.table().equals(table));
    if (accounts.isPresent()) {
      String key = quoted.apply(accounts.get().key().column());
      add(table, "", "", List.of(account("old", key)), List.of(account("new", key)));
      return;
    }
    Schema.Contacts contacts = schema.contacts();
    if (contacts.table().equals(table)) {
      owned(table, contacts.key().column(), Optional.empty());
      return;
    }
    Optional<Schema.EventTable> events =
        schema.eventTables().stream().filter(e -> e.table().equals(table)).findFirst();
    if (events.isPresent()) {
      owned(table, events.get().contactColumn(), events.get().typeColumn());
      return;
    }
    owned(
        table,
        schema.records().stream()
            .filter(r -> r.table().equals(table))
            .findFirst()
            .map(Schema.RecordTable::contactColumn)
            .or(
                () ->
                    schema
                        .consent()
                        .filter(c -> c.table().equals(table))
                        .map(Schema.Consent::contactColumn))
            .orElse(StateTables.CONTACT),
        Optional.empty());
  }

  /** A table whose rows are each a contact's; of events also the column that says of what kind. */
  private void owned(String table, String contact, Optional<String> type) {
    add(
        table,
        type.map(t -> ofTypes(table, "old", t)).orElse(""),
        type.map(t -> ofTypes(table, "new", t)).orElse(""),
        List.of(contact(table, "old", contact, type)),
        List.of(contact(table, "new", contact, type)));
  }

  private String ofTypes(String table, String row, String column) {
    Set<String> types =
        Optional.<Set<String>>ofNullable(watched.types().get(table)).orElse(Set.of());
    return types.stream()
        .map(TriggerWords::literal)
        .collect(Collectors.joining(", ", of(row, column) + " in (", ")"));
  }

  private Trigger.Told contact(String table, String row, String contact, Optional<String> type) {
    return new Trigger.Told.Contact(
        TriggerWords.literal(table),
        type.map(t -> "coalesce(" + of(row, t) + ", '')").orElse("''"),
        of(row, contact));
  }

  private String of(String row, String column) {
    return row + "." + quoted.apply(column);
  }

  private static Trigger.Told account(String row, String column) {
    return new Trigger.Told.Account(row + "." + column);
  }

  private void add(
      String table, String ifOld, String ifNew, List<Trigger.Told> old, List<Trigger.Told> fresh) {
    List<Trigger.Told> both = new ArrayList<>(old);
    both.addAll(fresh);
    add(table + "_insert", table, "insert", ifNew, fresh);
    add(
        table + "_update",
        table,
        "update" + columns(table),
        ifOld.isEmpty() ? "" : ifOld + " or " + ifNew,
        both);
    add(table + "_delete", table, "delete", ifOld, old);
  }

  private String columns(String table) {
    Set<String> columns =
        Optional.<Set<String>>ofNullable(watched.columns().get(table)).orElse(Set.of());
    return columns.isEmpty()
        ? ""
        : columns.stream().map(quoted).collect(Collectors.joining(", ", " of ", ""));
  }

  /** Also those of whoever comes or goes, or moves from one account to another. */
  private void colleagues(Schema.Accounts accounts) {
    String contacts = schema.contacts().table();
    String of = quoted.apply(accounts.contactColumn());
    add(
        contacts + "_moves",
        contacts,
        "update of " + of,
        "",
        List.of(account("old", of), account("new", of)));
    add(contacts + "_leaves", contacts, "delete", "", List.of(account("old", of)));
  }

  private void add(
      String called, String table, String on, String condition, List<Trigger.Told> told) {
    triggers.add(new Trigger(called, quoted.apply(table), on, condition, told));
  }
}
