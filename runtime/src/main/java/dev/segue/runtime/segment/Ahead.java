package dev.segue.runtime.segment;

import dev.segue.compiler.plan.Edge;
import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Whom all edges but the ends of windows of events reach soon: everyone is looked at once for a
 * while ahead, and whoever is touched again after each refresh.
 */
final class Ahead {
  static final Duration WHILE = Duration.ofHours(1);

  /** So many are kept in memory: what comes after them is found out when it is its time. */
  private static final int MOST = 50_000;

  private final Store store;
  private final Foreseen foreseen;
  private final Agenda agenda;

  /** As of the last refresh. */
  Ahead(Store store, Foreseen foreseen, Statements last) {
    this.store = store;
    this.foreseen = foreseen;
    this.agenda = new Agenda(last.now(), last.now().plus(WHILE));
    add(last);
  }

  /** Whether it tells of everything between two instants. */
  boolean covers(Instant last, Instant now) {
    return agenda.covers(last, now);
  }

  /** Whom something has reached by then. */
  Set<Object> reached(Instant now) {
    return agenda.reached(now);
  }

  /** Whoever was touched may be reached otherwise than they were. */
  void touched(Statements now) {
    add(now.about(new Audience.Touched()));
  }

  private void add(Statements asked) {
    Set<Edge> edges = foreseen.others(asked.now());
    if (agenda.until().isAfter(asked.now())) {
      asked.upcoming(edges, agenda.until(), MOST).forEach(this::add);
    }
  }

  private record Reached(Object contact, long at) {}

  private void add(SqlText upcoming) {
    List<Reached> some =
        store.list(
            upcoming, row -> new Reached(row.value(0).orElseThrow(), row.number(1).orElseThrow()));
    some.forEach(r -> agenda.add(r.contact(), r.at()));
    if (some.size() == MOST) {
      agenda.onlyUntil(Instant.ofEpochMilli(some.getLast().at() - 1));
    }
  }
}
