package dev.segue.runtime.differential;

import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.Rational;
import dev.segue.runtime.oracle.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random facts for a schema: a handful of contacts, and much that happens at the same instants. */
final class Histories {
  private static final List<String> MARKS = List.of("", "x", "É", "\ufffd", "😀");

  private final Schema schema;
  private final Moment moment;
  private final Samples samples;
  private final Shape shape;

  /**
   * How much there is.
   *
   * @param instants when what is done was
   */
  private record Shape(int mostContacts, int leastEvents, Arbitrary<Instant> instants) {}

  private Histories(Schema schema, Moment moment, Shape shape) {
    this.shape = shape;
    this.schema = schema;
    this.moment = moment;
    this.samples = new Samples(moment);
  }

  static Histories of(Schema schema, Moment moment) {
    return new Histories(schema, moment, new Shape(8, 0, moment.instants()));
  }

  /** Of few contacts who did much, often just a day, a week or a month after each other. */
  static Histories crowded(Schema schema, Moment moment) {
    return new Histories(schema, moment, new Shape(6, 30, moment.close()));
  }

  Arbitrary<Facts> facts() {
    return Combinators.combine(
            contacts(),
            accounts(),
            events(),
            records(),
            lists(),
            consents(),
            acts(),
            Combinators.combine(runs(), history(), moves()).as(Written::new))
        .as(
            (contacts, accounts, events, records, lists, consents, acts, written) ->
                new Facts(
                    contacts,
                    accounts,
                    events,
                    records,
                    lists,
                    consents,
                    acts,
                    written.runs(),
                    written.history(),
                    written.moves()));
  }

  private record Written(List<Facts.Run> runs, List<Facts.Was> history, List<Facts.Move> moves) {}

  private Arbitrary<List<Facts.Was>> history() {
    List<Schema.Field> kept =
        schema.contacts().fields().stream().filter(Schema.Field::history).toList();
    if (kept.isEmpty()) {
      return Arbitraries.just(List.of());
    }
    return Arbitraries.of(kept)
        .flatMap(
            field ->
                Combinators.combine(
                        someone(), moment.instants(), samples.of(field.type()).optional(0.8))
                    .as((contact, since, value) -> new Facts.Was(contact, field, since, value)))
        .list()
        .ofMaxSize(40)
        .uniqueElements(was -> List.of(was.contact(), was.attribute(), was.since()));
  }

  private Arbitrary<List<Facts.Move>> moves() {
    return Combinators.combine(
            someone(),
            Arbitraries.of(Scope.VIPS, Scope.segment("segment_1"), Scope.segment("segment_5")),
            moment.instants(),
            Arbitraries.of(true, true, false))
        .as(Facts.Move::new)
        .list()
        .ofMaxSize(30)
        .uniqueElements(move -> List.of(move.contact(), move.set(), move.at()));
  }

  private Arbitrary<List<Facts.Contact>> contacts() {
    Schema.Key key = schema.contacts().key();
    Arbitrary<Map<Schema.Field, Value>> attributes = values(schema.contacts().fields());
    Arbitrary<Optional<Value>> account =
        schema
            .accounts()
            .map(a -> numbers(4).map(n -> key(a.key(), n)).optional(0.8))
            .orElse(Arbitraries.just(Optional.empty()));
    return Combinators.combine(attributes, account)
        .as((values, of) -> new Facts.Contact(key(key, 0), values, of))
        .list()
        .ofMinSize(1)
        .ofMaxSize(shape.mostContacts())
        .map(
            all ->
                IntStream.range(0, all.size())
                    .mapToObj(
                        n -> {
                          Facts.Contact c = all.get(n);
                          return new Facts.Contact(key(key, n), c.attributes(), c.account());
                        })
                    .toList());
  }

  private Arbitrary<List<Facts.Account>> accounts() {
    if (schema.accounts().isEmpty()) {
      return Arbitraries.just(List.of());
    }
    Schema.Accounts table = schema.accounts().get();
    // the fourth is referred to and not there
    return values(table.fields())
        .list()
        .ofSize(3)
        .map(
            all ->
                IntStream.range(0, 3)
                    .mapToObj(n -> new Facts.Account(key(table.key(), n), all.get(n)))
                    .toList());
  }

