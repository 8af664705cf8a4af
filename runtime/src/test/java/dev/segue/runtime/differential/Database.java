package dev.segue.runtime.differential;

import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.sql.Stored;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.store.HistoryTable;
import dev.segue.runtime.store.MembershipTable;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import dev.segue.runtime.store.ValueTable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The facts of a world in a database, and what statements say of them. */
final class Database {
  private static final Store STORE = Store.open(StoreLocation.inMemory());

  /** A number, or none for empty text. */
  static final String NUMBER = "cast(nullif(cast(? as text), '') as bigint)";

  private final World world;
  private final Store store;
  private final SourceLayout layout;
  private final Optional<Refusals> refusals;

  private Database(World world, Store store, SourceLayout layout, Optional<Refusals> refusals) {
    this.world = world;
    this.store = store;
    this.layout = layout;
    this.refusals = refusals;
  }

  /** What it says that it cannot be asked, where that may be. */
  Optional<Refusals> refusals() {
    return refusals;
  }

  /** In Segue's own tables. */
  static void embedded(World world, Consumer<Database> asking) {
    embedded(world, STORE, asking);
  }

  /** The same where Segue's own tables are somewhere else. */
  static void embedded(World world, Store store, Consumer<Database> asking) {
    ask(world, store, new Handwriting.Canonical(), asking);
  }

  /** In somebody's tables, each column written in a way of its own. */
  static void somebodys(World world, long seed, Consumer<Database> asking) {
    ask(
        world,
        STORE,
        new Handwriting.Somebodys(
            seed,
            world.workspace().zone(),
            "main",
            Set.of(),
            /* fine= */ false,
            (column, type) -> Optional.empty()),
        asking);
  }

  /** In somebody's tables of another engine: columns of its own types, of text, of numbers. */
  static void foreign(World world, long seed, Somewhere engine, Consumer<Database> asking) {
    ZoneId zone = world.workspace().zone();
    Set<Native> natives = EnumSet.noneOf(Native.class);
    natives.addAll(engine.natives());
    if (!localTimesTell(world.facts(), zone)) {
      natives.remove(Native.TIMESTAMP);
    }
    Handwriting hand =
        new Handwriting.Somebodys(
            seed, zone, engine.schema(), natives, engine.isFine(), engine::own);
    Schema schema = world.workspace().schema();
    Store store = engine.store();
    Database database = new Database(world, store, hand.layout(schema), engine.refusals());
    engine.clear();
    new SourceRows(engine, schema, hand).write(world.facts());
    store.prepare(schema);
    try {
      store.transaction(
          () -> {
            database.state();
            asking.accept(database);
            throw new Asked();
          });
    } catch (Asked asked) {
      // rolled back
    }
  }

  /** In Segue's own tables in a file, where other connections see them too. */
  static void inFile(World world, Path file, Consumer<Database> asking) {
    written(world, file, database -> database.store.transaction(() -> asking.accept(database)));
  }

  /** The same where each transaction is of whoever asks. */
  static void written(World world, Path file, Consumer<Database> asking) {
    Schema schema = world.workspace().schema();
    Handwriting hand = new Handwriting.Canonical();
    try (Store store = Store.open(new StoreLocation(Optional.of(file), Optional.empty()))) {
      Database database = new Database(world, store, hand.layout(schema), Optional.empty());
      store.transaction(() -> database.write(hand));
      asking.accept(database);
    }
  }

  /** Whether each instant is the one that its local time means. */
  private static boolean localTimesTell(Facts facts, ZoneId zone) {
    boolean[] tell = {true};
    new Rewriting(
            part -> {
              tell[0] &=
                  !(part instanceof Instant at)
                      || LocalDateTime.ofInstant(at, zone).atZone(zone).toInstant().equals(at);
              return part;
            })
        .of(facts);
    return tell[0];
  }

