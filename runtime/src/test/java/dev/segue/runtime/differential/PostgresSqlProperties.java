package dev.segue.runtime.differential;

import dev.segue.runtime.PostgresServer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

/** What is emitted for PostgreSQL says what the oracle says. */
class PostgresSqlProperties {
  private static final Somewhere POSTGRES = Somewhere.at(PostgresServer.database());

  private final Cases cases = new Cases();

  @AfterProperty
  void tell() {
    cases.tell("PostgreSQL");
  }

  @Provide
  Arbitrary<World> worlds() {
    return Worlds.worlds();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void inSomebodysTables(@ForAll("worlds") World world, @ForAll long seed) {
    if (POSTGRES.hasTime()) {
      cases.add(world);
      Database.foreign(world, seed, POSTGRES, database -> SqlProperties.agree(world, database));
    }
  }
}