  private Arbitrary<List<Facts.Event>> events() {
    Arbitrary<Facts.Event> event =
        Arbitraries.of(schema.eventKinds())
            .flatMap(
                kind ->
                    Combinators.combine(
                            numbers(200), someone(), shape.instants(), values(kind.properties()))
                        .as(
                            (n, contact, at, values) ->
                                new Facts.Event(
                                    key(schema.tableOf(kind).key(), n),
                                    contact,
                                    kind,
                                    at,
                                    byName(values))));
    return event.list().ofMinSize(shape.leastEvents()).ofMaxSize(50).map(this::withoutDuplicates);
  }

  /** A key stands once in a table. */
  private List<Facts.Event> withoutDuplicates(List<Facts.Event> events) {
    Map<String, Facts.Event> byKey = new LinkedHashMap<>();
    events.forEach(e -> byKey.putIfAbsent(schema.tableOf(e.kind()).table() + " " + e.key(), e));
    return new ArrayList<>(byKey.values());
  }

  private Arbitrary<List<Facts.Entry>> records() {
    if (schema.records().isEmpty()) {
      return Arbitraries.just(List.of());
    }
    Schema.RecordTable table = schema.records().getFirst();
    return Combinators.combine(numbers(100), someone(), values(table.fields()))
        .as(
            (n, contact, values) ->
                new Facts.Entry(key(table.key(), n), contact, table.name(), byName(values)))
        .list()
        .ofMaxSize(16)
        .uniqueElements(Facts.Entry::key);
  }

  private Arbitrary<Map<String, Set<Value>>> lists() {
    return someone().set().ofMaxSize(4).map(members -> Map.of("vips", members));
  }

  /** Now and then both words are said at once. */
  private Arbitrary<List<Facts.Consent>> consents() {
    return Combinators.combine(
            someone(),
            Arbitraries.of("offers", "news"),
            moment.instants(),
            Arbitraries.of(List.of(true), List.of(false), List.of(true, false)))
        .as(
            (contact, topic, at, words) ->
                words.stream().map(yes -> new Facts.Consent(contact, topic, at, yes)).toList())
        .list()
        .ofMaxSize(9)
        .map(said -> said.stream().flatMap(List::stream).toList());
  }

  private Arbitrary<List<Facts.Act>> acts() {
    return Combinators.combine(
            someone(),
            moment.instants(),
            Arbitraries.of(RowSet.Act.class),
            Arbitraries.of("hello", "nurture"))
        .as(Facts.Act::new)
        .list()
        .ofMaxSize(12);
  }

  private Arbitrary<List<Facts.Run>> runs() {
    Arbitrary<Facts.Run> run =
        Combinators.combine(
                someone(),
                Arbitraries.of("nurture", "other"),
                moment.instants(),
                moment.instants().optional(0.6),
                moment.instants().optional(0.4),
                Arbitraries.of(true, false, false),
                trigger())
            .as(Facts.Run::new);
    return run.list().ofMaxSize(8);
  }

  private Arbitrary<Optional<Facts.Event>> trigger() {
    Schema.EventKind kind = schema.eventKinds().getFirst();
    return values(kind.properties())
        .map(
            values ->
                new Facts.Event(
                    key(schema.tableOf(kind).key(), 0),
                    key(schema.contacts().key(), 0),
                    kind,
                    Instant.EPOCH,
                    byName(values)))
        .optional(0.5);
  }

  private Arbitrary<Value> someone() {
    // the last of them is nobody
    return numbers(shape.mostContacts() + 1).map(n -> key(schema.contacts().key(), n));
  }

  private static Arbitrary<Integer> numbers(int below) {
    return Arbitraries.integers().between(0, below - 1);
  }

  /** The n-th key: integers out of order, or text whose order is not that of numbers. */
  private static Value key(Schema.Key key, int n) {
    int shuffled = n * 37 % 211;
    return key.integer()
        ? new Value.Number(Rational.of(shuffled - 20))
        : new Value.Text(MARKS.get(n % MARKS.size()) + shuffled);
  }

  /** Some of the fields with a value, the others missing. */
  private Arbitrary<Map<Schema.Field, Value>> values(List<Schema.Field> fields) {
    List<Arbitrary<Optional<Value>>> each =
        fields.stream().map(field -> samples.of(field.type()).optional(0.8)).toList();
    return Combinators.combine(each)
        .as(
            values -> {
              Map<Schema.Field, Value> there = new HashMap<>();
              for (int i = 0; i < fields.size(); i++) {
                Schema.Field field = fields.get(i);
                values.get(i).ifPresent(value -> there.put(field, value));
              }
              return there;
            });
  }

  private static Map<String, Value> byName(Map<Schema.Field, Value> values) {
    Map<String, Value> named = new HashMap<>();
    values.forEach((field, value) -> named.put(field.name(), value));
    return named;
  }
}
