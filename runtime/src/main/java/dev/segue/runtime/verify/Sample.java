package dev.segue.runtime.verify;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.StateTables.Act;
import dev.segue.runtime.ingest.FieldReading;
import dev.segue.runtime.ingest.SourceFacts;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.store.Catalog;
import dev.segue.runtime.store.StateRows;
import dev.segue.runtime.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Some contacts of the source and all that is known of them.
 *
 * @param keys of each contact as it stands in the source, and as the language knows it
 * @param state what Segue itself wrote down of them
 * @param everyone how many contacts the source has
 */
record Sample(Facts facts, Map<Object, Value> keys, StateRows state, long everyone) {
  private static final Map<String, RowSet.Act> ACTS =
      Map.of(
          Act.RECEIVED, RowSet.Act.RECEIVED,
          Act.FINISHED, RowSet.Act.FINISHED,
          Act.HANDED_OFF, RowSet.Act.HANDED_OFF);

  /** The same contacts for the same seed, in whatever order the database tells of them. */
  static Sample of(Store store, Workspace workspace, SourceLayout layout, int size, long seed) {
    Catalog catalog = new Catalog(store);
    Drawn drawn = new Drawn(size, seed);
    Schema.Contacts contacts = workspace.schema().contacts();
    catalog.each(
        contacts.table(),
        List.of(contacts.key().column()),
        row -> row.getFirst().ifPresent(drawn::offer));
    SourceFacts source = new SourceFacts(catalog, workspace, layout, drawn.keys());
    Map<Object, Value> keys = source.keys();
    StateRows state = new StateRows(store, keys.keySet());
    return new Sample(facts(workspace, source, state), keys, state, drawn.offered);
  }

  private static Facts facts(Workspace workspace, SourceFacts source, StateRows state) {
    Map<Object, Value> keys = source.keys();
    List<Facts.Consent> consents = new ArrayList<>(source.consents());
    state
        .consents()
        .forEach(
            c ->
                consents.add(
                    new Facts.Consent(key(keys, c.contact()), c.topic(), c.at(), c.subscribed())));
    Map<String, Set<Value>> lists = new HashMap<>();
    workspace.lists().stream()
        .map(Definitions.ContactList::name)
        .forEach(l -> lists.put(l, new HashSet<>()));
    state
        .listed()
        .forEach(
            l ->
                Optional.ofNullable(lists.get(l.list()))
                    .ifPresent(m -> m.add(key(keys, l.contact()))));
    return new Facts(
        contacts(workspace.schema(), source, state),
        source.accounts(),
        source.events(),
        source.records(),
        lists,
        consents,
        state.acts().stream()
            .map(a -> new Facts.Act(key(keys, a.contact()), a.at(), act(a.act()), a.name()))
            .toList(),
        state.runs().stream()
            .map(
                r ->
                    new Facts.Run(
                        key(keys, r.contact()),
                        r.cohort().program(),
                        r.entered(),
                        r.waitBegan(),
                        r.ended(),
                        r.heldOut(),
                        Optional.empty()))
            .toList(),
        history(workspace.schema(), keys, state),
        state.moves().stream()
            .map(m -> new Facts.Move(key(keys, m.contact()), m.set(), m.at(), m.entered()))
            .toList());
  }

  private static List<Facts.Contact> contacts(Schema schema, SourceFacts source, StateRows state) {
    Map<String, Schema.Field> own = new HashMap<>();
    schema.contacts().fields().stream()
        .filter(f -> f.storage() instanceof Schema.Storage.Own)
        .forEach(f -> own.put(f.name(), f));
    Map<Value, Map<Schema.Field, Value>> values = new HashMap<>();
    for (StateRows.Attribute attribute : state.ownAttributes()) {
      Optional<Schema.Field> field = Optional.ofNullable(own.get(attribute.attribute()));
      field
          .flatMap(f -> attribute.value().flatMap(v -> FieldReading.canonical(v, f.type())))
          .ifPresent(
              v ->
                  values
                      .computeIfAbsent(
                          key(source.keys(), attribute.contact()), k -> new HashMap<>())
                      .put(field.orElseThrow(), v));
    }
    return source.contacts().stream()
        .map(
            c -> {
              Map<Schema.Field, Value> all = new HashMap<>(c.attributes());
              all.putAll(values.getOrDefault(c.key(), Map.of()));
              return new Facts.Contact(c.key(), all, c.account());
            })
        .toList();
  }

  private static List<Facts.Was> history(Schema schema, Map<Object, Value> keys, StateRows state) {
    Map<String, Schema.Field> kept = new HashMap<>();
    schema.contacts().fields().stream()
        .filter(Schema.Field::history)
        .forEach(f -> kept.put(f.name(), f));
    List<Facts.Was> history = new ArrayList<>();
    for (StateRows.Was was : state.history()) {
      Optional.ofNullable(kept.get(was.attribute()))
          .ifPresent(
              field ->
                  history.add(
                      new Facts.Was(
                          key(keys, was.contact()),
                          field,
                          was.since(),
                          was.value().flatMap(v -> FieldReading.canonical(v, field.type())))));
    }
    return history;
  }

  private static Value key(Map<Object, Value> keys, Object stored) {
    return Optional.ofNullable(keys.get(stored))
        .orElseThrow(() -> new IllegalStateException("a contact outside of the sample: " + stored));
  }

  private static RowSet.Act act(String stored) {
    return Optional.ofNullable(ACTS.get(stored))
        .orElseThrow(() -> new IllegalStateException("no act " + stored));
  }

  /** Whether nobody is left out. */
  boolean isEveryone() {
    return facts.contacts().size() == everyone;
  }

  /** The keys that draw the lowest numbers. */
  private static final class Drawn {
    private final int size;
    private final long seed;
    private long offered;
    private final PriorityQueue<Object> lowest =
        new PriorityQueue<>(
            Comparator.<Object>comparingLong(this::number)
                .thenComparing(Object::toString)
                .reversed());

    Drawn(int size, long seed) {
      this.size = size;
      this.seed = seed;
    }

    void offer(Object key) {
      offered++;
      lowest.add(key);
      if (lowest.size() > size) {
        lowest.poll();
      }
    }

    private long number(Object key) {
      return new SplittableRandom(seed ^ (key.toString().hashCode() * 0x9E3779B97F4A7C15L))
          .nextLong();
    }

    List<Object> keys() {
      List<Object> keys = new ArrayList<>(lowest);
      keys.sort(Comparator.comparing(Object::toString));
      return keys;
    }
  }
}
