package dev.segue.runtime.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.deliver.Preferences;
import dev.segue.runtime.store.OutboxMoves;
import dev.segue.runtime.store.OutboxTable;
import dev.segue.runtime.store.OutboxTable.Status;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.store.WatchedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Every statement of a small scenario fails once: those of odd numbers before they are done, the
 * others after; {@code -Dsegue.faults=both} fails each both ways. There is one clear failure then,
 * and whoever does the same again comes to the state to which it comes without any.
 */
final class StatementFaultsTest {
  private static final boolean BOTH = System.getProperty("segue.faults", "").equals("both");
  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

  private static final String SCRIPT =
      KilledShop.SCRIPT
          .replace("message thanks {\n  channel email", "message thanks {\n  channel sms")
          .replace("URL", "https://shop.example/hook");

  private final Path folder;

  StatementFaultsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** A part of the scenario. */
  private interface Part {
    void run(Ledger ledger, WatchedStore.Watch watch);
  }

  /** Counts statements, and fails at one. */
  private static final class Fault implements WatchedStore.Watch {
    private final int at;
    private final boolean before;
    private int statements;

    Fault(int at, boolean before) {
      this.at = at;
      this.before = before;
    }

    @Override
    public void before() throws SQLException {
      statements++;
      if (before) {
        fail();
      }
    }

    @Override
    public void after() throws SQLException {
      if (!before) {
        fail();
      }
    }

    private void fail() throws SQLException {
      if (statements == at) {
        throw new SQLiteException("there is no room", SQLiteErrorCode.SQLITE_FULL);
      }
    }
  }

  /** How many statements were seen, and how many of them failed. */
  private record Seen(int statements, int failures) {}

  @Test
  void afterAFailureAtAnyStatementAnotherRunComesToTheSame() throws Exception {
    assertTrue(SCRIPT.contains("channel sms"));
    long start = System.nanoTime();
    List<Callable<Seen>> lanes =
        List.of(
            () -> new StatementFaultsTest(folder.resolve("odd")).seen(true),
            () -> new StatementFaultsTest(folder.resolve("even")).seen(false));
    int statements = 0;
    int failures = 0;
    ExecutorService both = Executors.newFixedThreadPool(lanes.size());
    try {
      for (Future<Seen> lane : both.invokeAll(lanes)) {
        statements = lane.get().statements;
        failures += lane.get().failures;
      }
    } finally {
      both.shutdownNow();
    }
    System.out.printf(
        "%d statements, %d failures, in %d s%n",
        statements, failures, Duration.ofNanos(System.nanoTime() - start).toSeconds());
    assertTrue(statements > 300, "only " + statements + " statements");
    // where work is over, one fails quietly: that the next writes need not reach the disk at once
    assertTrue(failures >= statements - 5, failures + " failures of " + statements);
  }

