package dev.segue.runtime.rehearsal;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.ingest.FieldReading;
import dev.segue.runtime.store.RehearsalRows;
import dev.segue.runtime.store.SourceRows;
import dev.segue.runtime.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Draws who answers what was sent, and writes the events down. What somebody draws depends on the
 * seed, on them, on what they answer and with what, and on nothing else.
 */
final class Answers {
  private static final String MESSAGE = "message";

  /** Keys of numbers begin so far below those that anybody else uses. */
  private static final long FIRST_KEY = -(1L << 52);

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final Schema schema;
  private final List<Response> responses;
  private final long seed;
  private final SourceRows rows;
  private final TreeSet<Instant> seen = new TreeSet<>();
  private final TreeMap<Instant, Map<String, Long>> given = new TreeMap<>();
  private final Map<String, Long> asked = new LinkedHashMap<>();
  private long keys;

  Answers(Store store, Schema schema, List<Response> responses, long seed) {
    this.schema = schema;
    this.responses = responses;
    this.seed = seed;
    this.rows = new SourceRows(store);
    responses.forEach(r -> asked.put(r.words(), 0L));
  }

  /** Whoever got a message answers it, or not. */
  void to(List<RehearsalRows.Sent> sent, Instant at) {
    sent.forEach(s -> follow(s, Optional.empty(), at));
  }

  private void follow(RehearsalRows.Sent sent, Optional<String> after, Instant at) {
    for (Response response : responses) {
      if (response.after().equals(after)
          && response.message().map(sent.message()::equals).orElse(true)) {
        asked.merge(response.words(), 1L, Long::sum);
        SplittableRandom draw = draw(response, sent, at);
        if (draw.nextDouble() < response.share()) {
          Instant then = at.plus(response.delay(draw.nextDouble()));
          write(response, sent, then);
          follow(sent, Optional.of(response.kind().name()), then);
        }
      }
    }
  }

  private SplittableRandom draw(Response response, RehearsalRows.Sent sent, Instant at) {
    long hash = FNV_OFFSET ^ seed;
    String what =
        String.join("\n", response.words(), sent.message(), sent.contact().toString())
            + at.toEpochMilli();
    for (int i = 0; i < what.length(); i++) {
      hash = (hash ^ what.charAt(i)) * FNV_PRIME;
    }
    return new SplittableRandom(hash);
  }

  private void write(Response response, RehearsalRows.Sent sent, Instant at) {
    Schema.EventTable table = schema.tableOf(response.kind());
    Map<String, Object> columns = new LinkedHashMap<>();
    keys++;
    columns.put(
        table.key().column(), table.key().integer() ? (Object) (FIRST_KEY + keys) : "~" + keys);
    columns.put(table.contactColumn(), sent.contact());
    columns.put(table.atColumn(), at.toEpochMilli());
    table.typeColumn().ifPresent(c -> columns.put(c, response.kind().typeValue()));
    response
        .kind()
        .property(MESSAGE)
        .filter(p -> p.type().equals(Type.TEXT))
        .ifPresent(p -> put(columns, p, new Value.Text(sent.message())));
    response.properties().forEach((property, value) -> put(columns, property, value));
    rows.happened(table.table(), table.atColumn(), columns);
    seen.add(hour(at));
    given.computeIfAbsent(at, t -> new LinkedHashMap<>()).merge(response.words(), 1L, Long::sum);
  }

  private static void put(Map<String, Object> columns, Schema.Field property, Value value) {
    SourceLayout.canonicalColumn(property)
        .ifPresent(c -> columns.put(c, FieldReading.canonical(value, property.type())));
  }

  /** The hour that begins then or next. */
  private static Instant hour(Instant at) {
    Instant begun = at.truncatedTo(ChronoUnit.HOURS);
    return begun.equals(at) ? at : begun.plus(Duration.ofHours(1));
  }

  /** When answers are next seen after an instant. */
  Optional<Instant> next(Instant after) {
    return Optional.ofNullable(seen.higher(after));
  }

  /** How many answers of each kind there are from one instant on and before another. */
  Map<String, Long> between(Instant from, Instant to) {
    Map<String, Long> sum = new LinkedHashMap<>();
    given
        .subMap(from, to)
        .values()
        .forEach(counts -> counts.forEach((words, n) -> sum.merge(words, n, Long::sum)));
    return sum;
  }

  /** What was answered until an instant, of what could have been. */
  List<Rehearsed.Answered> told(Instant until) {
    Map<String, Long> answered = between(Instant.EPOCH, until.plusMillis(1));
    return asked.entrySet().stream()
        .map(
            a ->
                new Rehearsed.Answered(
                    a.getKey(), a.getValue(), answered.getOrDefault(a.getKey(), 0L)))
        .toList();
  }
}
