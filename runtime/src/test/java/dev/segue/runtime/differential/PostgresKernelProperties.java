package dev.segue.runtime.differential;

import dev.segue.compiler.sql.Audience;
import dev.segue.runtime.PostgresServer;
import dev.segue.runtime.kernel.Kernel;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The kernel says what the oracle says where it reads a PostgreSQL database. */
class PostgresKernelProperties {
  private static final Somewhere POSTGRES = Somewhere.at(PostgresServer.database());

  @Provide
  Arbitrary<World> worlds() {
    return Worlds.worlds();
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 10)
  void inSomebodysTables(@ForAll("worlds") World world, @ForAll long seed) {
    World asking = KernelProperties.asSegments(world);
    Database.foreign(
        asking,
        seed,
        POSTGRES,
        database ->
            KernelProperties.agree(
                asking,
                Kernel.of(asking.workspace(), database.layout(), database.store(), asking.now()),
                new Audience.Everyone(),
                contact -> true));
  }
}
