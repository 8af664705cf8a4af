package dev.segue.runtime.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.Workspaces;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Schemas;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A first refresh asks everyone and is over without what only later ones need. */
final class FirstRefreshTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");
  private static final Schema SCHEMA = Schemas.shop();

  private static void refresh(Store store, Instant now) {
    Workspace nothing = Workspaces.of("shop", ZoneId.of("UTC"), SCHEMA, List.of());
    Refresh.run(store, nothing, SourceLayout.canonical(SCHEMA), now, Progress.SILENT);
  }

  private static List<String> byTime(Store store) {
    return store.list(
        new SqlText("select name from sqlite_schema where name = 'events_type_at'", List.of()),
        row -> row.text(0).orElseThrow());
  }

  @Test
  void eventsAreFoundByTimeFromTheFirstLaterRefreshOn() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      store.prepare(SCHEMA);
      refresh(store, MONDAY);
      refresh(store, MONDAY);
      assertEquals(List.of(), byTime(store));
      refresh(store, MONDAY.plusMillis(1));
      assertEquals(List.of("events_type_at"), byTime(store));
    }
  }
}
