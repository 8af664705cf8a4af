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
import dev.segue.runtime.segment.Way;
import dev.segue.runtime.store.ColumnTable;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What happens in one world, step by step; after each step what is stored is asked about. */
final class FreshHistory {
  private static final long HOUR = 3_600_000L;
  private static final long FAR = 400 * 24 * HOUR;
  private static final List<Way> WAYS = List.of(Way.values());
  private static final List<Long> STEPS =
      List.of(
          0L,
          0L,
          1L,
          1_000L,
          HOUR / 60,
          HOUR / 3,
          HOUR,
          24 * HOUR,
          24 * HOUR,
          7 * 24 * HOUR,
          30 * 24 * HOUR);

  /** Of so many steps one, in two of three histories: who asks everyone ends what one remembers. */
  private static final int SELDOM = 10;

  private final World world;
  private final Database database;
  private final Store store;
  private final Happenings happenings;
  private final Random random = new Random();
  private final List<String> told = new ArrayList<>();
  private final Deque<Instant> ahead = new ArrayDeque<>();
  private Workspace workspace;
  private Instant now;
  private Prepared prepared;

  private boolean often;

  /** Whether scans keep what they read; then nearly whoever asks everyone scans. */
  private boolean columns;

  /** For those who ask everyone, apart: what one remembers is not what another does. */
  private Prepared everyone;

  FreshHistory(World world, Database database) {
    this.world = world;
    this.database = database;
    this.store = database.store();
    this.happenings = new Happenings(world.workspace().schema(), world.facts(), store, random);
    this.workspace = world.workspace();
    this.now = world.now();
    this.prepared = Prepared.of(store, workspace, database.layout());
    this.everyone = Prepared.of(store, workspace, database.layout());
  }

  void through(List<Integer> seeds) {
    random.setSeed(seeds.size() * 31L + seeds.getFirst());
    often = random.nextInt(3) == 0;
    keepColumns(random.nextInt(3) == 0);
    happenings.holdBack();
    refresh();
    for (int seed : seeds) {
      random.setSeed(seed);
      for (int n = random.nextInt(3); n > 0; n--) {
        String what = happenings.happen(now);
        if (what.endsWith(Happenings.BACK)) {
          // whoever reads rows writes down what attributes are; here the next refresh has to
          prepared = Prepared.of(store, workspace, database.layout());
        }
        told.add(what);
      }
      if (random.nextInt(12) == 0) {
        workspace = Edited.of(workspace, world.conditions(), random, happenings);
        prepared = Prepared.of(store, workspace, database.layout());
        everyone = Prepared.of(store, workspace, database.layout());
        told.add("a definition is edited");
      }
      now = later();
      told.add("it is " + now);
      if (random.nextInt(10) == 0) {
        breakOff();
        told.add("a refresh breaks off");
      }
      refresh();
    }
  }

  private void keepColumns(boolean keep) {
    ColumnTable table = new ColumnTable(store);
    columns = keep && table.isPossible();
    if (columns) {
      table.keep(true);
      told.add("columns are kept");
    }
  }

  /** All of it was done but the end of its transaction. */
  private void breakOff() {
    store.update(new SqlText("savepoint broken", List.of()));
    Refresh.run(prepared, now);
    store.update(new SqlText("rollback to broken", List.of()));
    store.update(new SqlText("release broken", List.of()));
    prepared.brokeOff();
  }

  /** Some while later, or just before the next edge, and then at it and just after it. */
  private Instant later() {
    if (!ahead.isEmpty()) {
      return ahead.remove();
    }
    if (random.nextInt(4) == 0) {
      edge()
          .filter(edge -> edge.isAfter(now) && edge.isBefore(now.plusMillis(FAR)))
          .ifPresent(
              edge -> {
                ahead.add(edge.minusMillis(1));
                ahead.add(edge);
                ahead.add(edge.plusMillis(1));
              });
      if (!ahead.isEmpty()) {
        return ahead.remove();
      }
    }
    return now.plusMillis(STEPS.get(random.nextInt(STEPS.size())));
  }

  private Optional<Instant> edge() {
    Statements statements =
        Statements.of(
            workspace, store.dialect(), database.layout(), now, References.SELF_CONTAINED);
    return store
        .list(statements.nextChange(), row -> row.number(0))
        .getFirst()
        .map(Instant::ofEpochMilli);
  }

  private void refresh() {
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
    if (often || random.nextInt(SELDOM) == 0) {
      batch();
    }
  }

  /** Everyone is asked, in one of the ways: nothing is otherwise than it is stored. */
  private void batch() {
    Way way =
        columns && random.nextInt(SELDOM) > 0 ? Way.KERNEL : WAYS.get(random.nextInt(WAYS.size()));
    Refreshed all = Refresh.run(everyone, now, Optional.of(way), Progress.SILENT);
    assertTrue(all.changedNothing(), () -> way + " " + told);
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