  /** The facts stand there while they are asked about, and are gone afterwards. */
  private static void ask(World world, Store store, Handwriting hand, Consumer<Database> asking) {
    SourceLayout layout = hand.layout(world.workspace().schema());
    Database database = new Database(world, store, layout, Optional.empty());
    try {
      store.transaction(
          () -> {
            database.write(hand);
            asking.accept(database);
            throw new Asked();
          });
    } catch (Asked asked) {
      // rolled back
    }
  }

  /** In SQLite. */
  private void write(Handwriting hand) {
    Schema schema = world.workspace().schema();
    if (layout.attached().isEmpty()) {
      store.prepare(schema);
    }
    new SourceRows(new Untyped(store), schema, hand).write(world.facts());
    state();
  }

  /** SQLite's tables, whose columns have no types, and one that compares without case. */
  private record Untyped(Store store) implements SourceRows.Tables {
    @Override
    public void create(String table, Map<String, Optional<Native>> columns, Schema schema) {
      String text =
          columns.keySet().stream()
              .map(c -> SourceRows.quoted(c) + (c.equals("path") ? " text collate nocase" : ""))
              .collect(
                  Collectors.joining(", ", "create table " + SourceRows.quoted(table) + " (", ")"));
      store.update(new SqlText(text, List.of()));
    }

    @Override
    public String place(Native type) {
      throw new IllegalArgumentException("no column has a type");
    }

    @Override
    public void insert(String statement, List<String> columns, List<Object> values) {
      store.update(new SqlText(statement, values));
    }
  }

