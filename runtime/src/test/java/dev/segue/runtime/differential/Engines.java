package dev.segue.runtime.differential;

import dev.segue.runtime.PostgresServer;
import java.util.ArrayList;
import java.util.List;

/** The engines beside SQLite that are there to be tested, each started once. */
final class Engines {
  private static final List<Somewhere> ALL = start();

  private Engines() {}

  private static List<Somewhere> start() {
    List<Somewhere> all = new ArrayList<>(List.of(Somewhere.at("jdbc:duckdb::memory:engines")));
    if (PostgresServer.runs()) {
      all.add(Somewhere.at(PostgresServer.database()));
    }
    return all;
  }

  static List<Somewhere> all() {
    return ALL;
  }
}
