package dev.segue.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.PostgresServer;
import dev.segue.runtime.States;
import dev.segue.runtime.store.MergeTables.Merged;
import dev.segue.runtime.store.OutboxTable.Entry;
import dev.segue.runtime.store.OutboxTable.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that an older version left are those of today, with all that stood in them. */
final class CarriedTablesTest {
  private static final Instant NOW = Instant.ofEpochMilli(9);

  /** From this version on memberships are bits. */
  private static final int BITS = 9;

  private static final String GONE = "drop table segue_member_8, segue_change_8";

  /** Of version 12: two in a program, one of whom was written to. */
  private static final String[] ROWS = {
    "insert into segue_run (id, program, version, contact, number, entered_at, step, due_at,"
        + " ended_at, ending, holdout) values"
        + " (1, 'p', 1, 'a', 1, 5, 's', 5, null, null, 0),"
        + " (2, 'p', 1, 'b', 1, 5, 's', 8, null, null, 0),"
        + " (3, 'p', 1, 'c', 1, 5, 's', null, 6, 'end', 0),"
        + " (40, 'p', 1, 'd', 1, 5, 's', 20, null, null, 0)",
    "insert into segue_agenda values ('p', 5, 0), ('p', 8, 0), ('p', 20, 1)",
    "insert into segue_outbox (key, run, program, version, step, contact, message, channel, html,"
        + " created_at, status, status_at, reason) values"
        + " ('p/1/1/r', 1, 'p', 1, 'r', 'a', 'm', 'email', 0, 5, 'sent', 6, null),"
        + " ('p/1/2/r', 2, 'p', 1, 'r', 'b', 'm', 'email', 0, 5, 'pending', 5, null),"
        + " ('p/1/40/r', 40, 'p', 1, 'r', 'd', 'm', 'email', 0, 5, 'unknown', 5, 'why')",
    "insert into segue_own values ('b', 'mood', 'good', 5), ('a', 'mood', 'bad', 5)",
    "insert into segue_consent values ('a', 'news', 5, 0), ('b', 'news', 6, 1)"
  };

  private static List<String> rows(Store store, String sql) {
    return store.list(new SqlText(sql, List.of()), r -> r.text(0).orElse("-"));
  }

  @Test
  void whatVersion12LeftInAFileIsThere(@TempDir Path folder) throws SQLException, IOException {
    Path file = folder.resolve("state.db");
    OlderState.make(file, 12, ROWS);
    isThere(new StoreLocation(Optional.of(file), Optional.empty()));
  }

  @Test
  void whatItLeftOnAServerIsThere() throws SQLException, IOException {
    String url = PostgresServer.schema(PostgresServer.database(), "older");
    OlderState.onServer(url, 12, ROWS);
    isThere(States.on(url));
  }

  private static void isThere(StoreLocation location) {
    try (Store store = Store.open(location)) {
      Schema schema = Schemas.shop();
      store.prepare(schema);
      DueRuns due = new DueRuns(store);
      Cohort cohort = new Cohort("p", 1);
      assertEquals(3, due.countOpen(cohort));
      assertEquals(1, due.arriving(cohort, "s", Instant.ofEpochMilli(5)));
      assertEquals(2, due.arriving(cohort, "s", NOW));
      OutboxTable outbox = new OutboxTable(store);
      assertFalse(outbox.isIdle());
      assertEquals(
          List.of("p/1/2/r"), outbox.pending("email", NOW, 9).stream().map(Entry::key).toList());
      assertEquals(
          List.of("p/1/40/r"), outbox.with(Status.UNKNOWN).stream().map(Entry::key).toList());
      assertEquals(
          new Merged(0, 1, 1, 1, List.of("news")),
          store.transaction(() -> new MergeTables(store, schema).merge("b", "a", Set.of(), NOW)));
      assertEquals(
          List.of("a bad 0"),
          rows(store, "select contact || ' ' || value || ' ' || filled from segue_own"));
      assertEquals(Optional.of("a"), new MergedTable(store).into("b"));
    }
  }

  @Test
  void everyOlderSchemaOfAServerBecomesTodays() throws SQLException, IOException {
    String database = PostgresServer.database();
    List<String> today = shape(PostgresServer.schema(database, "today"));
    for (int version = OlderState.FIRST_ON_SERVER; version < Migrations.NEWEST; version++) {
      String url = PostgresServer.schema(database, "v" + version);
      // what the rows of memberships stood in goes once they are bits
      String[] gone = version < BITS ? new String[0] : new String[] {GONE};
      OlderState.onServer(url, version, gone);
      assertEquals(today, shape(url), "from version " + version);
    }
  }

  /** Its columns and indexes, whatever the schema is called. */
  private static List<String> shape(String url) {
    try (Store store = Store.open(States.on(url))) {
      return rows(
          store,
          """
          select concat_ws(' ', table_name, ordinal_position, column_name, data_type,
            collation_name, is_nullable, column_default)
          from information_schema.columns
          where table_schema = current_schema() and table_name <> 'segue_meta'
          union all
          select replace(indexdef, current_schema() || '.', '') from pg_indexes
          where schemaname = current_schema() and tablename <> 'segue_meta'
          order by 1
          """);
    }
  }
}
