package dev.segue.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.PostgresServer;
import dev.segue.runtime.store.MembershipTable.Cause;
import dev.segue.runtime.store.MembershipTable.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.roaringbitmap.RoaringBitmap;

/**
 * Memberships as bits are what rows would be: read by SQL, contact by contact, and as sets; also
 * where chunks are full, and where one who was in them is erased.
 */
class MembershipProperties {
  /** More than a chunk has. */
  private static final int CONTACTS = 18_000;

  private static final List<String> SEGMENTS = List.of("a", "b");

  @Property(tries = 12)
  void inAFile(@ForAll long seed) {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      new Life(store, new Random(seed)).live();
    }
  }

  @Property(tries = 4)
  void onAServer(@ForAll long seed) {
    StoreLocation server =
        new StoreLocation(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new ForeignSource(PostgresServer.database(), Dialect.POSTGRESQL)));
    try (Store store = Store.open(server)) {
      new Life(store, new Random(seed)).live();
    }
  }

  /** What rows would say, step by step. */
  private static final class Life {
    private final Store store;
    private final Random random;
    private final MembershipTable table;
    private final Map<String, NavigableMap<String, Long>> since = new HashMap<>();
    private final TreeMap<String, Boolean> changes = new TreeMap<>();
    private long now = 1_000_000;

    Life(Store store, Random random) {
      this.store = store;
      this.random = random;
      this.table = new MembershipTable(store);
      SEGMENTS.forEach(s -> since.put(s, new TreeMap<>()));
    }

    private NavigableMap<String, Long> of(String segment) {
      return Optional.ofNullable(since.get(segment)).orElseThrow();
    }

    void live() {
      for (int step = 0; step < 8; step++) {
        now += random.nextInt(3) * 1000L;
        String segment = SEGMENTS.get(random.nextInt(SEGMENTS.size()));
        switch (random.nextInt(4)) {
          case 0, 1 -> everyone(segment);
          case 2 -> some(segment);
          default -> erase();
        }
        compare();
      }
    }

    private static String name(int contact) {
      return "c%05d".formatted(contact);
    }

    /** Many in a row, or a few here and there. */
    private Set<String> drawn() {
      Set<String> drawn = new TreeSet<>();
      int first = random.nextInt(CONTACTS);
      int stride = 1 + random.nextInt(3) * random.nextInt(700);
      for (int i = first; i < CONTACTS && i < first + 6000; i += stride) {
        drawn.add(name(i));
      }
      return drawn;
    }

    private void everyone(String segment) {
      Set<String> members = drawn();
      table.replace(segment, contacts(members), Instant.ofEpochMilli(now), Cause.ROWS);
      move(segment, new TreeSet<>(of(segment).keySet()), members);
    }

    private void some(String segment) {
      Set<String> touched = drawn();
      TreeSet<String> members = new TreeSet<>(touched);
      members.removeIf(c -> random.nextInt(3) == 0);
      new TouchedTable(store).fill(touched);
      long size = of(segment).size();
      Map<Object, Integer> numbers = table.touched();
      RoaringBitmap fresh = RoaringBitmap.bitmapOf(table.numbers(List.copyOf(members), numbers));
      RoaringBitmap about = new RoaringBitmap();
      numbers.values().forEach(about::add);
      RoaringBitmap stored =
          Optional.ofNullable(table.among(about).get(segment)).orElseGet(RoaringBitmap::new);
      table.update(segment, size, stored, fresh, Instant.ofEpochMilli(now));
      TreeSet<String> before = new TreeSet<>(of(segment).keySet());
      before.retainAll(touched);
      move(segment, before, members);
    }

    private SqlText contacts(Set<String> members) {
      return members.isEmpty()
          ? new SqlText("select 'x' where 1 = 0", List.of())
          : new SqlText(
              "values " + String.join(", ", Collections.nCopies(members.size(), "(?)")),
              List.copyOf(members));
    }

    private void move(String segment, Set<String> before, Set<String> after) {
      before.stream().filter(c -> !after.contains(c)).forEach(c -> change(segment, c, false));
      after.stream().filter(c -> !before.contains(c)).forEach(c -> change(segment, c, true));
    }

    private void change(String segment, String contact, boolean entered) {
      String key = "%s %s %d".formatted(segment, contact, now);
      if (changes.remove(key) == null) {
        changes.put(key, entered);
      }
      of(segment).remove(contact);
      if (entered) {
        String first = "%s %s ".formatted(segment, contact);
        changes.subMap(first, first + "~").entrySet().stream()
            .filter(Map.Entry::getValue)
            .mapToLong(e -> Long.parseLong(e.getKey().substring(first.length())))
            .max()
            .ifPresent(at -> of(segment).put(contact, at));
      }
    }

    private void erase() {
      String contact = name(random.nextInt(CONTACTS));
      for (String segment : SEGMENTS) {
        if (!of(segment).isEmpty() && random.nextBoolean()) {
          contact = of(segment).firstKey();
        }
      }
      String gone = contact;
      store.transaction(() -> table.forget(gone));
      since.values().forEach(members -> members.remove(gone));
      changes.keySet().removeIf(key -> key.contains(" " + gone + " "));
    }

    private void compare() {
      List<String> members = new ArrayList<>();
      List<String> ever = new ArrayList<>();
      SEGMENTS.forEach(s -> of(s).forEach((c, at) -> members.add(s + " " + c + " " + at)));
      changes.forEach((key, entered) -> ever.add(key + " " + (entered ? 1 : 0)));
      assertEquals(
          members,
          rows(
              "select segment || ' ' || contact || ' ' || since from segue_member"
                  + " order by segment, contact"),
          "by SQL");
      assertEquals(
          ever,
          rows(
              "select segment || ' ' || contact || ' ' || at || ' ' || entered from segue_change"
                  + " order by segment, contact, at"),
          "by SQL");
      List<String> current = new ArrayList<>();
      table.current(l -> current.add(text(l)));
      assertEquals(members, current);
      List<String> moved = new ArrayList<>();
      table.changes(l -> moved.add(text(l) + " " + (l.in() ? 1 : 0)));
      Collections.sort(moved);
      assertEquals(ever, moved);
      for (String segment : SEGMENTS) {
        RoaringBitmap set = table.members(segment);
        assertEquals(of(segment).size(), set.getCardinality());
        assertEquals(set, table.members(segment, Instant.ofEpochMilli(now)));
        assertEquals(set.getCardinality(), table.size(segment));
        everyoneAndOne(segment);
      }
    }

    /** The same statement, with a set that goes along and without. */
    private void everyoneAndOne(String segment) {
      String text = "select count(*) from (select contact from segue_member where segment = ?) m";
      for (boolean ofEveryone : List.of(true, false)) {
        SqlText query = new SqlText(text, List.of(segment), store.dialect(), ofEveryone);
        assertEquals(of(segment).size(), store.number(query));
      }
      String contact = name(random.nextInt(CONTACTS));
      SqlText one =
          new SqlText(
              "select count(*) from segue_member where segment = ? and contact = ?",
              List.of(segment, contact));
      assertEquals(of(segment).containsKey(contact) ? 1 : 0, store.number(one));
    }

    private static String text(Line line) {
      return line.segment() + " " + line.contact() + " " + line.at().toEpochMilli();
    }

    private List<String> rows(String query) {
      return store.list(new SqlText(query, List.of()), r -> r.text(0).orElseThrow());
    }
  }
}
