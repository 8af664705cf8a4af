package dev.segue.runtime.differential;

import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Stored;
import dev.segue.compiler.type.Rational;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.store.ErasureTables;
import dev.segue.runtime.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What happens to the facts of a world one after the other, and to the rows that hold them. */
final class Happenings {
  static final String BACK = " comes back";

  private static final Value NOBODY = new Value.Number(Rational.of(-9999));

  private final Schema schema;
  private final Store store;
  private final Random random;
  private final HappenedRows rows;
  private final List<Facts.Contact> contacts;
  private final List<Facts.Account> accounts;
  private final List<Facts.Event> events;
  private final List<Facts.Entry> records;
  private final Set<Value> listed;
  private final List<Facts.Consent> consents;
  private final List<Facts.Act> acts;
  private final List<Facts.Run> runs;
  private final List<Facts.Was> history;
  private final List<Facts.Move> moves;
  private final List<Facts.Contact> goneContacts = new ArrayList<>();
  private final List<Facts.Account> goneAccounts = new ArrayList<>();
  private final List<Facts.Event> goneEvents = new ArrayList<>();
  private final List<Facts.Entry> goneRecords = new ArrayList<>();

  Happenings(Schema schema, Facts facts, Store store, Random random) {
    this.schema = schema;
    this.store = store;
    this.random = random;
    this.rows = new HappenedRows(schema, store);
    this.contacts = new ArrayList<>(facts.contacts());
    this.accounts = new ArrayList<>(facts.accounts());
    this.events = new ArrayList<>(facts.events());
    this.records = new ArrayList<>(facts.records());
    this.listed = new HashSet<>(facts.lists().getOrDefault("vips", Set.of()));
    this.consents = new ArrayList<>(facts.consents());
    this.acts = new ArrayList<>(facts.acts());
    this.runs = new ArrayList<>(facts.runs());
    this.history = new ArrayList<>(facts.history());
    this.moves = new ArrayList<>(facts.moves());
  }

  Facts facts() {
    return new Facts(
        contacts,
        accounts,
        events,
        records,
        Map.of("vips", Set.copyOf(listed)),
        consents,
        acts,
        runs,
        history,
        moves);
  }

  /** What a refresh wrote down. */
  void remember(Facts refreshed) {
    history.clear();
    history.addAll(refreshed.history());
    moves.clear();
    moves.addAll(refreshed.moves());
  }

  /** Some of what there is has not happened yet. */
  void holdBack() {
    Facts before = facts();
    for (int i = events.size() / 2; i > 0; i--) {
      goneEvents.add(taken(events));
    }
    for (int i = records.size() / 2; i > 0; i--) {
      goneRecords.add(taken(records));
    }
    rows.become(before, facts());
  }

  /** Something happens; what it was. */
  String happen(Instant now) {
    Facts before = facts();
    String what = one(now);
    rows.become(before, facts());
    return what;
  }

  private String one(Instant now) {
    return switch (random.nextInt(18)) {
      case 0, 1, 2, 3 -> move("an event comes", goneEvents, events);
      case 4 -> move("an event goes", events, goneEvents);
      case 5 -> corrected(now);
      case 6 -> attributes();
      case 7 -> otherAccount();
      case 8 -> accountFields();
      case 9 ->
          random.nextBoolean()
              ? move("an account comes", goneAccounts, accounts)
              : move("an account goes", accounts, goneAccounts);
      case 10 -> random.nextInt(3) == 0 ? erased(now) : comesBack();
      case 11 -> list(now);
      case 12 -> consent(now);
      case 13 -> act(now);
      case 14 -> run(now);
      case 15 -> merged(now);
      case 16 -> again();
      default ->
          random.nextBoolean()
              ? move("a record comes", goneRecords, records)
              : move("a record goes", records, goneRecords);
    };
  }

  private <T> String move(String what, List<T> from, List<T> to) {
    if (from.isEmpty()) {
      return "nothing";
    }
    T moved = taken(from);
    to.add(moved);
    return what + " " + brief(moved);
  }

  private static String brief(Object fact) {
    return switch (fact) {
      case Facts.Event e -> e.kind().name() + " of " + e.contact() + " at " + e.at();
      case Facts.Entry e -> "of " + e.contact();
      case Facts.Account a -> a.key().toString();
      case Object other -> other.toString();
    };
  }