  /** Nothing is left to be asked. */
  private static final class Asked extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Asked() {
      super("asked", null, false, false);
    }
  }

  Store store() {
    return store;
  }

  SourceLayout layout() {
    return layout;
  }

  Statements statements(References references) {
    return Statements.of(world.workspace(), store.dialect(), layout, world.now(), references);
  }

  /** What a refresh leaves behind. */
  void refresh() {
    Statements statements = statements(References.STORED);
    store.transaction(
        () -> {
          for (Definitions definition : world.definitions()) {
            String name = definition.name();
            switch (definition) {
              case Definitions.Segment s -> {
                new MembershipTable(store)
                    .replace(
                        name,
                        statements.members(s.condition()),
                        world.now(),
                        MembershipTable.Cause.ROWS);
                moves(); // what was written down is what the world says, and no more
              }
              case Definitions.Trait t ->
                  new ValueTable(store).replace(name, statements.values(t.value()));
              case Definitions.Score s -> new ValueTable(store).replace(name, statements.scores(s));
              case Definitions.Partition p ->
                  new ValueTable(store).replace(name, statements.classes(p));
              case Definitions.ContactList l -> {}
              case Definitions.Topic t -> {}
            }
          }
        });
  }

  /** The rows of a statement: the first column, and the second where there is one. */
  Map<Object, Object> rows(SqlText statement) {
    Map<Object, Object> rows = new HashMap<>();
    store.each(
        statement,
        row -> {
          Object key = row.value(0).orElseThrow();
          Object value = row.columns() > 1 ? row.value(1).orElseThrow() : "";
          if (rows.put(key, value) != null) {
            throw new AssertionError(key + " stands there twice");
          }
        });
    return rows;
  }

  private void state() {
    Facts facts = world.facts();
    facts
        .lists()
        .forEach(
            (list, members) ->
                members.forEach(m -> insert(StateTables.ListMember.TABLE, List.of(list, key(m)))));
    for (Facts.Contact contact : facts.contacts()) {
      contact
          .attributes()
          .forEach(
              (field, value) -> {
                if (field.storage() instanceof Schema.Storage.Own) {
                  insert(
                      StateTables.Own.TABLE + " (contact, attribute, value, since)",
                      List.of(
                          key(contact.key()),
                          field.name(),
                          any(Stored.write(value, field.type())),
                          0L));
                }
              });
    }
    boolean said = false;
    for (Facts.Consent consent : facts.consents()) {
      said = !said;
      if (said || world.workspace().schema().consent().isEmpty()) {
        insert(
            StateTables.Consent.TABLE,
            List.of(
                key(consent.contact()),
                consent.topic(),
                consent.at().toEpochMilli(),
                consent.subscribed() ? 1L : 0L));
      }
    }
    for (Facts.Act act : facts.acts()) {
      store.update(
          new SqlText(
              "insert into segue_act (contact, at, act, name) values (?, ?, ?, ?)",
              List.of(
                  key(act.contact()),
                  act.at().toEpochMilli(),
                  act.act().name().toLowerCase(Locale.ROOT),
                  act.name())));
    }
    HistoryTable history = new HistoryTable(store);
    for (Facts.Was was : facts.history()) {
      history.put(
          was.attribute(),
          key(was.contact()),
          was.since(),
          new Handwriting.Canonical().written(was.attribute(), was.value()));
    }
    moves();
    for (int i = 0; i < facts.runs().size(); i++) {
      run(i, facts.runs().get(i));
    }
    store.update(new SqlText("create temporary table segue_due (run integer)", List.of()));
    store.update(new SqlText("insert into segue_due select id from segue_run", List.of()));
  }

  private void moves() {
    MembershipTable memberships = new MembershipTable(store);
    store.update(new SqlText("delete from segue_change_bits", List.of()));
    store.update(new SqlText("delete from segue_list_change", List.of()));
    for (Facts.Move move : world.facts().moves()) {
      if (move.set().kind() == ContactSet.Kind.LIST) {
        insert(
            StateTables.ListChange.TABLE,
            List.of(
                move.set().name(),
                key(move.contact()),
                move.at().toEpochMilli(),
                move.entered() ? 1L : 0L));
      } else {
        memberships.put(move.set().name(), key(move.contact()), move.at(), move.entered());
      }
    }
  }

  private void run(int id, Facts.Run run) {
    store.update(
        new SqlText(
            "insert into segue_run (id, program, version, contact, number, entered_at, since,"
                + " holdout, wait_began_at, ended_at) values (?, ?, 1, ?, 1, ?, ?, ?, "
                + NUMBER
                + ", "
                + NUMBER
                + ")",
            List.of(
                (long) id,
                run.program(),
                key(run.contact()),
                run.entered().toEpochMilli(),
                run.entered().toEpochMilli() + (run.trigger().isPresent() ? 1 : 0),
                run.heldOut() ? 1L : 0L,
                milliseconds(run.waitBegan()),
                milliseconds(run.ended()))));
    run.trigger().ifPresent(event -> trigger(id, event));
  }

  private void trigger(int run, Facts.Event event) {
    for (Schema.Field property : event.kind().properties()) {
      Optional.ofNullable(event.properties().get(property.name()))
          .filter(v -> !(v instanceof Value.Location || v instanceof Value.Items))
          .ifPresent(
              v ->
                  insert(
                      StateTables.Trigger.TABLE,
                      List.of((long) run, property.name(), any(Stored.write(v, property.type())))));
    }
  }

  /** As a column holds it that holds whatever. */
  private Object any(Object value) {
    return any(store, value);
  }

  static Object any(Store store, Object value) {
    return store.location().isShared() ? value.toString() : value;
  }

  private static Object milliseconds(Optional<Instant> instant) {
    return instant.<Object>map(Instant::toEpochMilli).orElse("");
  }

  private void insert(String table, List<Object> values) {
    String places = String.join(", ", Collections.nCopies(values.size(), "?"));
    store.update(
        new SqlText("insert into " + table + " values (" + places + ")", new ArrayList<>(values)));
  }

  static Object key(Value key) {
    return Stored.write(key, Type.INTEGER);
  }

  /** What the oracle's value is in canonical storage. */
  static Object stored(Value value, Expression expression) {
    return Stored.write(value, expression.type());
  }
}
