package dev.segue.runtime.differential;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is emitted for DuckDB says what the oracle says. */
class DuckdbSqlProperties {
  private static final Somewhere DUCKDB = Somewhere.at("jdbc:duckdb::memory:worlds");

  static {
    DUCKDB.run("set threads = 1");
  }

  @Provide
  Arbitrary<World> worlds() {
    return Worlds.worlds();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void inSomebodysTables(@ForAll("worlds") World world, @ForAll long seed) {
    if (DUCKDB.hasTime()) {
      Database.foreign(world, seed, DUCKDB, database -> SqlProperties.agree(world, database));
    }
  }
}
