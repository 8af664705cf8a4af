package dev.segue.runtime.differential;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is emitted for Trino says what the oracle says. */
class TrinoSqlProperties {
  private static final int WORLDS = 2;

  @Provide
  Arbitrary<World> worlds() {
    return Worlds.worlds();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void inSomebodysTables(@ForAll("worlds") World world, @ForAll long seed) {
    TrinoServer.somewhere()
        .filter(trino -> trino.hasTime(WORLDS))
        .ifPresent(
            trino ->
                Database.foreign(
                    world, seed, trino, database -> SqlProperties.agree(world, database)));
  }
}
