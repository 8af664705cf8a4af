package dev.segue.compiler.ir;

import java.util.List;
import java.util.Optional;

/** Rows of one contact that conditions and measures look at. */
public sealed interface RowSet {
  /** What a row must fulfil; its {@link Expression.Property} are the row's. */
  Optional<Condition> filter();

  /**
   * Events of some kinds in a window. Only events that occurred at or before now exist, whatever
   * the window; the same event key counts once.
   */
  record Events(List<Schema.EventKind> kinds, Optional<Condition> filter, Window window)
      implements RowSet {
    public Events {
      kinds = List.copyOf(kinds);
      if (kinds.isEmpty()) {
        throw new IllegalArgumentException("events of no kind");
      }
    }
  }

  /** Records: rows without a time, ordered by key. */
  record Records(Schema.RecordTable table, Optional<Condition> filter) implements RowSet {}

  /** What Segue itself did to the contact: sends, hand-offs, runs that ended. */
  record Acts(Act act, Optional<String> of, Window window) implements RowSet {
    @Override
    public Optional<Condition> filter() {
      return Optional.empty();
    }
  }

  /** Segue's own acts. */
  enum Act {
    /** A message left for the contact; {@code of} names it. */
    RECEIVED,
    /** A run of a program ended; {@code of} names it. */
    FINISHED,
    /** The contact was handed off; {@code of} says to whom. */
    HANDED_OFF
  }
}
