package dev.segue.runtime.store;

import static org.jooq.impl.DSL.name;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.Touched;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Whom rows concern that came, changed or went since the last refresh. Triggers of the embedded
 * source's tables, and of Segue's own that scripts ask about, write it down in the transaction of
 * the row, whoever writes the row.
 */
public final class TouchTable {
  private static final String TRIGGER = "segue_touch_";

  /** Segue's own tables that definitions look at and that no refresh writes. */
  private static final List<String> OWN =
      List.of(
          StateTables.ListMember.TABLE,
          StateTables.ListChange.TABLE,
          StateTables.Own.TABLE,
          StateTables.History.TABLE,
          StateTables.Consent.TABLE,
          StateTables.Act.TABLE);

  /** Of a run, what is asked: which step it stands at is not. */
  private static final String RUN_COLUMNS = "contact, program, entered_at, ended_at, holdout";

  private final Store store;

  /** Which version of the database's own schema had all triggers. */
  private OptionalLong watched = OptionalLong.empty();

  private boolean indexed;

  public TouchTable(Store store) {
    this.store = store;
  }

  /** What was touched: a table, and of an event its type (else empty). */
  public record Thing(String source, String type) {}

  /** Whether everything has been written down since the last refresh. */
  public boolean watches(Schema schema) {
    if (!canWatch()) {
      return false;
    }
    OptionalLong version =
        OptionalLong.of(store.number(new SqlText("pragma schema_version", List.of())));
    if (!version.equals(watched) && standing().equals(triggers(schema))) {
      watched = version;
    }
    return version.equals(watched);
  }

  /** Whether it is so is looked at again. */
  public void look() {
    watched = OptionalLong.empty();
    indexed = false;
  }

  /** Somebody's database tells nothing, and no server is asked to yet. */
  boolean canWatch() {
    return store.location().holdsSource() && !store.location().isShared();
  }

  /** From now on everything is written down. */
  public void watch(Schema schema) {
    if (canWatch() && !watches(schema)) {
      Map<String, String> wanted = triggers(schema);
      standing().keySet().forEach(t -> store.execute("drop trigger " + quoted(t)));
      wanted.values().forEach(store::execute);
      schema
          .accounts()
          .ifPresent(
              a ->
                  store
                      .dsl()
                      .createIndexIfNotExists(
                          name(schema.contacts().table() + "_" + a.contactColumn()))
                      .on(name(schema.contacts().table()), name(a.contactColumn()))
                      .execute());
    }
  }

  /**
   * Before it is looked for whom a time's edge has reached; a first refresh, which asks everyone,
   * is over without.
   */
  public void indexByTime(Schema schema) {
    if (!indexed) {
      schema.eventTables().forEach(new SourceTables(store)::indexByTime);
      indexed = true;
    }
  }

  private Map<String, String> standing() {
    Map<String, String> triggers = new LinkedHashMap<>();
    store.each(
        new SqlText(
            "select name, sql from sqlite_schema where type = 'trigger' and name like ? || '%'",
            List.of(TRIGGER)),
        row -> triggers.put(row.text(0).orElseThrow(), row.text(1).orElseThrow()));
    return triggers;
  }

  private Map<String, String> triggers(Schema schema) {
    Map<String, String> triggers = new LinkedHashMap<>();
    for (Owned owned : owned(schema)) {
      String update = owned.table().equals(StateTables.Run.TABLE) ? " of " + RUN_COLUMNS : "";
      add(triggers, owned.table(), "insert", "", owned.touch("new"));
      add(triggers, owned.table(), "update", update, owned.touch("old") + owned.touch("new"));
      add(triggers, owned.table(), "delete", "", owned.touch("old"));
    }
    schema.accounts().ifPresent(a -> accounts(triggers, schema, a));
    return triggers;
  }

  /** Also the colleagues of whoever comes or goes, or moves from one account to another. */
  private void accounts(Map<String, String> triggers, Schema schema, Schema.Accounts accounts) {
    String key = accounts.key().column();
    add(triggers, accounts.table(), "insert", "", account("new", key));
    add(triggers, accounts.table(), "update", "", account("old", key) + account("new", key));
    add(triggers, accounts.table(), "delete", "", account("old", key));
    String of = accounts.contactColumn();
    String both = account("old", of) + account("new", of);
    add(triggers, schema.contacts().table(), "update", " of " + quoted(of), "moves", both);
    add(triggers, schema.contacts().table(), "delete", "", "leaves", account("old", of));
  }

  private void add(
      Map<String, String> triggers, String table, String on, String of, String statements) {
    add(triggers, table, on, of, on, statements);
  }

  private void add(
      Map<String, String> triggers,
      String table,
      String on,
      String of,
      String called,
      String statements) {
    String trigger = TRIGGER + table + "_" + called;
    triggers.put(
        trigger,
        "CREATE TRIGGER "
            + quoted(trigger)
            + " after "
            + on
            + of
            + " on "
            + quoted(table)
            + " begin "
            + statements
            + "end");
  }

  private String account(String row, String column) {
    String account = row + "." + quoted(column);
    return "insert into segue_touched_account select "
        + account
        + " where "
        + account
        + " is not null and not exists (select 1 from segue_touched_account where account = "
        + account
        + "); ";
  }

  private List<Owned> owned(Schema schema) {
    List<Owned> owned = new ArrayList<>();
    owned.add(new Owned(schema.contacts().table(), schema.contacts().key().column(), List.of()));
    schema
        .eventTables()
        .forEach(
            e ->
                owned.add(
                    new Owned(e.table(), e.contactColumn(), e.typeColumn().stream().toList())));
    schema.records().forEach(r -> owned.add(new Owned(r.table(), r.contactColumn(), List.of())));
    schema.consent().ifPresent(c -> owned.add(new Owned(c.table(), c.contactColumn(), List.of())));
    OWN.forEach(table -> owned.add(new Owned(table, StateTables.CONTACT, List.of())));
    owned.add(new Owned(StateTables.Run.TABLE, StateTables.CONTACT, List.of()));
    return owned;
  }

