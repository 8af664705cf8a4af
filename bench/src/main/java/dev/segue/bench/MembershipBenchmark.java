package dev.segue.bench;

import dev.segue.runtime.segment.MemberSets;
import dev.segue.runtime.segment.Overlap;
import dev.segue.runtime.store.MembershipTable;
import dev.segue.runtime.store.MembershipTable.Cause;
import dev.segue.runtime.store.MembershipTable.Numbered;
import dev.segue.runtime.store.RefreshTable;
import dev.segue.runtime.store.SegmentSizes;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import dev.segue.runtime.store.TouchedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.roaringbitmap.RoaringBitmap;

/**
 * What it costs to write down who is in many segments, and who enters and leaves: as a row each, by
 * hand, and as Segue does.
 */
public final class MembershipBenchmark {
  private static final Instant FIRST = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant SECOND = Instant.parse("2026-03-03T12:00:00Z");
  private static final int TOUCHES = 100;

  private static final List<String> ROWS =
      List.of(
          "pragma journal_mode = wal",
          "pragma synchronous = normal",
          "create table member (segment text not null, contact any not null, since integer not"
              + " null, primary key (segment, contact)) strict, without rowid",
          "create table change (segment text not null, contact any not null, at integer not null,"
              + " entered integer not null, primary key (segment, contact, at))"
              + " strict, without rowid",
          "create index change_at on change (segment, entered, at)");

  private final List<String> contacts = new ArrayList<>();
  private final List<RoaringBitmap> before = new ArrayList<>();
  private final List<RoaringBitmap> after = new ArrayList<>();
  private final Path folder;

  private MembershipBenchmark(Path folder, int many, int segments) {
    this.folder = folder;
    Random random = new Random(7);
    for (int i = 0; i < many; i++) {
      contacts.add(String.format(Locale.ROOT, "c%08d", i));
    }
    for (int s = 0; s < segments; s++) {
      // from some in a thousand to nearly half of them, one in eleven in the mean
      double share = 0.002 + 0.45 * Math.pow((s + 0.5) / segments, 4);
      RoaringBitmap one = new RoaringBitmap();
      RoaringBitmap other = new RoaringBitmap();
      for (int i = 0; i < many; i++) {
        boolean in = random.nextDouble() < share;
        boolean moves = random.nextDouble() < (in ? 0.01 : 0.01 * share / (1 - share));
        if (in) {
          one.add(i);
        }
        if (in != moves) {
          other.add(i);
        }
      }
      before.add(one);
      after.add(other);
    }
  }

