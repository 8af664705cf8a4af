package dev.segue.runtime.store;

import static org.jooq.impl.DSL.name;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables.Touched;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom rows concern that came, changed or went since the last refresh. Triggers of the embedded
 * source's tables, and of Segue's own that scripts ask about, write it down in the transaction of
 * the row, whoever writes the row.
 */
public final class TouchTable {
  /** By this name stands in {@code segue_meta} what is watched. */
  private static final String META = "watched";

  private final Store store;

  /** What was found to be watched, and of which version of the database's own schema. */
  private Optional<Watched> watched = Optional.empty();

  private OptionalLong shape = OptionalLong.empty();

  private boolean indexed;

  private boolean indexedByAccount;

  public TouchTable(Store store) {
    this.store = store;
  }

  /** What was touched: a table, and of an event its type (else empty). */
  public record Thing(String source, String type) {}

  /** What has been written down since the last refresh; nothing: nobody knows. */
  public Optional<Watched> watched(Schema schema) {
    if (!canWatch()) {
      return Optional.empty();
    }
    OptionalLong now =
        words().shape().map(s -> OptionalLong.of(store.number(s))).orElse(OptionalLong.empty());
    if (watched.isEmpty() || now.isEmpty() || !now.equals(shape)) {
      watched = written().filter(w -> standing().equals(texts(schema, w)));
      shape = now;
    }
    return watched;
  }

  /** Whether it is so is looked at again. */
  public void look() {
    watched = Optional.empty();
    indexed = false;
    indexedByAccount = false;
  }

  /** Somebody's database tells nothing. */
  boolean canWatch() {
    return store.location().holdsSource();
  }

  /** From now on this is written down, and no more. */
  public void watch(Schema schema, Watched wanted) {
    if (!canWatch() || watched(schema).equals(Optional.of(wanted))) {
      return;
    }
    words().dropping(standing().keySet()).forEach(store::execute);
    triggers(schema, wanted).forEach(t -> words().making(t).forEach(store::execute));
    store.update(
        new SqlText(
            "insert into segue_meta (name, value) values (?, ?)"
                + " on conflict (name) do update set value = excluded.value",
            List.of(META, wanted.text())));
    watched = Optional.empty();
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

  /** Likewise before it is looked for who is at an account. */
  private void indexByAccount(Schema.Contacts contacts, Schema.Accounts accounts) {
    if (!indexedByAccount) {
      new SourceTables(store).indexByAccount(contacts, accounts);
      indexedByAccount = true;
    }
  }

  private Optional<Watched> written() {
    return store
        .list(
            new SqlText("select value from segue_meta where name = ?", List.of(META)),
            row -> Watched.of(row.text(0).orElseThrow()))
        .stream()
        .findFirst();
  }

  private Map<String, String> standing() {
    Map<String, String> triggers = new HashMap<>();
    store.each(
        words().standing(),
        row -> triggers.put(row.text(0).orElseThrow(), row.text(1).orElseThrow()));
    return triggers;
  }

  private Map<String, String> texts(Schema schema, Watched wanted) {
    return triggers(schema, wanted).stream()
        .collect(Collectors.toMap(words()::name, words()::text));
  }

  private List<Trigger> triggers(Schema schema, Watched wanted) {
    return TouchTriggers.of(schema, wanted, this::quoted);
  }

  private TriggerWords words() {
    return store.engine().triggers();
  }

  private String quoted(String name) {
    return store.dsl().render(name(name));
  }

  /** What was touched since the last refresh. */
  public Set<Thing> things(Schema schema) {
    Set<Thing> things = new LinkedHashSet<>();
    store.each(
        new SqlText(
            "select distinct source, type from segue_touch union all"
                + " select ?, '' where exists (select 1 from segue_touched_account)",
            List.of(schema.accounts().map(Schema.Accounts::table).orElse(""))),
        row -> things.add(new Thing(row.text(0).orElseThrow(), row.text(1).orElse(""))));
    return new HashSet<>(things);
  }

  /** The next statements about {@code Touched} look at nobody yet. */
  public void ofNobody() {
    new TouchedTable(store).fill(List.of());
  }

  /** And at whom rows touched. */
  public void gather(Schema schema) {
    touched(schema).forEach(this::also);
  }

  /** Whom rows touched, as queries of (contact). */
  List<SqlText> touched(Schema schema) {
    List<SqlText> touched = new ArrayList<>();
    touched.add(new SqlText("select distinct contact from segue_touch", List.of()));
    schema
        .accounts()
        .ifPresent(
            a ->
                touched.add(
                    at(
                        schema,
                        a,
                        "select "
                            + words().account(a.key().integer())
                            + " from segue_touched_account")));
    return touched;
  }

  /** Whether rows touched no more than so many contacts. */
  public boolean areAtMost(long many) {
    return store.number(
            new SqlText(
                "select count(*) from (select distinct contact from segue_touch limit ?) some",
                List.of(many + 1)))
        <= many;
  }

  /** And these, by a query of (contact); how many were not yet. */
  public int also(SqlText contacts) {
    return store.update(
        new SqlText(
            "insert into "
                + Touched.TABLE
                + " (contact) select contact from ("
                + contacts.text()
                + ") found where true on conflict do nothing",
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
            + table.typeColumn().map(t -> quoted(t) + " = ?").orElse("cast(? as text) is not null")
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
    indexByAccount(contacts, accounts);
    return new SqlText(
        "select "
            + quoted(contacts.key().column())
            + " as contact from "
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
    return store.number(
            new SqlText(
                "select case when exists (" + contacts.text() + ") then 1 else 0 end",
                contacts.bindings()))
        == 1;
  }

  /** Of one who is erased nothing stays but that somebody is gone. */
  void forget(Object contact, Schema schema) {
    if (canWatch()) {
      store.update(new SqlText("delete from segue_touch where contact = ?", List.of(contact)));
      store.update(
          new SqlText(
              "insert into segue_touch (source, type, contact) values (?, '', ?)"
                  + " on conflict do nothing",
              List.of(schema.contacts().table(), store.engine().nobody())));
    }
  }

  /** Of one who turned out to be somebody else: that somebody is gone, and the other is touched. */
  void merged(Object gone, Object stays, Schema schema) {
    forget(gone, schema);
    if (canWatch()) {
      store.update(
          new SqlText(
              "insert into segue_touch (source, type, contact) values (?, '', ?)"
                  + " on conflict do nothing",
              List.of(schema.contacts().table(), stays)));
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
