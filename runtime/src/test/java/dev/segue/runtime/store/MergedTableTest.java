package dev.segue.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.PostgresServer;
import dev.segue.runtime.States;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever turned out to be somebody else is who that one is now, on both engines. */
final class MergedTableTest {
  @Test
  void whatPrograms12SetIsTheContactsOwn(@TempDir Path folder) throws SQLException, IOException {
    Path file = folder.resolve("state.db");
    OlderState.make(
        file, 12, "insert into segue_own values ('a', 'mood', 'good', 5), ('b', 'mood', 'bad', 9)");
    try (Store store = Store.open(new StoreLocation(Optional.of(file), Optional.empty()))) {
      assertEquals(Optional.empty(), new MergedTable(store).into("a"));
      new MergedFacts(store, "b", "a").unite();
      assertEquals(
          List.of("a good 0"),
          store.list(
              new SqlText(
                  "select contact || ' ' || value || ' ' || filled from segue_own", List.of()),
              r -> r.text(0).orElseThrow()));
    }
  }

  @Test
  void chainsLeadToTheirEnd() {
    chains(StoreLocation.inMemory(), "a", "b", "c");
  }

  @Test
  void onPostgresqlToo() {
    chains(States.on(PostgresServer.database()), "a", "b", "c");
  }

  @Test
  void whereKeysAreNumbersToo() {
    String url = PostgresServer.database();
    try (Store store = Store.open(States.on(url))) {
      new MergedTable(store).add("1", "2", Instant.EPOCH);
      store.engine().keys(store, true);
      assertEquals(Optional.of(2L), new MergedTable(store).into(1L));
      new MergedTable(store).forget(2L);
    }
    chains(StoreLocation.inMemory(), 1L, 2L, 3L);
  }

  private static void chains(StoreLocation location, Object a, Object b, Object c) {
    try (Store store = Store.open(location)) {
      MergedTable merged = new MergedTable(store);
      assertEquals(a, merged.few().apply(a));
      merged.add(a, b, Instant.EPOCH);
      merged.add(b, c, Instant.EPOCH);
      for (Object contact : List.of(a, b, c)) {
        assertEquals(c, merged.few().apply(contact));
        assertEquals(c, merged.many().apply(contact));
      }
      assertEquals(Optional.empty(), merged.into(c));
      merged.forget(c);
      assertEquals(a, merged.many().apply(a));
    }
  }
}