  private Seen seen(boolean odd) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("shop.segue"), SCRIPT);
    Work work = new Work(folder);
    data(1, "c1,c1@x.example,free\nc2,c2@x.example,free\nc3,c3@x.example,paid\n");
    List<Part> parts =
        List.of(
            (ledger, watch) -> run(work, 0, ledger, watch),
            (ledger, watch) -> run(work, 1, ledger, watch),
            (ledger, watch) -> prefer(work, watch, false),
            (ledger, watch) -> prefer(work, watch, true),
            (ledger, watch) -> run(work, 2, ledger, watch));
    int statements = 0;
    int failures = 0;
    for (int i = 0; i < parts.size(); i++) {
      if (i == 1) {
        data(2, "c4,c4@x.example,free\nc2,c2@y.example,free\n");
      }
      Part part = parts.get(i);
      Path before = folder.resolve("before");
      copy(folder.resolve("segue.db"), before);
      Ledger ledger = new Ledger();
      Fault none = new Fault(0, true);
      part.run(ledger, none);
      List<String> expected = state(work);
      Path after = folder.resolve("after");
      copy(folder.resolve("segue.db"), after);
      for (int at = 1; at <= none.statements; at++) {
        if (BOTH || at % 2 == 1 == odd) {
          copy(before, folder.resolve("segue.db"));
          failures += fails(part, new Fault(at, odd), work, ledger, expected) ? 1 : 0;
        }
      }
      statements += none.statements;
      copy(after, folder.resolve("segue.db"));
    }
    return new Seen(statements, failures);
  }

  /** Whether there was a failure; some statements may fail. */
  private boolean fails(
      Part part, Fault fault, Work work, Ledger undisturbed, List<String> expected) {
    String where = "statement " + fault.at + (fault.before ? " before" : " after") + " it is done";
    Ledger ledger = new Ledger();
    boolean failed = false;
    try {
      part.run(ledger, fault);
    } catch (StoreFailure e) {
      failed = true;
      assertEquals("the disk is full", e.reason(), where);
    }
    part.run(ledger, KilledShop.NOBODY);
    Map<String, Integer> taken = ledger.keys();
    if (settled(work, taken, where)) {
      part.run(ledger, KilledShop.NOBODY);
    }
    assertEquals(String.join("\n", expected), String.join("\n", state(work)), where);
    assertEquals(new TreeMap<>(undisturbed.texts()), new TreeMap<>(ledger.texts()), where);
    ledger.keys().forEach((key, times) -> assertEquals(1, times, key + " " + where));
    return failed;
  }

  /** Somebody looks up what became of what is unknown; whether anything was. */
  private static boolean settled(Work work, Map<String, Integer> taken, String where) {
    try (Store store = Store.open(work.location())) {
      List<OutboxTable.Entry> unknown = new OutboxTable(store).with(Status.UNKNOWN);
      OutboxMoves moves = new OutboxMoves(store);
      Instant at =
          Instant.ofEpochMilli(
              store.number(new SqlText("select max(as_of) from segue_advance", List.of())));
      for (OutboxTable.Entry entry : unknown) {
        assertTrue(
            moves.resolve(entry.key(), taken.containsKey(entry.key()), at),
            entry.key() + " " + where);
      }
      return !unknown.isEmpty();
    }
  }

  private void data(int number, String contacts) throws IOException {
    Files.writeString(folder.resolve("contacts-" + number + ".csv"), "id,email,plan\n" + contacts);
    Files.writeString(
        folder.resolve("events-" + number + ".csv"),
        "id,contact_id,occurred_at,event_type,item\ne%d,c%d,%s,ordered,i%d\n"
            .formatted(
                number, number, START.plus(Duration.ofDays(number - 1)).minusSeconds(60), number));
  }

  private static void run(Work work, int day, Ledger ledger, WatchedStore.Watch watch) {
    work.run(START.plus(Duration.ofDays(day)), watch, ledger.channels(), Progress.SILENT);
  }

  /** One contact wants no more; another is erased. */
  private static void prefer(Work work, WatchedStore.Watch watch, boolean erases) {
    try (Store store = WatchedStore.open(work.location(), watch)) {
      var workspace = work.workspace();
      SourceLayout layout = SourceLayout.canonical(workspace.schema());
      Instant now = START.plus(Duration.ofDays(2));
      if (erases) {
        new Preferences(store, workspace, layout, now, "c1").erase();
      } else {
        new Preferences(store, workspace, layout, now, "c2").unsubscribe();
      }
    }
  }

  /** All that is written down, but for the secret of this state. */
  private static List<String> state(Work work) {
    try (Store store = Store.open(work.location())) {
      List<String> tables =
          rows(
              store,
              "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'"
                  + " and name <> 'segue_meta' order by name");
      List<String> state = new ArrayList<>(rows(store, "select sql from sqlite_schema order by 1"));
      for (String table : tables) {
        String columns =
            String.join(
                " || '|' || ",
                rows(
                    store,
                    "select 'coalesce(quote(\"' || name || '\"), '''')' from pragma_table_info('"
                        + table
                        + "')"));
        rows(store, "select " + columns + " from \"" + table + "\" order by 1")
            .forEach(row -> state.add(table + " " + row));
      }
      return state;
    }
  }

  private static List<String> rows(Store store, String sql) {
    return store.list(new SqlText(sql, List.of()), row -> row.text(0).orElse("-"));
  }

  /** As it stands in one file: whoever had it open has closed it. */
  private static void copy(Path from, Path to) throws IOException {
    Files.deleteIfExists(to);
    for (String log : List.of("-wal", "-shm")) {
      Files.deleteIfExists(to.resolveSibling(to.getFileName() + log));
    }
    if (Files.exists(from)) {
      Files.copy(from, to);
    }
  }
}
