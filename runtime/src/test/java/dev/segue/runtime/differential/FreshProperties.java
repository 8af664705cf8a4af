package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.segment.Prepared;
import dev.segue.runtime.segment.Refresh;
import dev.segue.runtime.segment.Refreshed;
import dev.segue.runtime.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * After every step of a history what is stored is what the oracle says, though a refresh asks only
 * those whom something touched: events late, ahead of their time and corrected, attributes,
 * accounts, lists, consent, what Segue did, people who are erased and come back, definitions that
 * are edited, refreshes that break off, and time that passes, also to just before, at and just
 * after an edge.
 */
class FreshProperties {
  private static final long HOUR = 3_600_000L;
  private static final List<Long> STEPS =
      List.of(0L, 0L, 1L, HOUR, 24 * HOUR, 24 * HOUR, 7 * 24 * HOUR, 30 * 24 * HOUR);

  @Provide
  Arbitrary<World> worlds() {
    return Worlds.worlds(1);
  }

  @Provide
  Arbitrary<World> sequences() {
    return Worlds.ofSequences();
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 50)
  void whatIsTouchedIsAllThatIsAsked(
      @ForAll("worlds") World world, @ForAll @Size(50) List<Integer> seeds) {
    World without = told(world);
    Database.embedded(without, database -> history(without, seeds, database));
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 1)
  void soItIsOfWhatFollowsWhat(
      @ForAll("sequences") World world, @ForAll @Size(20) List<Integer> seeds) {
    World without = told(world);
    Database.embedded(without, database -> history(without, seeds, database));
  }

  private static World told(World world) {
    return RefreshProperties.with(world, new Remembered(world.facts()).withoutSegments());
  }

  private static void history(World world, List<Integer> seeds, Database database) {
    Store store = database.store();
    Random random = new Random(seeds.size() * 31L + seeds.getFirst());
    Happenings happenings =
        new Happenings(world.workspace().schema(), world.facts(), store, random);
    happenings.holdBack();
    List<String> told = new ArrayList<>();
    Workspace workspace = world.workspace();
    Instant now = world.now();
    Prepared prepared = Prepared.of(store, workspace, database.layout());
    refresh(world, prepared, workspace, now, happenings, database, told);
    for (int seed : seeds) {
      random.setSeed(seed);
      for (int n = random.nextInt(3); n > 0; n--) {
        told.add(happenings.happen(now));
      }
      if (random.nextInt(12) == 0) {
        workspace = happenings.edited(workspace);
        prepared = Prepared.of(store, workspace, database.layout());
        told.add("a definition is edited");
      }
      now = later(workspace, now, random, database);
      told.add("it is " + now);
      if (random.nextInt(6) == 0) {
        breakOff(prepared, now, store);
        told.add("a refresh breaks off");
      }
      refresh(world, prepared, workspace, now, happenings, database, told);
    }
  }

  /** All of it was done but the end of its transaction. */
  private static void breakOff(Prepared prepared, Instant now, Store store) {
    store.update(new SqlText("savepoint broken", List.of()));
    Refresh.run(prepared, now);
    store.update(new SqlText("rollback to broken", List.of()));
    store.update(new SqlText("release broken", List.of()));
    prepared.brokeOff();
  }

  private static Instant later(Workspace workspace, Instant now, Random random, Database database) {
    long step = STEPS.get(random.nextInt(STEPS.size()));
    if (random.nextInt(2) == 0) {
      return now.plusMillis(step);
    }
    Statements statements =
        Statements.of(
            workspace,
            database.store().dialect(),
            database.layout(),
            now,
            References.SELF_CONTAINED);
    long nudge = random.nextInt(3) - 1L;
    return database
        .store()
        .list(statements.nextChange(), row -> row.number(0))
        .getFirst()
        .map(Instant::ofEpochMilli)
        .map(edge -> edge.plusMillis(nudge))
        .filter(edge -> !edge.isBefore(now) && edge.isBefore(now.plusMillis(400 * 24 * HOUR)))
        .orElse(now.plusMillis(step));
  }

  private static void refresh(
      World world,
      Prepared prepared,
      Workspace workspace,
      Instant now,
      Happenings happenings,
      Database database,
      List<String> told) {
    Store store = database.store();
    Facts facts = new Remembered(happenings.facts()).refreshed(workspace, now);
    World after =
        new World(workspace, world.definitions(), facts, now, world.conditions(), world.ofRuns());
    Refreshed refreshed = Refresh.run(prepared, now);
    Set<String> members = RefreshProperties.members(after, now);
    assertEquals(members, RefreshProperties.stored(store), told::toString);
    assertEquals(
        RefreshProperties.values(after, now),
        RefreshProperties.storedValues(store),
        told::toString);
    assertEquals(moves(facts), changes(store), told::toString);
    for (Refreshed.Segment segment : refreshed.segments()) {
      assertEquals(
          members.stream().filter(m -> m.startsWith(segment.name() + " ")).count(),
          segment.size(),
          told::toString);
    }
    for (Refreshed.Classes partition : refreshed.partitions()) {
      assertEquals(
          facts.contacts().size(),
          partition.sizes().values().stream().mapToLong(n -> n).sum(),
          told::toString);
    }
    happenings.remember(facts);
  }

  private static Set<String> moves(Facts facts) {
    Set<String> moves = new TreeSet<>();
    for (Facts.Move move : facts.moves()) {
      if (move.set().kind() == ContactSet.Kind.SEGMENT) {
        String row =
            move.set().name()
                + " "
                + Database.key(move.contact())
                + " "
                + move.at().toEpochMilli()
                + " "
                + (move.entered() ? 1 : 0);
        assertTrue(moves.add(row), row);
      }
    }
    return moves;
  }

  private static Set<String> changes(Store store) {
    return new TreeSet<>(
        RefreshProperties.texts(
            store,
            "select segment || ' ' || contact || ' ' || at || ' ' || entered from segue_change"));
  }
}
