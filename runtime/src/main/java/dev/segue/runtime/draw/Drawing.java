package dev.segue.runtime.draw;

import dev.segue.runtime.store.Catalog;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws the schema of somebody's database, as the text of a script that checks. */
public final class Drawing {
  private static final int MOST_KINDS = 60;
  private static final int MOST_VALUES = 8;
  private static final int FEWEST_ROWS = 30;

  private final Catalog catalog;
  private final List<TableFacts> tables = new ArrayList<>();
  private final Naming names = new Naming();
  private final List<Sketch.Entry> entries = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  private Drawing(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Of the database that the store has attached. */
  public static String draw(Store store) {
    Catalog catalog = new Catalog(store);
    Drawing drawing = new Drawing(catalog);
    for (Catalog.Table table : catalog.tables()) {
      drawing.tables.add(TableFacts.of(catalog, table));
    }
    String place = store.location().somebodys().orElse("the database");
    return SchemaText.of(drawing.sketch(place));
  }

  private Sketch sketch(String place) {
    Roles roles = new Roles(tables);
    TableFacts contacts =
        roles
            .contacts()
            .orElseThrow(
                () ->
                    new StoreFailure(
                        place,
                        "no table of it looks like one of contacts, with a key and e-mail"
                            + " addresses or names",
                        "write the schema block by hand"));
    Optional<TableFacts> accounts = roles.accounts(contacts);
    List<TableFacts> followers = roles.followers(contacts);
    Set<String> drawn = new HashSet<>(List.of(contacts.name()));
    contact(contacts, accounts);
    accounts.ifPresent(
        a -> {
          drawn.add(a.name());
          account(contacts, a);
        });
    for (TableFacts follower : followers) {
      if (drawn.add(follower.name())) {
        follower(contacts, follower);
      }
    }
    for (TableFacts table : tables) {
      if (drawn.add(table.name())) {
        leftOut.add(table.name() + ": no column of it leads to a contact");
      }
    }
    return new Sketch(entries, leftOut);
  }

  private void contact(TableFacts table, Optional<TableFacts> accounts) {
    Set<String> used = new HashSet<>();
    ColumnFacts key = table.key().orElseThrow();
    used.add(key.name());
    accounts.flatMap(table::leadsTo).ifPresent(c -> used.add(c.name()));
    names.unused(key.name());
    List<Sketch.Field> fields = new FieldSketches(catalog, table, names, true).fields(used);
    entries.add(new Sketch.Entry.Contact(key(table), fields));
  }

  private void account(TableFacts contacts, TableFacts table) {
    Set<String> used = new HashSet<>(List.of(table.key().orElseThrow().name()));
    String column = contacts.leadsTo(table).orElseThrow().name();
    entries.add(new Sketch.Entry.Account(key(table), column, fields(table, used)));
  }

  private List<Sketch.Field> fields(TableFacts table, Set<String> used) {
    return new FieldSketches(catalog, table, new Naming(), false).fields(used);
  }

  private void follower(TableFacts contacts, TableFacts table) {
    String contact = table.leadsTo(contacts).orElseThrow().name();
    Optional<ColumnFacts> moment = table.moment();
    if (Roles.isConsent(table)) {
      boolean first = entries.stream().noneMatch(e -> e instanceof Sketch.Entry.Consent);
      if (first) {
        entries.add(
            new Sketch.Entry.Consent(
                table.name(),
                contact,
                Roles.topic(table).orElseThrow().name(),
                moment(moment.orElseThrow()),
                Roles.status(table).orElseThrow().name()));
        return;
      }
    }
    if (table.key().isEmpty()) {
      leftOut.add(table.name() + ": no single column tells its rows apart");
      return;
    }
    Set<String> used = new HashSet<>(List.of(contact, table.key().get().name()));
    if (moment.isEmpty()) {
      String name = names.unused(Naming.singular(table.words()));
      entries.add(new Sketch.Entry.Record(name, key(table), contact, fields(table, used)));
      return;
    }
    used.add(moment.get().name());
    Optional<ColumnFacts> type = typeColumn(table);
    if (type.isPresent()) {
      used.add(type.get().name());
      entries.add(events(table, contact, moment.get(), type.get(), used));
      return;
    }
    String name = names.unused(Naming.singular(table.words()));
    entries.add(
        new Sketch.Entry.Event(
            name, key(table), contact, moment(moment.get()), fields(table, used)));
  }

  /** The column of a table of all kinds of event that says which kind a row is. */
  private Optional<ColumnFacts> typeColumn(TableFacts table) {
    boolean ofEvents =
        table
            .words()
            .matches("(.*_)?(events?|activit(y|ies)|actions?|interactions?|tracks?|logs?)");
    return table
        .called(
            ofEvents ? "event(_type|_name)?|type|kind|action|activity|name" : "event(_type|_name)?")
        .filter(c -> c.all(v -> v instanceof String))
        .filter(c -> catalog.distinct(table.name(), c.name(), MOST_KINDS + 1).size() <= MOST_KINDS);
  }

  private Sketch.Entry events(
      TableFacts table, String contact, ColumnFacts moment, ColumnFacts type, Set<String> used) {
    List<String> written =
        catalog.distinct(table.name(), type.name(), MOST_KINDS).stream()
            .map(Object::toString)
            .sorted()
            .toList();
    Optional<ColumnFacts> json = EventSketches.jsonColumn(table, used);
    EventSketches sketches = new EventSketches(catalog, table, type, json, used);
    List<Sketch.Kind> kinds = new ArrayList<>();
    for (String kind : written) {
      kinds.add(new Sketch.Kind(names.unused(Naming.snake(kind)), kind, sketches.fields(kind)));
    }
    return new Sketch.Entry.Events(
        key(table), contact, moment(moment), type.name(), json.map(ColumnFacts::name), kinds);
  }

  private static Sketch.Key key(TableFacts table) {
    ColumnFacts key = table.key().orElseThrow();
    return new Sketch.Key(table.name(), key.name(), key.type().equals(Optional.of("integer")));
  }

  private static Sketch.Moment moment(ColumnFacts column) {
    String type = column.time().orElseThrow();
    Optional<String> resolution =
        type.contains(" ") ? Optional.of(type.substring(type.indexOf(' ') + 1)) : Optional.empty();
    return new Sketch.Moment(column.name(), resolution);
  }

  /** Plain values of which there are few, whatever the number of rows. */
  static Optional<String> oneOf(Catalog catalog, TableFacts table, ColumnFacts column) {
    boolean likely =
        column
                .words()
                .matches(
                    "(.*_)?(status|plan|tier|type|level|stage|state|gender|segment|grade|contract)")
            && table.rows() >= FEWEST_ROWS;
    if (!likely || !column.all(v -> v instanceof String t && t.matches("[\\p{L}\\d _.-]{1,30}"))) {
      return Optional.empty();
    }
    List<Object> values = catalog.distinct(table.name(), column.name(), MOST_VALUES + 1);
    boolean few = values.size() <= MOST_VALUES && values.size() * 4 <= table.rows();
    boolean plain = values.stream().allMatch(v -> v.toString().strip().equals(v.toString()));
    return few && plain
        ? Optional.of(
            values.stream()
                .map(v -> Naming.quoted(v.toString()))
                .sorted()
                .collect(Collectors.joining(", ", "one of (", ")")))
        : Optional.empty();
  }
}