  /** {@code FOLDER CONTACTS SEGMENTS}: prints a Markdown table. */
  public static void main(String[] arguments) throws IOException, SQLException {
    Path folder = Path.of(arguments[0]);
    Files.createDirectories(folder);
    new MembershipBenchmark(folder, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
        .print();
  }

  private void print() throws IOException, SQLException {
    long members = before.stream().mapToLong(RoaringBitmap::getLongCardinality).sum();
    long moves = 0;
    for (int s = 0; s < before.size(); s++) {
      moves += RoaringBitmap.xorCardinality(before.get(s), after.get(s));
    }
    System.out.printf(
        Locale.ROOT,
        "%,d contacts, %d segments: %,d memberships, then %,d changes%n%n| | rows | bits"
            + " |%n|---|---|---|%n",
        contacts.size(),
        before.size(),
        members,
        moves);
    List<String> rows = rows(members);
    List<String> bits = bits(members);
    List<String> what =
        List.of(
            "everyone is given a number (once)",
            "all memberships and that they began",
            "bytes each, with that they began",
            "another refresh, with who entered and left",
            "nobody enters or leaves",
            "one contact is touched and enters or leaves 10 segments, all segments written",
            "who is in all segments is read",
            "what every two segments share",
            "how many were in each segment when");
    for (int i = 0; i < what.size(); i++) {
      System.out.printf("| %s | %s | %s |%n", what.get(i), rows.get(i), bits.get(i));
    }
  }

  private static String seconds(Runnable work) {
    Spent.Clock clock = Spent.begin();
    work.run();
    double seconds = clock.end().processor();
    return seconds < 1
        ? String.format(Locale.ROOT, "%.1f ms", seconds * 1e3)
        : String.format(Locale.ROOT, "%.2f s", seconds);
  }

  private static String bytes(Path file, long members) throws IOException {
    return String.format(Locale.ROOT, "%.2f", Files.size(file) / (double) members);
  }

  private List<String> bits(long members) throws IOException {
    Path file = folder.resolve("bits.db");
    Files.deleteIfExists(file);
    List<String> figures = new ArrayList<>();
    Numbered[] numbered = new Numbered[1];
    try (Store store = Store.open(new StoreLocation(Optional.of(file), Optional.empty()))) {
      MembershipTable table = new MembershipTable(store);
      figures.add(seconds(() -> store.transaction(() -> numbered[0] = numbered(table))));
      figures.add(seconds(() -> write(store, table, numbered[0], before, FIRST)));
    }
    figures.add(bytes(file, members));
    try (Store store = Store.open(new StoreLocation(Optional.of(file), Optional.empty()))) {
      MembershipTable table = new MembershipTable(store);
      figures.add(
          seconds(
              () ->
                  store.transaction(
                      () -> {
                        Numbered again = numbered(table);
                        write(store, table, again, after, SECOND);
                        new RefreshTable(store).add("s0", "segment", SECOND);
                        new RefreshTable(store).record(SECOND);
                      })));
      figures.add(
          seconds(
              () ->
                  store.transaction(
                      () -> write(store, table, numbered(table), after, SECOND.plusMillis(1)))));
      figures.add(touched(store, table));
      List<MemberSets> sets = new ArrayList<>();
      figures.add(seconds(() -> sets.add(MemberSets.stored(store, names(), SECOND).orElseThrow())));
      // once to warm up
      Overlap.pairs(sets.getFirst());
      figures.add(seconds(() -> Overlap.pairs(sets.getFirst())));
      figures.add(seconds(() -> SegmentSizes.of(store)));
    }
    return figures;
  }

  private Numbered numbered(MembershipTable table) {
    return table.numbered(
        contacts,
        (contact, near) ->
            near < contacts.size() && contacts.get(near).equals(contact)
                ? near
                : contacts.indexOf(contact));
  }

  private void write(
      Store store,
      MembershipTable table,
      Numbered numbered,
      List<RoaringBitmap> sets,
      Instant now) {
    store.transaction(
        () -> {
          for (int s = 0; s < sets.size(); s++) {
            table.replace(
                name(s),
                numbered.of(sets.get(s)),
                now,
                now.equals(FIRST) ? Cause.DEFINITION : Cause.ROWS);
          }
        });
  }

  /** The mean of some. */
  private String touched(Store store, MembershipTable table) {
    Spent.Clock clock = Spent.begin();
    for (int t = 0; t < TOUCHES; t++) {
      int contact = (int) (t * 7919L % contacts.size());
      int turn = t;
      store.transaction(
          () -> {
            new TouchedTable(store).fill(List.of(contacts.get(contact)));
            int number = table.numbers(List.of(contacts.get(contact)), table.touched())[0];
            RoaringBitmap one = RoaringBitmap.bitmapOf(number);
            Map<String, RoaringBitmap> stored = table.among(one);
            for (int s = 0; s < after.size(); s++) {
              boolean moves = (s + turn) % (after.size() / 10.0) < 1;
              boolean in = after.get(s).contains(contact) != moves;
              table.update(
                  name(s),
                  0,
                  stored.getOrDefault(name(s), new RoaringBitmap()),
                  in ? one : new RoaringBitmap(),
                  SECOND.plusSeconds(turn + 1));
            }
          });
    }
    return String.format(Locale.ROOT, "%.1f ms", clock.end().processor() * 1e3 / TOUCHES);
  }

  private static String name(int segment) {
    return "segment_" + segment;
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (int s = 0; s < before.size(); s++) {
      names.add(name(s));
    }
    return names;
  }

  /** By prepared statements of a row each, with nothing to find out about who was in before. */
  private List<String> rows(long members) throws IOException, SQLException {
    Path file = folder.resolve("rows.db");
    Files.deleteIfExists(file);
    List<String> figures = new ArrayList<>(List.of("-"));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      run(connection, ROWS);
      connection.setAutoCommit(false);
      figures.add(seconds(() -> move(connection, this::all, FIRST)));
      connection.setAutoCommit(true);
      run(connection, List.of("pragma wal_checkpoint(truncate)"));
      figures.add(bytes(file, members));
      connection.setAutoCommit(false);
      figures.add(seconds(() -> move(connection, this::moved, SECOND)));
      figures.add("-");
      figures.add("-");
      connection.setAutoCommit(true);
      figures.add(seconds(() -> count(statement, "select segment, contact from member")));
      figures.add("-");
      figures.add(
          seconds(
              () ->
                  count(
                      statement,
                      "select segment, at, sum(case entered when 1 then 1 else -1 end) from change"
                          + " group by segment, at")));
    }
    return figures;
  }

  private static void run(Connection connection, List<String> statements) throws SQLException {
    for (String sql : statements) {
      try (Statement one = connection.createStatement()) {
        one.execute(sql);
      }
    }
  }

  private RoaringBitmap all(int segment) {
    return before.get(segment);
  }

  private RoaringBitmap moved(int segment) {
    return RoaringBitmap.xor(before.get(segment), after.get(segment));
  }

  /** Whose membership begins or ends. */
  private interface Moving {
    RoaringBitmap of(int segment);
  }

  private void move(Connection connection, Moving moving, Instant at) {
    try (PreparedStatement enter =
            connection.prepareStatement("insert into member values (?, ?, ?)");
        PreparedStatement leave =
            connection.prepareStatement("delete from member where segment = ? and contact = ?");
        PreparedStatement change =
            connection.prepareStatement("insert into change values (?, ?, ?, ?)")) {
      for (int s = 0; s < before.size(); s++) {
        boolean first = at.equals(FIRST);
        for (int contact : moving.of(s)) {
          boolean enters = first || !before.get(s).contains(contact);
          PreparedStatement move = enters ? enter : leave;
          move.setString(1, name(s));
          move.setString(2, contacts.get(contact));
          if (enters) {
            move.setLong(3, at.toEpochMilli());
          }
          move.executeUpdate();
          change.setString(1, name(s));
          change.setString(2, contacts.get(contact));
          change.setLong(3, at.toEpochMilli());
          change.setLong(4, enters ? 1 : 0);
          change.executeUpdate();
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void count(Statement statement, String query) {
    try (var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        rows.getString(1);
        rows.getString(2);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
