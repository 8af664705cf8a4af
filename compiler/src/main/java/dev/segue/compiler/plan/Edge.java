package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import java.time.Duration;
import java.time.Instant;

/**
 * Something by which time alone changes an answer. A cut is an instant that moves on with now: what
 * stands at or after it is crossed as much later than now as it stands after the cut.
 */
public sealed interface Edge {
  /** One that rows of contacts come to: all of a kind, whichever of them is asked about. */
  sealed interface OfRows extends Edge {
    RowSet rows();
  }

  /** One that contacts come to, whatever rows they have. */
  sealed interface OfContact extends Edge {}

  /** Rows that are dated ahead come in. */
  static Edge arrival(RowSet rows, Instant now) {
    return rows instanceof RowSet.Changes c ? new Recorded(c.attribute(), now) : new Arrival(rows);
  }

  /**
   * Rows that a cut crosses; of changes each value that was written down, though the one before may
   * be the same.
   */
  static Edge expiry(RowSet rows, Instant cut) {
    return rows instanceof RowSet.Changes c
        ? new Recorded(c.attribute(), cut)
        : new Expiry(rows, cut);
  }

  /** The same as of so much later, before any instant of the clock is reached. */
  default Edge later(Duration by) {
    return switch (this) {
      case Expiry(var rows, var cut) -> new Expiry(rows, cut.plus(by));
      case Crossing(var instant, var cut) -> new Crossing(instant, cut.plus(by));
      case RowCrossing(var rows, var instant, var cut) ->
          new RowCrossing(rows, instant, cut.plus(by));
      case ContactMidnight(var cut) -> new ContactMidnight(cut.plus(by));
      case Recorded(var attribute, var cut) -> new Recorded(attribute, cut.plus(by));
      case At a -> a;
      case Arrival a -> a;
      case Units u -> u;
      case RowUnits u -> u;
      case Clock c -> c;
      case RowClock c -> c;
      case Consent c -> c;
      case AnyMoment a -> a;
    };
  }

  /** The clock: a midnight, a change of the zone's offset, an instant that is written down. */
  record At(Instant instant) implements Edge {}

  /** Rows that are dated ahead come in. */
  record Arrival(RowSet rows) implements OfRows {
    public Arrival {
      rows = rows.all();
    }
  }

  /** Rows that a cut crosses. */
  record Expiry(RowSet rows, Instant cut) implements OfRows {
    public Expiry {
      rows = rows.all();
    }
  }

  /** An instant of each contact that a cut crosses. */
  record Crossing(Expression instant, Instant cut) implements OfContact {}

  /** An instant of each row that a cut crosses. */
  record RowCrossing(RowSet rows, Expression instant, Instant cut) implements OfRows {
    public RowCrossing {
      rows = rows.all();
    }
  }

  /** Since an instant of each contact another so many milliseconds are full. */
  record Units(Expression since, long milliseconds) implements OfContact {}

  /** The same since an instant of each row. */
  record RowUnits(RowSet rows, Expression since, long milliseconds) implements OfRows {
    public RowUnits {
      rows = rows.all();
    }
  }

  /** The clock time of an instant of each contact comes round. */
  record Clock(Expression since) implements OfContact {}

  /** The same of each row. */
  record RowClock(RowSet rows, Expression since) implements OfRows {
    public RowClock {
      rows = rows.all();
    }
  }

  /** A cut comes to a midnight in the time zone of each contact. */
  record ContactMidnight(Instant cut) implements OfContact {}

  /** A change of consent that is dated ahead comes in. */
  record Consent(String topic) implements Edge {}

  /** Values of an attribute that a cut crosses, in the order in which they were written down. */
  record Recorded(Schema.Field attribute, Instant cut) implements Edge {}

  /** Nothing better is known. */
  record AnyMoment() implements Edge {}
}
