package dev.segue.runtime.differential;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * After every step of a history what is stored is what the oracle says, and what a refresh of
 * everyone would store, though a refresh asks only those whom something touched: events late, ahead
 * of their time, twice and corrected, attributes, accounts, lists, consent, what Segue did, people
 * who are merged, erased and come back, definitions that are edited, come and go, refreshes that
 * break off, and time that passes, also to just before, at and just after an edge. A refresh of
 * everyone ends what one remembers: in two of three histories it is seldom.
 */
class FreshProperties {
  @Provide
  Arbitrary<World> worlds() {
    return Worlds.worlds(3);
  }

  @Provide
  Arbitrary<World> sequences() {
    return Worlds.ofSequences();
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 500)
  @AddLifecycleHook(AsManyHistories.class)
  void whatIsTouchedIsAllThatIsAsked(
      @ForAll("worlds") World world, @ForAll @Size(50) List<Integer> seeds) {
    World without = told(world);
    Database.embedded(without, database -> new FreshHistory(without, database).through(seeds));
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 1)
  void soItIsOfWhatFollowsWhat(
      @ForAll("sequences") World world, @ForAll @Size(20) List<Integer> seeds) {
    World without = told(world);
    Database.embedded(without, database -> new FreshHistory(without, database).through(seeds));
  }

  static World told(World world) {
    return RefreshProperties.with(world, new Remembered(world.facts()).withoutSegments());
  }
}
