package dev.segue.runtime.differential;

import java.util.List;

/** The engines beside SQLite that are there to be tested, each started once. */
final class Engines {
  private static final List<Somewhere> ALL = List.of(Somewhere.at("jdbc:duckdb::memory:engines"));

  private Engines() {}

  static List<Somewhere> all() {
    return ALL;
  }
}
