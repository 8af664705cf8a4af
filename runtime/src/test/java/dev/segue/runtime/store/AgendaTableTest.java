package dev.segue.runtime.store;

import static org.jooq.impl.DSL.val;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.PostgresServer;
import dev.segue.runtime.States;
import dev.segue.runtime.store.DueRuns.Which;
import dev.segue.runtime.store.OutboxTable.Send;
import dev.segue.runtime.store.RunMoments.Moment;
import dev.segue.runtime.store.RunMoves.From;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are due are found by the blocks that the agenda names, on both engines. */
final class AgendaTableTest {
  private static final Cohort COHORT = new Cohort("p", 1);

  /** 1,000 runs of one program and one of another, of which each third is held out. */
  private static final String RUNS =
      "insert into segue_run (id, program, version, contact, number, entered_at, step, due_at,"
          + " holdout) with recursive n(i) as (select 1 union all select i + 1 from n"
          + " where i < 1001) select i, case when i = 1001 then 'q' else 'p' end, 1,"
          + " cast(i as text), 1, 5, 'a', 5, case when i % 3 = 0 then 1 else 0 end from n";

  private static Instant at(long milliseconds) {
    return Instant.ofEpochMilli(milliseconds);
  }

  private static List<String> agenda(Store store) {
    return store.list(
        new SqlText(
            "select program || ' ' || due_at || ' ' || block from segue_agenda"
                + " order by program, due_at, block",
            List.of()),
        r -> r.text(0).orElseThrow());
  }

  private static List<String> blocks(String of, int from, int to) {
    String[] blocks = new String[to - from + 1];
    Arrays.setAll(blocks, i -> of + " " + (from + i));
    return List.of(blocks);
  }

  @Test
  void runsOfVersion11AreFound(@TempDir Path folder) throws SQLException, IOException {
    Path file = folder.resolve("state.db");
    OlderState.make(file, 11, RUNS, "update segue_run set ended_at = 5 where id > 640");
    try (Store store = Store.open(new StoreLocation(Optional.of(file), Optional.empty()))) {
      assertEquals(blocks("p 5", 0, 20), agenda(store));
      assertEquals(427, new DueRuns(store).arriving(COHORT, "a", at(5)));
      assertEquals(0, new DueRuns(store).arriving(COHORT, "a", at(4)));
    }
  }

  @Test
  void whoMovesOnTogetherStandsInFewRows() {
    movesOn(StoreLocation.inMemory());
  }

  @Test
  void onPostgresqlToo() {
    movesOn(States.on(PostgresServer.database()));
  }

  private static void movesOn(StoreLocation location) {
    try (Store store = Store.open(location)) {
      DueRuns due = new DueRuns(store);
      RunMoves move = new RunMoves(store);
      store.update(new SqlText(RUNS, List.of()));
      new AgendaTable(store).noteAfter(val(0L));
      List<String> entered = blocks("p 5", 0, 31);
      assertEquals(all(Stream.of(entered, List.of("q 5 31"))), agenda(store));

      assertEquals(667, due.arriving(COHORT, "a", at(5)));
      due.noValues();
      new RunMoments(store).until(Map.of(new Moment(at(5), ""), at(9)));
      move.await(COHORT, "b", Set.of(at(9)));
      assertEquals(all(Stream.of(entered, blocks("p 9", 0, 31), List.of("q 5 31"))), agenda(store));
      due.moved(COHORT, at(5));
      assertEquals(all(Stream.of(blocks("p 9", 0, 31), List.of("q 5 31"))), agenda(store));
      assertEquals(0, due.ripe(COHORT, "b", at(8)));
      assertEquals(667, due.ripe(COHORT, "b", at(9)));

      due.pick(new SqlText("select run from segue_due where run = 130", List.of()));
      move.to(Which.PICKED, "c", From.NOW, at(7));
      due.moved(COHORT, at(8));
      assertEquals(
          all(Stream.of(List.of("p 7 4"), blocks("p 9", 0, 31), List.of("q 5 31"))),
          agenda(store),
          "one is due there still");
      assertEquals(1, due.arriving(COHORT, "c", at(8)));
      move.end(Which.ALL, "end", From.NOW, Optional.empty(), at(8));
      due.moved(COHORT, at(8));
      assertEquals(all(Stream.of(blocks("p 9", 0, 31), List.of("q 5 31"))), agenda(store));
    }
  }

