package dev.segue.runtime.segment;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.plan.Edge;
import dev.segue.compiler.plan.Edges;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.store.TouchTable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * By what time alone changes each definition: found as of an instant, and so from then on, until
 * the first instant of the clock at which something changes for everyone.
 */
final class Foreseen {
  private final Instant first;
  private final Map<String, Set<Edge>> edges = new HashMap<>();

  /** When the clock first changes a definition; those that any moment changes, at once. */
  private final Map<String, Instant> clocks = new HashMap<>();

  private final Set<Edge> others = new LinkedHashSet<>();
  private final Map<Schema.EventKind, NavigableSet<Long>> lengths = new LinkedHashMap<>();

  Foreseen(Prepared prepared, Instant first) {
    this.first = first;
    for (Definitions definition : prepared.order()) {
      Set<Edge> ofSome = new LinkedHashSet<>();
      for (Edge edge : Edges.of(List.of(definition), prepared.workspace(), first)) {
        switch (edge) {
          case Edge.AnyMoment a -> clock(definition, first);
          case Edge.At(var instant) -> clock(definition, instant);
          case Edge.OfRows o -> ofSome.add(o);
          case Edge.OfContact o -> ofSome.add(o);
          case Edge.Consent c -> ofSome.add(c);
          case Edge.Recorded r -> ofSome.add(r);
        }
      }
      edges.put(definition.name(), ofSome);
      ofSome.forEach(this::sort);
    }
  }

  private void clock(Definitions definition, Instant instant) {
    clocks.merge(definition.name(), instant, (one, other) -> one.isBefore(other) ? one : other);
  }

  /** Windows of events apart from all else. */
  private void sort(Edge found) {
    Edge edge = ofRows(found);
    if (edge instanceof Edge.OfRows of && of.rows() instanceof RowSet.Events events) {
      if (edge instanceof Edge.Expiry(var rows, var cut)) {
        lengths(events, Duration.between(cut, first).toMillis());
        return;
      }
      if (edge instanceof Edge.Arrival) {
        lengths(events, 0);
        return;
      }
    }
    others.add(edge);
  }

  private void lengths(RowSet.Events events, long length) {
    events.kinds().forEach(k -> lengths.computeIfAbsent(k, o -> new TreeSet<>()).add(length));
  }

  /** When something first or last happened is crossed where a row of it is. */
  private static Edge ofRows(Edge edge) {
    return edge instanceof Edge.Crossing(Expression.Measure measure, var cut)
            && measure.of().isEmpty()
            && measure.type().equals(Type.INSTANT)
        ? Edge.expiry(measure.rows(), cut)
        : edge;
  }

  /** Whether it is so as of an instant too. */
  boolean holds(Instant last) {
    return !last.isBefore(first)
        && (last.equals(first)
            || clocks.values().stream().filter(i -> i.isAfter(first)).allMatch(last::isBefore));
  }

  /** Whether anything but the clock changes a definition. */
  boolean changesSome(String definition) {
    return !of(definition).isEmpty();
  }

  private Set<Edge> of(String definition) {
    return Objects.requireNonNull(edges.get(definition));
  }

  /** Whether an instant has passed by which a definition changes for everyone. */
  boolean isByTheClock(String definition, Instant now) {
    Instant clock = clocks.get(definition);
    return clock != null && !clock.isAfter(now);
  }

  /** Of a definition those as of an instant that reach some contacts. */
  Set<Edge> edges(String definition, Instant last) {
    return at(last, of(definition));
  }

  /** Of all definitions those that are not of windows of events. */
  Set<Edge> others(Instant last) {
    return at(last, others);
  }

  private Set<Edge> at(Instant last, Set<Edge> edges) {
    Duration later = Duration.between(first, last);
    Set<Edge> moved = new LinkedHashSet<>();
    edges.forEach(e -> moved.add(e.later(later)));
    return moved;
  }

  /** The same that are of windows of events. */
  Set<Edge> windows(Instant last) {
    Set<Edge> windows = new LinkedHashSet<>();
    lengths.forEach(
        (kind, some) ->
            some.forEach(
                length ->
                    windows.add(
                        new Edge.Expiry(
                            new RowSet.Events(List.of(kind), Optional.empty(), Window.EVER),
                            last.minusMillis(length)))));
    return windows;
  }

  /** Whose events a window's end reaches between two instants, both included, and when it does. */
  void ends(TouchTable touches, Schema schema, long from, long to, TouchTable.Moments moments) {
    lengths.forEach(
        (kind, some) ->
            some.forEach(
                length ->
                    touches.happened(
                        schema.tableOf(kind),
                        kind,
                        from - length,
                        to - length,
                        (contact, at) -> moments.take(contact, at + length))));
  }

  /** How long ago events of a kind are when a window's end reaches them, in milliseconds. */
  Map<Schema.EventKind, NavigableSet<Long>> lengths() {
    return lengths;
  }
}
