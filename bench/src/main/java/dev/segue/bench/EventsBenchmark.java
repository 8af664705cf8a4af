package dev.segue.bench;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables;
import dev.segue.runtime.segment.Prepared;
import dev.segue.runtime.segment.Refresh;
import dev.segue.runtime.segment.Way;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How many events are kept up with in a second, all memberships right and on the disk before each
 * is answered, beside the bare durable insert of the same events; and what time alone costs.
 */
public final class EventsBenchmark {
  private static final String INSERT =
      "insert into events (id, contact_id, occurred_at, event_type, path) values (?, ?, ?, ?, ?)";

  /** How many events go together, and how many in all of each. */
  private static final int[][] BATCHES = {{1, 2_000}, {100, 6_000}, {10_000, 20_000}};

  private static final int WARM = 3_000;
  private static final int BULK = 50_000;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int HOURS = 34;

  /** Then a day follows, as fewer are reached at night. */
  private static final int WARM_HOURS = 10;

  private final Path file;
  private final Store store;
  private final Workspace workspace;
  private final SourceLayout layout;
  private final InstantSource clock;
  private final MadeEvents made;
  private final FreshEvents fresh;

  private EventsBenchmark(Path folder, Instant begun, int segments) throws IOException {
    WorkspaceFolder files = WorkspaceFolder.read(folder).value();
    this.file = folder.resolve(StoreLocation.FILE);
    Compilation compilation = SegueCompiler.compile(files.input(true));
    this.workspace = RefreshSegments.only(compilation.workspace(), segments);
    this.store = Store.open(StoreLocation.of(folder, files.settings()));
    store.prepare(workspace.schema());
    this.layout = SourceLayout.canonical(workspace.schema());
    long started = System.nanoTime();
    this.clock = () -> begun.plusNanos(System.nanoTime() - started);
    this.made = MadeEvents.of(store, clock);
    this.fresh = new FreshEvents(store, workspace, compilation, folder, clock, made);
  }

  /** {@code FOLDER INSTANT SEGMENTS}: prints rows of Markdown tables. */
  public static void main(String[] arguments) throws IOException, SQLException {
    EventsBenchmark benchmark =
        new EventsBenchmark(
            Path.of(arguments[0]), Instant.parse(arguments[1]), Integer.parseInt(arguments[2]));
    try (benchmark.store) {
      benchmark.print();
    }
  }

  private void print() throws SQLException {
    long history = number("select count(*) from events");
    bare(100, BULK / 10);
    List<Spent> bare = new ArrayList<>();
    for (int[] batch : BATCHES) {
      bare.add(bare(batch[0], batch[1]));
    }
    Spent loaded = bare(BULK, BULK);
    Spent.Clock all = Spent.begin();
    Refresh.run(store, workspace, layout, clock.instant(), Progress.SILENT);
    Spent first = all.end();
    Spent watched = bare(BULK, BULK);
    Refresh.run(store, workspace, layout, clock.instant(), Progress.SILENT);
    fresh.spent(1, WARM);
    for (int i = 0; i < BATCHES.length; i++) {
      int number = BATCHES[i][1];
      Spent upToDate = fresh.spent(BATCHES[i][0], number);
      System.out.printf(
          Locale.ROOT,
          "| %,d | %,d | %s | %s | %.2f | %.2f |%n",
          history,
          BATCHES[i][0],
          bare.get(i).of(number),
          upToDate.of(number),
          bare.get(i).seconds() / upToDate.seconds(),
          bare.get(i).processor() / upToDate.processor());
    }
    System.out.printf(
        Locale.ROOT,
        "| %,d | %,d in a bulk, without triggers and with | %s | %s | %.2f | %.2f |%n",
        history,
        BULK,
        loaded.of(BULK),
        watched.of(BULK),
        loaded.seconds() / watched.seconds(),
        loaded.processor() / watched.processor());
    sweep(first);
  }

  /** Events that are written by a statement of JDBC, and no more. */
  private Spent bare(int together, int number) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement settings = connection.createStatement();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      settings.execute("pragma synchronous = full");
      settings.execute("pragma cache_size = -65536");
      settings.execute("pragma mmap_size = 1073741824");
      connection.setAutoCommit(false);
      Spent.Clock begun = Spent.begin();
      for (int i = 0; i < number; i += together) {
        for (int j = 0; j < together; j++) {
          MadeEvents.bind(made.next(), insert);
          insert.executeUpdate();
        }
        connection.commit();
      }
      return begun.end();
    }
  }

  /** What an hour changes with no event, again and again, beside everything asked anew. */
  private void sweep(Spent first) {
    Prepared prepared = Prepared.of(store, workspace, layout);
    Instant now = clock.instant();
    double tick = 0;
    long reached = 0;
    long theirs = 0;
    for (int i = 0; i < HOURS; i++) {
      now = now.plus(HOUR);
      Spent.Clock begun = Spent.begin();
      Refresh.run(prepared, now);
      double spent = begun.end().processor();
      if (i >= WARM_HOURS) {
        tick += spent / (HOURS - WARM_HOURS);
        reached += number("select count(*) from " + StateTables.Touched.TABLE);
        theirs +=
            number(
                "select count(*) from events where contact_id in (select contact from "
                    + StateTables.Touched.TABLE
                    + ")");
      }
    }
    double all = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 3; i++) {
      Spent.Clock begun = Spent.begin();
      Refresh.run(prepared, now, Optional.of(Way.KERNEL), Progress.SILENT);
      all = Math.min(all, begun.end().processor());
    }
    double hours = HOURS - WARM_HOURS;
    System.out.printf(
        Locale.ROOT,
        "| an hour passes | %.3f s of CPU | everyone: %.2f s (the first: %.2f s) | 1/%.1f |%n",
        tick,
        all,
        first.processor(),
        all / tick);
    System.out.printf(
        Locale.ROOT,
        "| whom an hour reaches | %,.0f contacts (%.1f %%) with %.1f %% of all events | %.2f ms each |%n",
        reached / hours,
        100 * reached / hours / number("select count(*) from contacts"),
        100 * theirs / hours / number("select count(*) from events"),
        1000 * tick * hours / reached);
  }

  private long number(String sql) {
    return store.number(new SqlText(sql, List.of()));
  }
}
