package dev.segue.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.PostgresServer;
import dev.segue.runtime.States;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What waits again after contacts were merged does not leave where another run has sent it. */
final class SentByOthersTest {
  private static final String MINE = "p/1/1/s";
  private static final String OTHER = "p/1/2/s";

  @Test
  void inAFile() {
    looks(StoreLocation.inMemory());
  }

  @Test
  void onPostgresql() {
    looks(States.on(PostgresServer.database()));
  }

  private static void looks(StoreLocation location) {
    try (Store store = Store.open(location)) {
      change(
          store,
          "insert into segue_run (id, program, version, contact, number, entered_at, ended_at,"
              + " holdout) values (1, 'p', 1, 'a', 1, 5, null, 0), (2, 'p', 1, 'a', 2, 6, 9, 0)");
      change(
          store,
          "insert into segue_outbox (key, run, program, version, step, contact, message, channel,"
              + " html, created_at, status, status_at) values"
              + " ('p/1/1/s', 1, 'p', 1, 's', 'a', 'm', 'email', 0, 7, 'pending', 7),"
              + " ('p/1/2/s', 2, 'p', 1, 's', 'a', 'm', 'email', 0, 7, 'sent', 7)");
      assertEquals(Set.of(), keys(store), "nobody was merged");
      new MergedTable(store).add("b", "a", Instant.ofEpochMilli(9));
      assertEquals(Set.of(MINE), keys(store));
      change(store, "update segue_outbox set status = 'failed' where run = 2");
      assertEquals(Set.of(), keys(store), "the other has not sent it");
      change(store, "update segue_outbox set status = 'pending' where run = 2");
      assertEquals(Set.of(OTHER), keys(store), "of two that wait the first goes");
      change(store, "update segue_outbox set status = 'unknown' where run = 2");
      assertEquals(Set.of(MINE), keys(store), "it may have arrived");
      change(store, "update segue_outbox set created_at = 10 where run = 1");
      assertEquals(Set.of(), keys(store), "what is put in later has been looked at");
      change(store, "update segue_outbox set created_at = 7 where run = 1");
      change(store, "update segue_run set subject = 'x' where id = 2");
      assertEquals(Set.of(), keys(store), "they are of two subjects");
      change(
          store, "update segue_run set subject = null, entered_at = 2, ended_at = 5 where id = 2");
      assertEquals(Set.of(), keys(store), "one after the other");
      assertEquals(Set.of(MINE), new SentByOthers(store, Set.of("p")).keys(List.of(1L, 2L)));
    }
  }

  private static Set<String> keys(Store store) {
    return new SentByOthers(store, Set.of("q")).keys(List.of(1L, 2L));
  }

  private static void change(Store store, String sql) {
    store.update(new SqlText(sql, List.of()));
  }
}
