package dev.segue.runtime.differential;

import dev.segue.runtime.PostgresServer;
import dev.segue.runtime.States;
import dev.segue.runtime.store.Store;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** As {@link FreshProperties} where all tables are on a server. */
class FreshOnServerProperties {
  @Provide
  Arbitrary<World> worlds() {
    return Worlds.worlds(3);
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 2)
  @AddLifecycleHook(AsManyHistories.class)
  void whatIsTouchedIsAllThatIsAsked(
      @ForAll("worlds") World world, @ForAll @Size(50) List<Integer> seeds) {
    World without = FreshProperties.told(world);
    Database.embedded(
        without, Server.STORE, database -> new FreshHistory(without, database).through(seeds));
  }

  /** One for all worlds, which leave nothing there. */
  private static final class Server {
    static final Store STORE =
        Store.open(States.on(PostgresServer.schema(PostgresServer.database(), "fresh")));
  }
}
