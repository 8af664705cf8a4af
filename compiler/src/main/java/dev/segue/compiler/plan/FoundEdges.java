package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The edges that have been found: what is known at once comes down to instants of the clock. */
final class FoundEdges {
  private final Folding folding;
  private final Set<Edge> edges = new LinkedHashSet<>();

  FoundEdges(Folding folding) {
    this.folding = folding;
  }

  Set<Edge> all() {
    return edges;
  }

  void add(Edge edge) {
    edges.add(edge);
  }

  /** Rows, of which each counts half after each period. */
  void halvings(RowSet rows, Period halving) {
    for (int n = 1; n <= Definitions.Entry.HALVINGS; n++) {
      Period all =
          switch (halving) {
            case Period.Exact(var milliseconds) -> new Period.Exact(n * milliseconds);
            case Period.Months(var months) -> new Period.Months(n * months);
          };
      Instant cut = all.before(folding.now(), folding.zone());
      edges.add(Edge.expiry(rows, cut));
      if (halving instanceof Period.Months) {
        stretch(cut);
      }
    }
  }

  /** An instant that a cut will cross. */
  void cross(Expression instant, Instant cut, Optional<RowSet> row) {
    Optional<Folding.Known> known = folding.fold(instant);
    if (known.isPresent()) {
      known
          .get()
          .value()
          .map(v -> ((Value.Instant) v).instant())
          .filter(i -> !i.isBefore(cut))
          .ifPresent(i -> later(Duration.between(cut, i)));
    } else if (row.isEmpty() || !Rows.readsRow(instant)) {
      edges.add(new Edge.Crossing(instant, cut));
    } else if (Rows.readsContact(instant)) {
      edges.add(new Edge.AnyMoment());
    } else {
      edges.add(new Edge.RowCrossing(row.get(), instant, cut));
    }
  }

  /** So much later than now, and not before the next millisecond. */
  private void later(Duration by) {
    Instant next = folding.now().plusMillis(1);
    Instant at = folding.now().plus(by);
    edges.add(new Edge.At(at.isBefore(next) ? next : at));
  }

  void units(Expression since, TimeUnit unit, Optional<RowSet> row) {
    boolean ofRow = row.isPresent() && Rows.readsRow(since);
    if (ofRow && Rows.readsContact(since)) {
      edges.add(new Edge.AnyMoment());
    } else if (Calendar.months(unit) == 0) {
      long milliseconds = Calendar.milliseconds(unit);
      edges.add(
          ofRow
              ? new Edge.RowUnits(row.get(), since, milliseconds)
              : new Edge.Units(since, milliseconds));
    } else {
      // months are full at the clock time at which they began, whatever the day
      evenly(folding.now());
      edges.add(ofRow ? new Edge.RowClock(row.get(), since) : new Edge.Clock(since));
    }
  }

  void midnight(Instant cut, Expression.ZoneChoice zone) {
    switch (zone) {
      case WORKSPACE -> midnight(cut);
      case CONTACT -> edges.add(new Edge.ContactMidnight(cut));
    }
  }

  private void midnight(Instant cut) {
    long tomorrow = Calendar.dayOf(cut.toEpochMilli(), folding.zone()) + 1;
    Instant start = Instant.ofEpochMilli(Calendar.startOfDay(tomorrow, folding.zone()));
    later(Duration.between(cut, start));
  }

  /**
   * A cut that steps back by the calendar moves on evenly until the next midnight, of its own or of
   * now, and until the zone's offset changes; what the clock shows twice may be the later of the
   * two from its beginning, and what it never shows ends where it goes on.
   */
  void stretch(Instant cut) {
    evenly(folding.now());
    evenly(cut);
    ZoneRules rules = folding.zone().getRules();
    Stream.of(rules.nextTransition(cut), rules.previousTransition(cut.plusNanos(1)))
        .filter(Objects::nonNull)
        .map(t -> t.getInstant().plus(t.getDuration()))
        .filter(cut::isBefore)
        .forEach(i -> later(Duration.between(cut, i)));
  }

  /** The clock of an instant that moves on with now does so evenly until then. */
  private void evenly(Instant moving) {
    midnight(moving);
    Optional.ofNullable(folding.zone().getRules().nextTransition(moving))
        .ifPresent(t -> later(Duration.between(moving, t.getInstant())));
  }
}
