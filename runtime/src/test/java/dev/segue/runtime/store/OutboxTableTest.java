package dev.segue.runtime.store;

import static org.jooq.impl.DSL.select;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.PostgresServer;
import dev.segue.runtime.States;
import dev.segue.runtime.store.OutboxTable.Entry;
import dev.segue.runtime.store.OutboxTable.Send;
import dev.segue.runtime.store.OutboxTable.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of the outbox are found by their keys, also those that an older version wrote. */
final class OutboxTableTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  private static final String SENT =
      "insert into segue_outbox (key, run, program, version, step, contact, message, channel, html,"
          + " created_at, status, status_at, reason) values ";

  @Test
  void rowsOfVersion9Stay(@TempDir Path folder) throws SQLException, IOException {
    Path file = folder.resolve("state.db");
    OlderState.make(
        file,
        9,
        "insert into segue_run (id, program, version, contact, number, entered_at, holdout)"
            + " values (9, 'p', 1, 'ana', 1, 5, 0), (10, 'p', 1, 'bob', 1, 5, 0)",
        SENT
            + "('p/1/10/a', 10, 'p', 1, 'a', 'bob', 'm', 'email', 0, 5, 'pending', 5, null),"
            + " ('p/1/9/a', 9, 'p', 1, 'a', 'ana', 'm', 'email', 0, 5, 'pending', 5, null),"
            + " ('p/1/9/b', 9, 'p', 1, 'b', 'ana', 'm', 'email', 0, 4, 'failed', 6, 'why')");
    try (Store store = Store.open(new StoreLocation(Optional.of(file), Optional.empty()))) {
      OutboxTable table = new OutboxTable(store);
      assertEquals(
          List.of("p/1/9/a", "p/1/10/a"),
          table.pending("email", NOW, 10).stream().map(Entry::key).toList());
      assertEquals(Optional.of("why"), table.find("p/1/9/b").flatMap(Entry::reason));
      assertEquals(Optional.empty(), table.find("p/1/9/c"));
      assertEquals(Optional.empty(), table.find("no key"));
      assertEquals(
          List.of(new StateRows.Refusal("m", "why")), new StateRows(store).refusals("ana"));
      assertEquals(List.of(), new StateRows(store).refusals("bob"));
      DueRuns due = new DueRuns(store);
      due.these(List.of(9L, 10L));
      assertEquals(0, enqueue(table, "a"), "a key is there once for ever");
      assertEquals(1, enqueue(table, "b"));
    }
  }

  private static int enqueue(OutboxTable table, String step) {
    return table.enqueue(new Send("p", 1, step, "m", "email", Optional.empty(), false), false, NOW);
  }

  @Test
  void onlyRowsOfTheKeysMove() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      store.update(
          new SqlText(
              SENT
                  + "('p/1/9/a', 9, 'p', 1, 'a', 'ana', 'm', 'email', 0, 5, 'claimed', 5, null),"
                  + " ('p/1/9/b', 9, 'p', 1, 'b', 'ana', 'm', 'email', 0, 5, 'claimed', 5, null),"
                  + " ('p/1/8/a', 8, 'p', 1, 'a', 'bob', 'm', 'email', 0, 5, 'claimed', 5, null)",
              List.of()));
      new OutboxMoves(store).leave(List.of("p/1/9/a", "p/1/8/b", "no key"), NOW);
      OutboxTable table = new OutboxTable(store);
      assertEquals(
          List.of("p/1/9/a"), table.with(Status.LEAVING).stream().map(Entry::key).toList());
    }
  }

  @Test
  void whatIsLookedForStandsInAnIndex() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      foundByIndex(store, "explain query plan ");
    }
  }

  @Test
  void onPostgresqlToo() {
    try (Store store = Store.open(States.on(PostgresServer.database()))) {
      store.execute("set enable_seqscan = off");
      foundByIndex(store, "explain ");
    }
  }

  private static void foundByIndex(Store store, String explain) {
    Map<Status, String> indexes =
        Map.of(
            Status.PENDING, "segue_outbox_open",
            Status.CLAIMED, "segue_outbox_open",
            Status.LEAVING, "segue_outbox_open",
            Status.UNKNOWN, "segue_outbox_lost",
            Status.FAILED, "segue_outbox_lost");
    indexes.forEach(
        (status, index) -> {
          String plan = plan(store, explain, OutboxFields.standsAs(status));
          assertTrue(plan.contains(index), status + ": " + plan);
        });
    String idle = plan(store, explain, OutboxFields.isOpen());
    assertTrue(idle.contains("segue_outbox_open"), idle);
  }

  private static String plan(Store store, String explain, Condition which) {
    String rows =
        store
            .dsl()
            .renderInlined(
                select(OutboxFields.KEY)
                    .from(OutboxFields.OUTBOX)
                    .where(which)
                    .orderBy(OutboxFields.CREATED_AT, OutboxFields.RUN)
                    .limit(10));
    return store.dsl().fetch(explain + rows).formatCSV();
  }
}
