package dev.segue.runtime.segment;

import dev.segue.compiler.ir.Schema;
import dev.segue.runtime.kernel.Happened;
import dev.segue.runtime.store.TouchTable;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;

/**
 * Whom the ends of windows of events reach soon: looked up once for a while ahead, and then kept up
 * with the events of whoever is touched.
 */
final class Horizon implements Happened {
  private final Map<Schema.EventKind, NavigableSet<Long>> lengths;
  private final Agenda agenda;

  Horizon(TouchTable touches, Schema schema, Foreseen foreseen, Instant first) {
    Instant last = first.plus(Prepared.SHORT);
    this.lengths = foreseen.lengths();
    this.agenda = new Agenda(first, last);
    foreseen.ends(touches, schema, first.toEpochMilli(), last.toEpochMilli(), agenda::add);
  }

  /** Whether it tells of everything between two instants. */
  boolean covers(Instant last, Instant then) {
    return agenda.covers(last, then);
  }

  /** Whom something has reached by then. */
  Set<Object> reached(Instant then) {
    return agenda.reached(then);
  }

  @Override
  public void was(Object contact, Schema.EventKind kind, long at) {
    NavigableSet<Long> some = lengths.get(kind);
    long now = agenda.now().toEpochMilli();
    long until = agenda.until().toEpochMilli();
    if (some != null && now - at <= until - at) {
      some.subSet(now - at, true, until - at, true)
          .forEach(length -> agenda.add(contact, at + length));
    }
  }
}
