package dev.segue.compiler.check;

import java.util.Optional;

/**
 * Where a condition stands.
 *
 * @param since since when events count where no window says so
 * @param row inside a filter, the row that it looks at
 * @param first in the filter of a later event of a sequence, its first one
 * @param trigger inside a program that an event begins, that event
 */
record Place(Since since, Optional<Row> row, Optional<Row> first, Optional<Row> trigger) {
  /** In a definition, or at a prompt. */
  static final Place PLAIN =
      new Place(Since.EVER, Optional.empty(), Optional.empty(), Optional.empty());

  /** Since when events count where no window says so. */
  enum Since {
    EVER,
    /** Inside a program: since the run was entered. */
    RUN_ENTERED,
    /** In a {@code wait until}: since the wait began. */
    WAIT_BEGAN
  }

  /** Inside a program; {@code trigger} is the event that begins it, if one does. */
  static Place inProgram(Optional<Row> trigger) {
    return new Place(Since.RUN_ENTERED, Optional.empty(), Optional.empty(), trigger);
  }

  /** In a {@code wait until} of that program. */
  Place inWait() {
    return new Place(Since.WAIT_BEGAN, row, first, trigger);
  }

  /** In the filter of rows. */
  Place inFilter(Row looked) {
    return new Place(since, Optional.of(looked), first, trigger);
  }

  /** At a later event of a sequence that begins so. */
  Place after(Row began) {
    return new Place(since, row, Optional.of(began), trigger);
  }

  /** Where many contacts are looked at: of no run, no trigger. */
  Place ofPopulation() {
    return PLAIN;
  }

  /** Outside of the filter. */
  Place outside() {
    return new Place(since, Optional.empty(), Optional.empty(), trigger);
  }

  boolean isFilter() {
    return row.isPresent();
  }
}
