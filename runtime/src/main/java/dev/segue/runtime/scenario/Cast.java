package dev.segue.runtime.scenario;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.StateTables.Act;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.store.StateRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who plays in a test, and all that is known of them. */
final class Cast {
  private static final Map<String, RowSet.Act> ACTS =
      Map.of(
          Act.RECEIVED, RowSet.Act.RECEIVED,
          Act.FINISHED, RowSet.Act.FINISHED,
          Act.HANDED_OFF, RowSet.Act.HANDED_OFF);

  private final Workspace workspace;
  private final Map<String, Member> contacts = new LinkedHashMap<>();
  private final Map<String, Facts.Account> accounts = new LinkedHashMap<>();
  private final List<Facts.Event> events = new ArrayList<>();
  private final List<Facts.Entry> records = new ArrayList<>();
  private final List<Facts.Consent> consents = new ArrayList<>();
  private final List<Facts.Was> history = new ArrayList<>();

  Cast(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A contact, and since when each attribute has its value. */
  static final class Member {
    final Value key;
    final Map<Schema.Field, Value> attributes = new HashMap<>();
    final Map<Schema.Field, Instant> since = new HashMap<>();
    Optional<String> account = Optional.empty();

    Member(Value key) {
      this.key = key;
    }

    Object stored() {
      return CastRows.key(key);
    }
  }

  Optional<Member> find(String name) {
    return Optional.ofNullable(contacts.get(name));
  }

  Member contact(String name) {
    return find(name).orElseThrow(() -> new IllegalStateException("no contact " + name));
  }

  Member add(String name, Value key) {
    Member member = new Member(key);
    contacts.put(name, member);
    return member;
  }

  int size() {
    return contacts.size() + accounts.size();
  }

  Optional<Facts.Account> account(String name) {
    return Optional.ofNullable(accounts.get(name));
  }

  void put(String name, Facts.Account account) {
    accounts.put(name, account);
  }

  void add(Facts.Event event) {
    events.add(event);
  }

  void add(Facts.Entry entry) {
    records.add(entry);
  }

  void add(Facts.Consent consent) {
    consents.add(consent);
  }

  /** In the place of what was told of the same instant. */
  void add(Facts.Was was) {
    history.removeIf(
        w ->
            w.contact().equals(was.contact())
                && w.attribute().equals(was.attribute())
                && w.since().equals(was.since()));
    history.add(was);
  }

  List<Facts.Was> history() {
    return history;
  }

  List<Facts.Event> events() {
    return events;
  }

  List<Facts.Consent> consents() {
    return consents;
  }

  Facts.Contact asFact(Member member, Map<Schema.Field, Value> own) {
    Map<Schema.Field, Value> attributes = new HashMap<>(member.attributes);
    attributes.putAll(own);
    return new Facts.Contact(
        member.key, attributes, member.account.flatMap(this::account).map(Facts.Account::key));
  }

  /** All that is known now, with what Segue itself has written down. */
  Facts facts(StateRows state) {
    Map<Object, Map<Schema.Field, Value>> own = own(state);
    Map<String, Set<Value>> lists = new HashMap<>();
    workspace.lists().stream()
        .map(Definitions.ContactList::name)
        .forEach(l -> lists.put(l, new HashSet<>()));
    state
        .listed()
        .forEach(
            l -> lists.computeIfPresent(l.list(), (list, members) -> with(members, l.contact())));
    return new Facts(
        contacts.values().stream()
            .map(m -> asFact(m, own.getOrDefault(m.stored(), Map.of())))
            .toList(),
        List.copyOf(accounts.values()),
        events,
        records,
        lists,
        consents,
        state.acts().stream()
            .map(a -> new Facts.Act(key(a.contact()), a.at(), act(a.act()), a.name()))
            .toList(),
        state.runs().stream().map(this::run).toList(),
        history,
        state.moves().stream()
            .map(m -> new Facts.Move(key(m.contact()), m.set(), m.at(), m.entered()))
            .toList());
  }

  private Set<Value> with(Set<Value> members, Object contact) {
    members.add(key(contact));
    return members;
  }

  Facts.Run run(StateRows.Run run) {
    return new Facts.Run(
        key(run.contact()),
        run.cohort().program(),
        run.entered(),
        run.waitBegan(),
        run.ended(),
        run.heldOut(),
        run.event().flatMap(this::event));
  }

  /** No two events of a test have the same key. */
  private Optional<Facts.Event> event(Object stored) {
    return events.stream().filter(e -> CastRows.key(e.key()).equals(stored)).findFirst();
  }

  private Map<Object, Map<Schema.Field, Value>> own(StateRows state) {
    Map<String, Schema.Field> fields = new HashMap<>();
    workspace.schema().contacts().fields().stream()
        .filter(f -> f.storage() instanceof Schema.Storage.Own)
        .forEach(f -> fields.put(f.name(), f));
    Map<Object, Map<Schema.Field, Value>> own = new HashMap<>();
    for (StateRows.Attribute attribute : state.ownAttributes()) {
      Schema.Field field = fields.get(attribute.attribute());
      if (field != null && attribute.value().isPresent()) {
        own.computeIfAbsent(attribute.contact(), c -> new HashMap<>())
            .put(field, CanonicalValue.read(attribute.value().get(), field.type()));
      }
    }
    return own;
  }

  private Value key(Object stored) {
    return contacts.values().stream()
        .filter(m -> m.stored().equals(stored))
        .findFirst()
        .map(m -> m.key)
        .orElseThrow(() -> new IllegalStateException("a contact of no test: " + stored));
  }

  private static RowSet.Act act(String stored) {
    return Optional.ofNullable(ACTS.get(stored))
        .orElseThrow(() -> new IllegalStateException("no act " + stored));
  }
}