  @Test
  void severalInstantsAreTold() {
    severalInstants(StoreLocation.inMemory());
  }

  @Test
  void severalInstantsAreToldOnPostgresqlToo() {
    severalInstants(States.on(PostgresServer.database()));
  }

  /** Two are due at one instant, all others at another; one of them waits by a zone of its own. */
  private static void severalInstants(StoreLocation location) {
    try (Store store = Store.open(location)) {
      store.update(new SqlText(RUNS, List.of()));
      store.update(new SqlText("update segue_run set due_at = 3 where id in (1, 400)", List.of()));
      AgendaTable agenda = new AgendaTable(store);
      agenda.noteAfter(val(0L));
      assertEquals(Optional.empty(), agenda.only("p", at(2)));
      assertEquals(Optional.of(at(3)), agenda.only("p", at(4)));
      assertEquals(Optional.empty(), agenda.only("p", at(5)), "there are two");
      assertEquals(Optional.of(at(5)), agenda.only("q", at(5)));

      DueRuns due = new DueRuns(store);
      RunMoves move = new RunMoves(store);
      RunMoments moments = new RunMoments(store);
      assertEquals(2, due.arriving(COHORT, "a", at(4)));
      due.noValues();
      assertEquals(List.of(new Moment(at(3), "")), moments.due("p", at(4)));
      assertEquals(667, due.arriving(COHORT, "a", at(5)));
      assertEquals(
          Set.of(new Moment(at(3), ""), new Moment(at(5), "")),
          Set.copyOf(moments.due("p", at(5))));

      due.values(Map.of(2L, "Asia/Tokyo"));
      List<Moment> begins = moments.due("p", at(5));
      assertEquals(
          Set.of(new Moment(at(3), ""), new Moment(at(5), ""), new Moment(at(5), "Asia/Tokyo")),
          Set.copyOf(begins));
      moments.until(
          Map.of(
              new Moment(at(3), ""),
              at(13),
              new Moment(at(5), ""),
              at(15),
              new Moment(at(5), "Asia/Tokyo"),
              at(12)));
      move.await(COHORT, "b", Set.of(at(12), at(13), at(15)));
      due.moved(COHORT, at(5));
      assertEquals(
          all(
              Stream.of(
                  List.of("p 12 0", "p 13 0", "p 13 12"),
                  blocks("p 15", 0, 31),
                  List.of("q 5 31"))),
          agenda(store));
      assertEquals(1, due.ripe(COHORT, "b", at(12)));
      assertEquals(3, due.ripe(COHORT, "b", at(14)));
      assertEquals(667, due.ripe(COHORT, "b", at(15)));
    }
  }

  @Test
  void whoMovesTwiceStaysOnItsPageOnPostgresql() {
    try (Store store = Store.open(States.on(PostgresServer.database()))) {
      store.update(new SqlText(RUNS.replace("i % 3 = 0", "false"), List.of()));
      new AgendaTable(store).noteAfter(val(0L));
      DueRuns due = new DueRuns(store);
      RunMoves move = new RunMoves(store);
      SqlText size = new SqlText("select pg_relation_size('segue_run')", List.of());
      long pages = store.number(size);
      assertEquals(1000, due.arriving(COHORT, "a", at(5)));
      move.await(COHORT, "b", Set.of(at(9)));
      store.execute("vacuum segue_run");
      assertEquals(1000, due.ripe(COHORT, "b", at(9)));
      move.await(COHORT, "c", Set.of(at(19)));
      assertEquals(pages, store.number(size));
    }
  }

  @Test
  void aKeyIsThereOnceOnPostgresql() {
    try (Store store = Store.open(States.on(PostgresServer.database()))) {
      store.update(new SqlText(RUNS, List.of()));
      DueRuns due = new DueRuns(store);
      due.these(List.of(1L, 2L));
      assertEquals(2, enqueued(store));
      due.these(List.of(2L, 4L, 5L));
      assertEquals(2, enqueued(store), "all of a statement but what is there");
      assertEquals(4, store.number(new SqlText("select count(*) from segue_outbox", List.of())));
    }
  }

  private static int enqueued(Store store) {
    Send send = new Send("p", 1, "a", "m", "email", Optional.empty(), false);
    return store.transaction(() -> new OutboxTable(store).enqueue(send, false, at(5)));
  }

  private static List<String> all(Stream<List<String>> lists) {
    return lists.flatMap(List::stream).toList();
  }
}
