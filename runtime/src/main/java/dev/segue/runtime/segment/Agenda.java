package dev.segue.runtime.segment;

import java.time.Instant;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Whom time reaches soon, and when: found out once, and then kept up with whoever is touched. */
final class Agenda {
  private final NavigableMap<Long, Set<Object>> due = new TreeMap<>();
  private Instant now;
  private Instant until;

  /** Nobody yet, between two instants. */
  Agenda(Instant now, Instant until) {
    this.now = now;
    this.until = until;
  }

  /**
   * A contact is reached at an instant in epoch milliseconds; at one that is over, at the next that
   * is looked at.
   */
  void add(Object contact, long at) {
    due.computeIfAbsent(at, i -> new HashSet<>()).add(contact);
  }

  /** As of when it was last looked at. */
  Instant now() {
    return now;
  }

  /** It tells of nothing after that. */
  void onlyUntil(Instant end) {
    until = end.isBefore(until) ? end : until;
  }

  Instant until() {
    return until;
  }

  /** Whether it tells of everything between two instants. */
  boolean covers(Instant last, Instant then) {
    return !last.isBefore(now) && !then.isAfter(until);
  }

  /** Whom something has reached by then; a window may end just after the instant too. */
  Set<Object> reached(Instant then) {
    now = then;
    long at = then.toEpochMilli();
    Set<Object> reached = new HashSet<>();
    due.headMap(at, true).values().forEach(reached::addAll);
    due.headMap(at, false).clear();
    return reached;
  }
}