  private <T> T taken(List<T> some) {
    return some.remove(random.nextInt(some.size()));
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  /** It was at another time, or somebody else's. */
  private String corrected(Instant now) {
    if (events.isEmpty()) {
      return "nothing";
    }
    Facts.Event was = taken(events);
    Facts.Event is =
        random.nextBoolean() && !contacts.isEmpty()
            ? new Facts.Event(
                was.key(), any(contacts).key(), was.kind(), was.at(), was.properties())
            : new Facts.Event(
                was.key(),
                was.contact(),
                was.kind(),
                now.plusMillis(random.nextInt(5) * 86_400_000L - 2 * 86_400_000L),
                was.properties());
    events.add(is);
    return "corrected " + brief(was) + " to " + brief(is);
  }

  /** Somebody's attributes become somebody else's. */
  private String attributes() {
    if (contacts.isEmpty()) {
      return "nothing";
    }
    Facts.Contact like = any(contacts);
    Facts.Contact was = taken(contacts);
    Facts.Contact is = new Facts.Contact(was.key(), like.attributes(), was.account());
    contacts.add(is);
    store.update(
        new SqlText("delete from segue_own where contact = ?", List.of(Database.key(was.key()))));
    own(is);
    return was.key() + " has the attributes of " + like.key();
  }

  private void own(Facts.Contact contact) {
    contact
        .attributes()
        .forEach(
            (field, value) -> {
              if (field.storage() instanceof Schema.Storage.Own) {
                insert(
                    "segue_own (contact, attribute, value, since)",
                    Database.key(contact.key()),
                    field.name(),
                    Database.any(store, Stored.write(value, field.type())),
                    0L);
              }
            });
  }

  private String otherAccount() {
    if (contacts.isEmpty() || accounts.isEmpty()) {
      return "nothing";
    }
    Facts.Contact was = taken(contacts);
    Optional<Value> account =
        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(any(accounts).key());
    contacts.add(new Facts.Contact(was.key(), was.attributes(), account));
    return was.key() + " moves from " + was.account() + " to " + account;
  }

  private String accountFields() {
    if (accounts.isEmpty()) {
      return "nothing";
    }
    Facts.Account like = any(accounts);
    Facts.Account was = taken(accounts);
    accounts.add(new Facts.Account(was.key(), like.fields()));
    return "account " + was.key() + " is like " + like.key();
  }

  private String erased(Instant now) {
    return contacts.isEmpty() ? "nothing" : erased(any(contacts), now);
  }

  private String erased(Facts.Contact gone, Instant now) {
    contacts.remove(gone);
    Value key = gone.key();
    new ErasureTables(store).erase(Database.key(key), schema, now);
    goneContacts.add(gone);
    events.removeIf(e -> e.contact().equals(key) && goneEvents.add(e));
    records.removeIf(r -> r.contact().equals(key) && goneRecords.add(r));
    listed.remove(key);
    consents.replaceAll(
        c ->
            c.contact().equals(key)
                ? new Facts.Consent(NOBODY, c.topic(), c.at(), c.subscribed())
                : c);
    acts.removeIf(a -> a.contact().equals(key));
    runs.replaceAll(r -> r.contact().equals(key) ? of(r, NOBODY, r.ended()) : r);
    history.removeIf(h -> h.contact().equals(key));
    moves.removeIf(m -> m.contact().equals(key));
    return key + " is erased";
  }

  /** Somebody turns out to be somebody else: what one did the other did, and one is gone. */
  private String merged(Instant now) {
    if (contacts.size() < 2) {
      return "nothing";
    }
    Facts before = facts();
    Facts.Contact gone = contacts.getFirst();
    Value key = gone.key();
    Value stays = contacts.getLast().key();
    events.replaceAll(e -> e.contact().equals(key) ? of(e, stays) : e);
    records.replaceAll(
        r -> r.contact().equals(key) ? new Facts.Entry(r.key(), stays, r.record(), r.fields()) : r);
    rows.become(before, facts());
    return key + " is " + stays + ", and " + erased(gone, now);
  }

  private static Facts.Event of(Facts.Event event, Value contact) {
    return new Facts.Event(event.key(), contact, event.kind(), event.at(), event.properties());
  }

  /** An event is told of once more. */
  private String again() {
    if (events.isEmpty()) {
      return "nothing";
    }
    Facts.Event event = any(events);
    rows.again(event);
    return "once more " + brief(event);
  }

  private static Facts.Run of(Facts.Run run, Value contact, Optional<Instant> ended) {
    return new Facts.Run(
        contact,
        run.program(),
        run.entered(),
        run.waitBegan(),
        ended,
        run.heldOut(),
        run.trigger());
  }

  private String comesBack() {
    if (goneContacts.isEmpty()) {
      return "nothing";
    }
    Facts.Contact back = taken(goneContacts);
    contacts.add(back);
    own(back);
    return back.key() + BACK;
  }

  private String list(Instant now) {
    if (contacts.isEmpty()) {
      return "nothing";
    }
    Value who = any(contacts).key();
    boolean in = !listed.contains(who);
    Object key = Database.key(who);
    if (in) {
      listed.add(who);
      insert("segue_list_member", "vips", key);
    } else {
      listed.remove(who);
      store.update(new SqlText("delete from segue_list_member where contact = ?", List.of(key)));
    }
    ContactSet vips = Scope.VIPS;
    moves.removeIf(m -> m.set().equals(vips) && m.contact().equals(who) && m.at().equals(now));
    moves.add(new Facts.Move(who, vips, now, in));
    store.update(
        new SqlText(
            "delete from segue_list_change where contact = ? and at = ?",
            List.of(key, now.toEpochMilli())));
    insert("segue_list_change", "vips", key, now.toEpochMilli(), in ? 1L : 0L);
    return who + " on the list: " + in;
  }

  private String consent(Instant now) {
    if (contacts.isEmpty()) {
      return "nothing";
    }
    Facts.Consent said =
        new Facts.Consent(
            any(contacts).key(),
            random.nextBoolean() ? "offers" : "news",
            now.plusMillis(random.nextInt(3) * 3_600_000L),
            random.nextBoolean());
    // every other stands in the source, where it has a table for them
    boolean ofSource = consents.size() % 2 == 1 && schema.consent().isPresent();
    consents.add(said);
    if (!ofSource) {
      insert(
          "segue_consent",
          Database.key(said.contact()),
          said.topic(),
          said.at().toEpochMilli(),
          said.subscribed() ? 1L : 0L);
    }
    return said.toString();
  }

  private String act(Instant now) {
    if (acts.isEmpty() || contacts.isEmpty()) {
      return "nothing";
    }
    Facts.Act like = any(acts);
    Facts.Act act = new Facts.Act(any(contacts).key(), now, like.act(), like.name());
    acts.add(act);
    store.update(
        new SqlText(
            "insert into segue_act (contact, at, act, name) values (?, ?, ?, ?)",
            List.of(
                Database.key(act.contact()),
                now.toEpochMilli(),
                act.act().name().toLowerCase(Locale.ROOT),
                act.name())));
    return act.toString();
  }

  private String run(Instant now) {
    if (runs.isEmpty()) {
      return "nothing";
    }
    int id = random.nextInt(runs.size());
    Facts.Run was = runs.get(id);
    if (was.contact().equals(NOBODY)) {
      return "nothing";
    }
    Optional<Instant> ended = was.ended().isPresent() ? Optional.empty() : Optional.of(now);
    runs.set(id, of(was, was.contact(), ended));
    store.update(
        new SqlText(
            "update segue_run set ended_at = " + Database.NUMBER + " where id = ?",
            List.of(ended.<Object>map(Instant::toEpochMilli).orElse(""), (long) id)));
    return "run " + id + " ends " + ended;
  }

  private void insert(String table, Object... values) {
    String places = String.join(", ", Collections.nCopies(values.length, "?"));
    store.update(new SqlText("insert into " + table + " values (" + places + ")", List.of(values)));
  }

  /** Nothing is known any more of who was in a segment. */
  void forget(String segment) {
    moves.removeIf(m -> m.set().equals(Scope.segment(segment)));
  }
}
