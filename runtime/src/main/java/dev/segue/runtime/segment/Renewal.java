package dev.segue.runtime.segment;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.plan.Edge;
import dev.segue.compiler.plan.Edges;
import dev.segue.compiler.plan.Sight;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.store.TouchTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Of whom each definition is asked anew: of the contacts that something touched since the last
 * refresh or that a time's edge has reached, of everyone where that cannot be told of some, and of
 * nobody where nothing that it looks at has changed.
 */
final class Renewal {
  /** From so many contacts on it matters which part of all they are. */
  private static final long FEW = 500;

  /** If more than one in so many is touched, everyone is asked: a scan costs less than look-ups. */
  private static final long PART = 10;

  /** What was so short a time ago is looked up by time alone, whoever asks for what of it. */
  private static final Duration SHORT = Duration.ofMinutes(1);

  private final Prepared prepared;
  private final Schema schema;
  private final TouchTable touches;
  private final Map<String, Reach> reaches = new HashMap<>();

  /** Of whom a definition is asked. */
  enum Reach {
    NOBODY,
    TOUCHED,
    EVERYONE
  }

  private Renewal(Prepared prepared) {
    this.prepared = prepared;
    this.schema = prepared.workspace().schema();
    this.touches = prepared.touches();
  }

  /** Of everyone, whatever happened. */
  static Renewal ofEverything(Prepared prepared) {
    Renewal renewal = new Renewal(prepared);
    prepared.order().forEach(d -> renewal.reaches.put(d.name(), Reach.EVERYONE));
    return renewal;
  }

  /**
   * What has to be asked since the last refresh; whom {@code Touched} means is known from then on.
   *
   * @param last statements as of the last refresh
   * @param stale the definitions that were not there then, or meant something else
   */
  static Renewal since(Prepared prepared, Statements last, Instant now, Set<String> stale) {
    Renewal renewal = new Renewal(prepared);
    if (!renewal.touches.watches(renewal.schema)) {
      return ofEverything(prepared);
    }
    renewal.touches.gather(renewal.schema);
    renewal.find(last, now, stale);
    return renewal;
  }

  Reach of(Definitions definition) {
    return reaches.getOrDefault(definition.name(), Reach.EVERYONE);
  }

  boolean isOfEveryone(Definitions definition) {
    return of(definition) == Reach.EVERYONE;
  }

  private void find(Statements last, Instant now, Set<String> stale) {
    Set<TouchTable.Thing> things = touches.things();
    Set<Edge> edges = new LinkedHashSet<>();
    List<Sighted> all = new ArrayList<>();
    for (Definitions definition : prepared.order()) {
      Sighted sighted = sighted(definition, last.now(), now);
      all.add(sighted);
      edges.addAll(sighted.edges());
    }
    reach(edges, last, now);
    if (all.stream().anyMatch(s -> s.sight().colleagues())) {
      touches.colleagues(schema);
    }
    Set<String> ofEveryone = new LinkedHashSet<>();
    long some = touches.number();
    boolean many = some > FEW && some > touches.everyone(schema) / PART;
    for (Sighted sighted : all) {
      String name = sighted.definition().name();
      boolean touched = looksAt(sighted.sight(), things);
      boolean renewed = touched || !sighted.edges().isEmpty();
      boolean everyone =
          stale.contains(name)
              || sighted.byTheClock()
              || sighted.sight().definitions().stream().anyMatch(ofEveryone::contains)
              || (renewed && many)
              || (sighted.sight().population() && (touched || crosses(sighted, last, now)));
      if (everyone) {
        ofEveryone.add(name);
      }
      reaches.put(
          name, everyone ? Reach.EVERYONE : renewed && some > 0 ? Reach.TOUCHED : Reach.NOBODY);
    }
  }

  /** Whom the edges have reached is touched too. */
  private void reach(Set<Edge> edges, Statements last, Instant now) {
    Duration since = Duration.between(last.now(), now);
    List<Edge> others = new ArrayList<>();
    Map<Schema.EventKind, Set<Instant>> stretches = new LinkedHashMap<>();
    for (Edge found : edges) {
      Edge edge = ofRows(found);
      if (since.compareTo(SHORT) <= 0
          && edge instanceof Edge.OfRows of
          && of.rows() instanceof RowSet.Events events
          && (edge instanceof Edge.Arrival || edge instanceof Edge.Expiry)) {
        Instant from = edge instanceof Edge.Expiry(var rows, var cut) ? cut : last.now();
        events
            .kinds()
            .forEach(k -> stretches.computeIfAbsent(k, o -> new LinkedHashSet<>()).add(from));
      } else {
        others.add(edge);
      }
    }
    stretches.forEach((kind, from) -> touches.happened(schema.tableOf(kind), kind, from, since));
    last.crossed(others, now).forEach(touches::also);
  }

  /** When something first or last happened is crossed where a row of it is. */
  private static Edge ofRows(Edge edge) {
    return edge instanceof Edge.Crossing(Expression.Measure measure, var cut)
            && measure.of().isEmpty()
            && measure.type().equals(Type.INSTANT)
        ? new Edge.Expiry(measure.rows(), cut)
        : edge;
  }

  /**
   * A definition and by what time alone has changed it.
   *
   * @param edges those that reach some contacts
   * @param byTheClock an instant has passed by which it changes for everyone
   */
  private record Sighted(
      Definitions definition, Sight sight, Set<Edge> edges, boolean byTheClock) {}

  private Sighted sighted(Definitions definition, Instant last, Instant now) {
    Sight sight = prepared.sight(definition);
    Set<Edge> ofSome = new LinkedHashSet<>();
    boolean byTheClock = false;
    if (now.isAfter(last)) {
      for (Edge edge : Edges.of(List.of(definition), prepared.workspace(), last)) {
        if (edge instanceof Edge.AnyMoment
            || (edge instanceof Edge.At(var instant) && !instant.isAfter(now))) {
          byTheClock = true;
        } else if (!(edge instanceof Edge.At)) {
          ofSome.add(edge);
        }
      }
    }
    return new Sighted(definition, sight, ofSome, byTheClock);
  }

  private boolean crosses(Sighted sighted, Statements last, Instant now) {
    for (SqlText contacts : last.crossed(sighted.edges(), now)) {
      if (touches.finds(contacts)) {
        return true;
      }
    }
    return false;
  }

  /** Of a contact that is new or has changed everything is asked, of an event what looks at it. */
  private boolean looksAt(Sight sight, Set<TouchTable.Thing> things) {
    return things.stream()
        .anyMatch(
            thing ->
                eventTable(thing)
                    .map(
                        table ->
                            table.kinds().stream()
                                .filter(sight.kinds()::contains)
                                .anyMatch(
                                    k ->
                                        table.typeColumn().isEmpty()
                                            || k.typeValue().equals(thing.type())))
                    .orElse(true));
  }

  private Optional<Schema.EventTable> eventTable(TouchTable.Thing thing) {
    return schema.eventTables().stream().filter(t -> t.table().equals(thing.source())).findFirst();
  }
}
