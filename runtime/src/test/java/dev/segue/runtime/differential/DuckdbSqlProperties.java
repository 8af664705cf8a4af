package dev.segue.runtime.differential;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterProperty;

/** What is emitted for DuckDB says what the oracle says. */
@Tag("engines")
class DuckdbSqlProperties {
  private static final Somewhere DUCKDB = Somewhere.at("jdbc:duckdb::memory:worlds");

  static {
    DUCKDB.run("set threads = 1");
  }

  private final Cases cases = new Cases();

  @AfterProperty
  void tell() {
    cases.tell("DuckDB");
  }

  @Provide
  Arbitrary<World> worlds() {
    return Worlds.worlds();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void inSomebodysTables(@ForAll("worlds") World world, @ForAll long seed) {
    cases.add(world);
    Database.foreign(world, seed, DUCKDB, database -> SqlProperties.agreeOnHalf(world, database));
  }
}
