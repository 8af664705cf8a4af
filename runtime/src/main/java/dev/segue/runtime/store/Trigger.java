package dev.segue.runtime.store;

import java.util.List;

/**
 * What is written down when a row comes, changes or goes; names are quoted.
 *
 * @param called a name of its own
 * @param on {@code insert}, {@code update of "at"} or {@code delete}
 * @param condition of which rows; empty: of all
 */
record Trigger(String called, String table, String on, String condition, List<Told> told) {
  static final String PREFIX = "segue_touch_";

  /** What is told of a row: expressions. */
  sealed interface Told {
    /** Whom it concerns. */
    record Contact(String source, String type, String contact) implements Told {}

    /** Whose contacts it concerns. */
    record Account(String account) implements Told {}
  }
}
