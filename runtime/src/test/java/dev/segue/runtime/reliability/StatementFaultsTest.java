package dev.segue.runtime.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.deliver.Merging;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  /** On PostgreSQL every so manieth of them: {@code -Dsegue.faults.server=1} all. */
  private static final int ON_SERVER = Integer.getInteger("segue.faults.server", 400);

  @TempDir Path temporary;

  /** A part of the scenario. */
  private interface Part {
    void run(Ledger ledger, WatchedStore.Watch watch);
  }

  /** Counts statements, and fails at one. */
  private static final class Fault implements WatchedStore.Watch {
    private final int at;
    private final boolean before;
    private final FaultyPlace place;
    private int statements;

    Fault(int at, boolean before, FaultyPlace place) {
      this.at = at;
      this.before = before;
      this.place = place;
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
        throw place.noRoom();
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
            () -> inFile("odd").seen(true, at -> BOTH || at % 2 == 1),
            () -> inFile("even").seen(false, at -> BOTH || at % 2 == 0));
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

  private Lived inFile(String name) throws IOException {
    Path folder = Files.createDirectories(temporary.resolve(name));
    return new Lived(folder, new FaultyPlace.InFile(folder));
  }

  @Test
  void onServerToo() throws Exception {
    FaultyPlace server = FaultyPlace.OnServer.empty();
    Path folder = Files.createDirectories(temporary.resolve("server"));
    Seen before = new Lived(folder, server).seen(true, at -> at % ON_SERVER == 1 % ON_SERVER);
    System.out.printf(
        "on PostgreSQL %d statements, %d failures%n", before.statements, before.failures);
    assertTrue(before.statements > 300, "only " + before.statements + " statements");
    assertTrue(before.failures > 0, "nothing failed");
  }

  /** A scenario, lived through again and again in a place. */
  private record Lived(Path folder, FaultyPlace place) {
    Seen seen(boolean before, IntPredicate tried) throws IOException {
      Files.writeString(folder.resolve("shop.segue"), SCRIPT);
      Files.writeString(folder.resolve("segue.yaml"), "edition: 1\n" + place.setting());
      Work work = new Work(folder);
      data(1, "c1,c1@x.example,free\nc2,c2@x.example,free\nc3,c3@x.example,paid\n");
      List<Part> parts =
          List.of(
              (ledger, watch) -> run(work, 0, ledger, watch),
              (ledger, watch) -> run(work, 1, ledger, watch),
              (ledger, watch) -> prefer(work, watch, false),
              (ledger, watch) -> merge(work, watch),
              (ledger, watch) -> prefer(work, watch, true),
              (ledger, watch) -> run(work, 2, ledger, watch));
      int statements = 0;
      int failures = 0;
      for (int i = 0; i < parts.size(); i++) {
        if (i == 1) {
          data(2, "c4,c4@x.example,free\nc2,c2@y.example,free\n");
        }
        Part part = parts.get(i);
        place.keep("before");
        Ledger ledger = new Ledger();
        Fault none = new Fault(0, true, place);
        part.run(ledger, none);
        List<String> expected = state(work);
        place.keep("after");
        for (int at = 1; at <= none.statements; at++) {
          if (tried.test(at)) {
            place.putBack("before");
            failures += fails(part, new Fault(at, before, place), work, ledger, expected) ? 1 : 0;
          }
        }
        statements += none.statements;
        place.putBack("after");
      }
      return new Seen(statements, failures);
    }

    /** Whether there was a failure; some statements may fail. */
    private boolean fails(
        Part part, Fault fault, Work work, Ledger undisturbed, List<String> expected) {
      String where =
          "statement " + fault.at + (fault.before ? " before" : " after") + " it is done";
      Ledger ledger = new Ledger();
      boolean failed = false;
      try {
        part.run(ledger, fault);
      } catch (StoreFailure e) {
        failed = true;
        assertEquals(place.told(), e.reason(), where);
        place.afterFailure(work);
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
      Files.writeString(
          folder.resolve("contacts-" + number + ".csv"), "id,email,plan\n" + contacts);
      Files.writeString(
          folder.resolve("events-" + number + ".csv"),
          "id,contact_id,occurred_at,event_type,item\ne%d,c%d,%s,ordered,i%d\n"
              .formatted(
                  number,
                  number,
                  START.plus(Duration.ofDays(number - 1)).minusSeconds(60),
                  number));
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

    /** One contact turns out to be another. */
    private static void merge(Work work, WatchedStore.Watch watch) {
      try (Store store = WatchedStore.open(work.location(), watch)) {
        var workspace = work.workspace();
        SourceLayout layout = SourceLayout.canonical(workspace.schema());
        Merging merging = new Merging(store, workspace, layout, START.plus(Duration.ofDays(2)));
        if (merging.refusal("c4", "c3").isEmpty()) {
          merging.merge("c4", "c3");
        }
      }
    }

    private List<String> state(Work work) {
      try (Store store = Store.open(work.location())) {
        return place.state(store);
      }
    }
  }
}