  /** A table whose rows are each a contact's; of events also the column that says of what kind. */
  private final class Owned {
    private final String table;
    private final String contact;
    private final List<String> type;

    Owned(String table, String contact, List<String> type) {
      this.table = table;
      this.contact = contact;
      this.type = type;
    }

    String table() {
      return table;
    }

    /** What a conflict comes to is said by whoever writes the row: none arises here. */
    String touch(String row) {
      String source = "'" + table.replace("'", "''") + "'";
      String kind =
          type.isEmpty() ? "''" : "coalesce(" + row + "." + quoted(type.getFirst()) + ", '')";
      String who = row + "." + quoted(contact);
      return "insert into segue_touch select "
          + source
          + ", "
          + kind
          + ", "
          + who
          + " where "
          + who
          + " is not null and not exists (select 1 from segue_touch where source = "
          + source
          + " and type = "
          + kind
          + " and contact = "
          + who
          + "); ";
    }
  }

  private String quoted(String name) {
    return store.dsl().render(name(name));
  }

  /** What was touched since the last refresh; of accounts their table. */
  public Set<Thing> things() {
    Set<Thing> things = new LinkedHashSet<>();
    store.each(
        new SqlText(
            "select distinct source, type from segue_touch union all"
                + " select 'segue_touched_account', '' where exists"
                + " (select 1 from segue_touched_account)",
            List.of()),
        row -> things.add(new Thing(row.text(0).orElseThrow(), row.text(1).orElse(""))));
    return new HashSet<>(things);
  }

  /** They become the contacts that the next statements about {@code Touched} look at. */
  public void gather(Schema schema) {
    new TouchedTable(store).fill(List.of());
    also(new SqlText("select distinct contact from segue_touch", List.of()));
    schema
        .accounts()
        .ifPresent(a -> also(at(schema, a, "select account from segue_touched_account")));
  }

  /** And these, by a query of (contact); how many were not yet. */
  public int also(SqlText contacts) {
    return store.update(
        new SqlText(
            "insert or ignore into " + Touched.TABLE + " (contact) " + contacts.text(),
            contacts.bindings()));
  }

  /** And these. */
  public void also(Collection<?> contacts) {
    new TouchedTable(store).add(contacts);
  }

  /** Takes when something happened, and whose it is. */
  @FunctionalInterface
  public interface Moments {
    void take(Object contact, long at);
  }

  /** Whose events of a kind happened between two instants, both included, and when. */
  public void happened(
      Schema.EventTable table, Schema.EventKind kind, long from, long to, Moments moments) {
    String at = quoted(table.atColumn());
    String contact = quoted(table.contactColumn());
    String sql =
        "select "
            + contact
            + ", "
            + at
            + " from "
            + quoted(table.table())
            + " where "
            + table.typeColumn().map(t -> quoted(t) + " = ?").orElse("? is not null")
            + " and "
            + at
            + " >= ? and "
            + at
            + " <= ? and "
            + contact
            + " is not null";
    store.each(
        new SqlText(sql, List.of(kind.typeValue(), from, to)),
        row -> moments.take(row.value(0).orElseThrow(), row.number(1).orElseThrow()));
  }

  /** And whoever is at the account of one of them. */
  public void colleagues(Schema schema) {
    schema
        .accounts()
        .ifPresent(
            a -> {
              Schema.Contacts contacts = schema.contacts();
              also(
                  at(
                      schema,
                      a,
                      "select "
                          + quoted(a.contactColumn())
                          + " from "
                          + quoted(contacts.table())
                          + " where "
                          + quoted(contacts.key().column())
                          + " in (select contact from "
                          + Touched.TABLE
                          + ")"));
            });
  }

  private SqlText at(Schema schema, Schema.Accounts accounts, String some) {
    Schema.Contacts contacts = schema.contacts();
    return new SqlText(
        "select "
            + quoted(contacts.key().column())
            + " from "
            + quoted(contacts.table())
            + " where "
            + quoted(accounts.contactColumn())
            + " in ("
            + some
            + ")",
        List.of());
  }

  /** How many they are, once {@link #gather} was called. */
  public long number() {
    return store.number(new SqlText("select count(*) from " + Touched.TABLE, List.of()));
  }

  /** How many contacts there are. */
  public long everyone(Schema schema) {
    return store.number(
        new SqlText("select count(*) from " + quoted(schema.contacts().table()), List.of()));
  }

  /** Whether a query of (contact) finds anybody. */
  public boolean finds(SqlText contacts) {
    return store.number(new SqlText("select exists (" + contacts.text() + ")", contacts.bindings()))
        == 1;
  }

  /** Of one who is erased nothing stays but that somebody is gone. */
  void forget(Object contact, Schema schema) {
    if (canWatch()) {
      store.update(new SqlText("delete from segue_touch where contact = ?", List.of(contact)));
      store.update(
          new SqlText(
              "insert or ignore into segue_touch (source, type, contact) values (?, '', ?)",
              List.of(schema.contacts().table(), store.engine().nobody())));
    }
  }

  /** All of it has been looked at. */
  public void forget() {
    if (canWatch()) {
      store.update(new SqlText("delete from segue_touch", List.of()));
      store.update(new SqlText("delete from segue_touched_account", List.of()));
    }
  }
}
