package dev.segue.runtime.segment;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.plan.Sight;
import dev.segue.compiler.sql.StateTables;
import dev.segue.runtime.store.Watched;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which rows of which tables a definition looks at. */
final class Watching {
  /** Of a run, what is asked: which step it stands at is not. */
  private static final List<String> OF_RUNS =
      List.of(
          StateTables.CONTACT,
          StateTables.Run.PROGRAM,
          StateTables.Run.ENTERED_AT,
          StateTables.Run.ENDED_AT,
          StateTables.Run.HOLDOUT);

  private final Schema schema;
  private final Sight sight;
  private final Watched watched = Watched.nothing();

  private Watching(Schema schema, Sight sight) {
    this.schema = schema;
    this.sight = sight;
  }

  static Watched of(Schema schema, Sight sight) {
    Watching watching = new Watching(schema, sight);
    watching.contacts();
    schema.eventTables().forEach(watching::events);
    sight.records().forEach(watching::records);
    sight.own().forEach(watching::own);
    return new Watched(watching.watched.columns(), watching.watched.types(), sight.colleagues());
  }

  /**
   * What programs look at.
   *
   * @param again whether a run that ends may let its contact enter another one
   */
  static Watched ofPrograms(Schema schema, Sight sight, boolean again) {
    Watching runs = new Watching(schema, sight);
    if (again) {
      runs.own(Sight.Own.RUNS);
    }
    return Watched.all(List.of(of(schema, sight), runs.watched));
  }

  /** Who comes or goes is always looked at, and in which time zone somebody is. */
  private void contacts() {
    Schema.Contacts contacts = schema.contacts();
    List<String> columns = new ArrayList<>(List.of(contacts.key().column()));
    contacts.timeZone().ifPresent(zone -> column(zone, columns));
    asked(contacts.fields()).forEach(f -> column(f, columns));
    schema.accounts().ifPresent(a -> accounts(a, columns));
    watched.watch(contacts.table(), columns);
    if (asked(contacts.fields()).stream()
        .anyMatch(f -> f.storage() instanceof Schema.Storage.Own)) {
      watched.watch(StateTables.Own.TABLE, List.of());
    }
  }

  private void accounts(Schema.Accounts accounts, List<String> ofContacts) {
    List<Schema.Field> asked = asked(accounts.fields());
    if (asked.isEmpty()
        && !sight.attributes().contains(accounts.keyField())
        && !sight.colleagues()) {
      return;
    }
    ofContacts.add(accounts.contactColumn());
    List<String> columns = new ArrayList<>(List.of(accounts.key().column()));
    asked.forEach(f -> column(f, columns));
    watched.watch(accounts.table(), columns);
  }

  private List<Schema.Field> asked(List<Schema.Field> fields) {
    return fields.stream().filter(sight.attributes()::contains).toList();
  }

  private void events(Schema.EventTable table) {
    List<Schema.EventKind> kinds = table.kinds().stream().filter(sight.kinds()::contains).toList();
    if (kinds.isEmpty()) {
      return;
    }
    List<String> columns =
        new ArrayList<>(List.of(table.key().column(), table.contactColumn(), table.atColumn()));
    table.typeColumn().ifPresent(columns::add);
    kinds.forEach(k -> properties(k.properties(), columns));
    watched.watch(table.table(), columns);
    if (table.typeColumn().isPresent()) {
      watched.watchTypes(table.table(), kinds.stream().map(Schema.EventKind::typeValue).toList());
    }
  }

  private void records(Schema.RecordTable table) {
    List<String> columns = new ArrayList<>(List.of(table.key().column(), table.contactColumn()));
    properties(table.fields(), columns);
    watched.watch(table.table(), columns);
  }

  private void properties(List<Schema.Field> fields, List<String> columns) {
    Set<String> names = sight.properties();
    fields.stream().filter(f -> names.contains(f.name())).forEach(f -> column(f, columns));
  }

  /** As the embedded source has them. */
  private static void column(Schema.Field field, List<String> columns) {
    switch (field.storage()) {
      case Schema.Storage.Column(var column, var time) -> columns.add(column);
      case Schema.Storage.Json json -> columns.add(field.name());
      case Schema.Storage.Coordinates(var latitude, var longitude) ->
          columns.addAll(List.of(latitude, longitude));
      case Schema.Storage.Own own -> {}
    }
  }

  private void own(Sight.Own own) {
    switch (own) {
      case LISTS -> watched.watch(StateTables.ListMember.TABLE, List.of());
      case MOVES_OF_LISTS -> watched.watch(StateTables.ListChange.TABLE, List.of());
      case HISTORY -> watched.watch(StateTables.History.TABLE, List.of());
      case ACTS -> watched.watch(StateTables.Act.TABLE, List.of());
      case RUNS -> watched.watch(StateTables.Run.TABLE, OF_RUNS);
      case CONSENT -> {
        watched.watch(StateTables.Consent.TABLE, List.of());
        schema.consent().ifPresent(c -> watched.watch(c.table(), List.of()));
      }
    }
  }
}
