package dev.segue.runtime.segment;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.plan.Edge;
import dev.segue.compiler.plan.Sight;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.store.TouchTable;
import dev.segue.runtime.store.Watched;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
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

  private final Prepared prepared;
  private final Schema schema;
  private final TouchTable touches;
  private final Map<String, Reach> reaches = new HashMap<>();
  private long number;
  private boolean ofTouched;

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
    Optional<Watched> watched = renewal.touches.watched(renewal.schema);
    if (watched.isEmpty()) {
      return ofEverything(prepared);
    }
    renewal.touches.ofNobody();
    renewal.find(last, now, stale, watched.get());
    return renewal;
  }

  Reach of(Definitions definition) {
    return reaches.getOrDefault(definition.name(), Reach.EVERYONE);
  }

  boolean isOfEveryone(Definitions definition) {
    return of(definition) == Reach.EVERYONE;
  }

  private void find(Statements last, Instant now, Set<String> stale, Watched watched) {
    Foreseen foreseen = prepared.foreseen(last.now());
    boolean later = now.isAfter(last.now());
    if (later) {
      touches.indexByTime(schema);
    }
    // before whom rows touched: whom an edge has reached may be one of them
    boolean reached = later && reach(foreseen, last, now);
    touches.gather(schema);
    Set<TouchTable.Thing> things = touches.things(schema);
    if (prepared.watched().colleagues()) {
      touches.colleagues(schema);
    }
    Set<String> looking = new HashSet<>();
    things.forEach(t -> looking.addAll(prepared.looking(t)));
    Set<String> ofEveryone = new LinkedHashSet<>();
    number = touches.number();
    boolean all = watched.covers(prepared.watched());
    boolean many = number > FEW && number > touches.everyone(schema) / PART;
    for (Definitions definition : prepared.order()) {
      String name = definition.name();
      Sight sight = prepared.sight(definition);
      boolean touched = looking.contains(name);
      boolean renewed = touched || (reached && foreseen.changesSome(name));
      boolean everyone =
          stale.contains(name)
              || !(all || watched.covers(prepared.watched(definition)))
              || (later && foreseen.isByTheClock(name, now))
              || (!ofEveryone.isEmpty()
                  && sight.definitions().stream().anyMatch(ofEveryone::contains))
              || (renewed && many)
              || (sight.population()
                  && (touched || (later && crosses(foreseen.edges(name, last.now()), last, now))));
      if (everyone) {
        ofEveryone.add(name);
      }
      reaches.put(
          name, everyone ? Reach.EVERYONE : renewed && number > 0 ? Reach.TOUCHED : Reach.NOBODY);
    }
    ofTouched =
        all
            && !many
            && !prepared.programs().population()
            && prepared.programs().definitions().stream().noneMatch(ofEveryone::contains);
  }

  /** Whether programs need look at nobody but the touched, but for what time alone changes. */
  boolean isOfTouched() {
    return ofTouched;
  }

  /** Whom the edges have reached is touched too; whether anybody is. */
  private boolean reach(Foreseen foreseen, Statements last, Instant now) {
    Set<Edge> crossed = new LinkedHashSet<>();
    Set<Object> reached = new HashSet<>();
    prepared
        .ahead(last, now)
        .ifPresentOrElse(
            ahead -> reached.addAll(ahead.reached(now)),
            () -> crossed.addAll(foreseen.others(last.now())));
    Optional<Horizon> horizon = prepared.horizon(last.now(), now);
    if (horizon.isPresent()) {
      reached.addAll(horizon.get().reached(now));
    } else if (now.isAfter(last.now().plus(Prepared.SHORT))) {
      crossed.addAll(foreseen.windows(last.now()));
    } else {
      foreseen.ends(
          touches,
          schema,
          last.now().toEpochMilli(),
          now.toEpochMilli(),
          (contact, at) -> reached.add(contact));
    }
    touches.also(reached);
    int some = reached.size();
    for (SqlText contacts : last.crossed(crossed, now)) {
      some += touches.also(contacts);
    }
    return some > 0;
  }

  private boolean crosses(Set<Edge> edges, Statements last, Instant now) {
    return last.crossed(edges, now).stream().anyMatch(touches::finds);
  }

  /** How many contacts are touched. */
  long number() {
    return number;
  }
}
