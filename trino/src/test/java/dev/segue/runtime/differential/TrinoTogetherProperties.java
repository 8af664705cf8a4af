package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** One statement for many definitions says on Trino what the oracle says. */
class TrinoTogetherProperties {
  @Provide
  Arbitrary<World> worlds() {
    return Worlds.worlds();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void inSomebodysTables(@ForAll("worlds") World world, @ForAll long seed) {
    TrinoServer.somewhere()
        .ifPresent(
            trino -> {
              World asking = KernelProperties.asSegments(world);
              Database.foreign(
                  asking,
                  seed,
                  trino,
                  database -> assertTrue(TogetherProperties.agree(asking, database) > 0));
            });
  }
}
