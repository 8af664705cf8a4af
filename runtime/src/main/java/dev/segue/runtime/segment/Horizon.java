package dev.segue.runtime.segment;

import dev.segue.compiler.ir.Schema;
import dev.segue.runtime.kernel.Happened;
import dev.segue.runtime.store.TouchTable;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whom the ends of windows of events reach soon: looked up once for a while ahead, and then kept up
 * with the events of whoever is touched.
 */
final class Horizon implements Happened {
  private final Map<Schema.EventKind, NavigableSet<Long>> lengths;
  private final long until;
  private final NavigableMap<Long, Set<Object>> due = new TreeMap<>();
  private long now;

  Horizon(TouchTable touches, Schema schema, Foreseen foreseen, Instant first) {
    this.lengths = foreseen.lengths();
    this.now = first.toEpochMilli();
    this.until = first.plus(Prepared.SHORT).toEpochMilli();
    foreseen.ends(touches, schema, now, until, this::add);
  }

  private void add(Object contact, long at) {
    due.computeIfAbsent(at, i -> new HashSet<>()).add(contact);
  }

  /** Whether it tells of everything between two instants. */
  boolean covers(Instant last, Instant then) {
    return last.toEpochMilli() >= now && then.toEpochMilli() <= until;
  }

  /** Whom something has reached by then; a window may end just after the instant too. */
  Set<Object> reached(Instant then) {
    now = then.toEpochMilli();
    Set<Object> reached = new HashSet<>();
    due.headMap(now, true).values().forEach(reached::addAll);
    due.headMap(now, false).clear();
    return reached;
  }

  @Override
  public void was(Object contact, Schema.EventKind kind, long at) {
    NavigableSet<Long> some = lengths.get(kind);
    if (some != null && now - at <= until - at) {
      some.subSet(now - at, true, until - at, true).forEach(length -> add(contact, at + length));
    }
  }
}
