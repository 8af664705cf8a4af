package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Stored;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.oracle.Oracle;
import dev.segue.runtime.segment.Refresh;
import dev.segue.runtime.segment.Refreshed;
import dev.segue.runtime.segment.Way;
import dev.segue.runtime.store.ColumnTable;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A refresh stores what the oracle says, and a later one writes down exactly the difference. */
class RefreshProperties {

  @Provide
  Arbitrary<World> worlds() {
    return Worlds.worlds();
  }

  @Provide
  Arbitrary<Duration> steps() {
    return Arbitraries.of("PT0.001S", "PT1H", "P1D", "P7D", "P30D", "P400D").map(Duration::parse);
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 150)
  void whatIsStoredIsWhatTheOracleSays(
      @ForAll("worlds") World world,
      @ForAll("steps") Duration step,
      @ForAll Way way,
      @ForAll boolean keepsColumns) {
    World without = with(world, new Remembered(world.facts()).withoutSegments());
    Database.embedded(
        without,
        database -> {
          new ColumnTable(database.store()).keep(keepsColumns);
          refreshed(without, step, database, way);
        });
  }

  static World with(World world, Facts facts) {
    return new World(
        world.workspace(),
        world.definitions(),
        facts,
        world.now(),
        world.conditions(),
        world.ofRuns());
  }

  private static void refreshed(World told, Duration step, Database database, Way way) {
    World world = with(told, new Remembered(told.facts()).refreshed(told.workspace(), told.now()));
    Refreshed first = refresh(world, database, world.now(), way);
    assertTrue(first.segments().stream().allMatch(Refreshed.Segment::first));
    Set<String> before = members(world, world.now());
    assertEquals(before, stored(database.store()));
    assertEquals(values(world, world.now()), storedValues(database.store()));
    assertEquals(entered(before, world.now(), 1), changes(database.store(), world.now()));

    for (Way other : Way.values()) {
      assertTrue(refresh(world, database, world.now(), other).changedNothing(), other.toString());
    }
    assertEquals(entered(before, world.now(), 1), changes(database.store(), world.now()));

    Instant later = world.now().plus(step);
    Refreshed second = refresh(world, database, later, way);
    World changed = with(world, new Remembered(world.facts()).refreshed(world.workspace(), later));
    Set<String> after = members(changed, later);
    assertEquals(after, stored(database.store()));
    assertEquals(values(changed, later), storedValues(database.store()));
    Set<String> moved = new TreeSet<>(entered(minus(after, before), later, 1));
    moved.addAll(entered(minus(before, after), later, 0));
    assertEquals(moved, changes(database.store(), later));
    sizes(world, second, before, after);
  }

  private static void sizes(
      World world, Refreshed refreshed, Set<String> before, Set<String> after) {
    for (Refreshed.Segment segment : refreshed.segments()) {
      assertFalse(segment.first());
      assertEquals(count(segment.name(), after), segment.size());
      assertEquals(count(segment.name(), minus(after, before)), segment.entered());
      assertEquals(count(segment.name(), minus(before, after)), segment.left());
    }
    for (Refreshed.Classes partition : refreshed.partitions()) {
      assertEquals(
          world.facts().contacts().size(),
          partition.sizes().values().stream().mapToLong(n -> n).sum());
    }
  }

  private static long count(String segment, Set<String> members) {
    return members.stream().filter(m -> m.startsWith(segment + " ")).count();
  }

  private static Set<String> minus(Set<String> all, Set<String> those) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(those);
    return rest;
  }

  private static Set<String> entered(Set<String> members, Instant at, int entered) {
    Set<String> rows = new TreeSet<>();
    members.forEach(m -> rows.add(m + " " + at.toEpochMilli() + " " + entered));
    return rows;
  }

  private static Refreshed refresh(World world, Database database, Instant now, Way way) {
    return Refresh.run(
        database.store(),
        world.workspace(),
        database.layout(),
        now,
        Optional.of(way),
        Progress.SILENT);
  }

  static Set<String> members(World world, Instant now) {
    Oracle oracle = new Oracle(world.workspace(), world.facts(), now);
    Set<String> all = new TreeSet<>();
    for (Definitions.Segment segment : world.workspace().segments()) {
      for (Value key : oracle.members(segment.condition())) {
        all.add(segment.name() + " " + Database.key(key));
      }
    }
    return all;
  }

  static Map<String, String> values(World world, Instant now) {
    Oracle oracle = new Oracle(world.workspace(), world.facts(), now);
    Map<String, String> all = new TreeMap<>();
    world
        .facts()
        .contacts()
        .forEach(
            contact -> {
              String of = " " + Database.key(contact.key());
              for (Definitions.Trait t : world.workspace().traits()) {
                oracle
                    .trait(t.name(), contact)
                    .ifPresent(v -> all.put(t.name() + of, Stored.write(v, t.type()).toString()));
              }
              for (Definitions.Score s : world.workspace().scores()) {
                oracle
                    .score(s.name(), contact)
                    .ifPresent(
                        v ->
                            all.put(
                                s.name() + of,
                                Stored.write(new Value.Number(v), s.type()).toString()));
              }
              for (Definitions.Partition p : world.workspace().partitions()) {
                all.put(p.name() + of, oracle.classOf(p.name(), contact));
              }
            });
    return all;
  }

  static Set<String> stored(Store store) {
    return new TreeSet<>(texts(store, "select segment || ' ' || contact from segue_member"));
  }

  static Map<String, String> storedValues(Store store) {
    Map<String, String> all = new TreeMap<>();
    store.each(
        new SqlText("select definition || ' ' || contact, value from segue_value", List.of()),
        row -> all.put(row.text(0).orElseThrow(), row.text(1).orElseThrow()));
    return all;
  }

  private static Set<String> changes(Store store, Instant at) {
    List<String> rows =
        texts(
            store,
            "select segment || ' ' || contact || ' ' || at || ' ' || entered from segue_change"
                + " where at = "
                + at.toEpochMilli());
    Set<String> different = new TreeSet<>(rows);
    assertEquals(different.size(), rows.size(), "nobody enters or leaves twice at once");
    return different;
  }

  static List<String> texts(Store store, String sql) {
    return new ArrayList<>(
        store.list(new SqlText(sql, List.of()), row -> row.text(0).orElseThrow()));
  }
}
