package dev.segue.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.type.Type;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HistoryTableTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T12:00:00Z");
  private static final Schema.Field PLAN = Schemas.field("plan", Type.TEXT);

  private static void record(Store store, Instant now, String values, Object... bindings) {
    new HistoryTable(store).record(PLAN, new SqlText(values, List.of(bindings)), now);
  }

  private static List<String> history(Store store) {
    return store.list(
        new SqlText(
            "select contact || ' ' || coalesce(value, '-') || ' ' || date(since / 1000,"
                + " 'unixepoch') from segue_history order by contact, since",
            List.of()),
        row -> row.text(0).orElseThrow());
  }

  @Test
  void whatIsNewIsWrittenDownAndTheSameAgainIsNot() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      assertFalse(new HistoryTable(store).knows(PLAN));
      record(store, MONDAY, "values (?, ?), (?, null), (?, ?)", "ana", "free", "bob", 7L, "free");
      record(store, TUESDAY, "values (?, ?), (?, ?), (?, ?)", "ana", "free", "bob", "pro", 7L, "");
      assertTrue(new HistoryTable(store).knows(PLAN));
      List<String> all =
          List.of(
              "7 free 2026-03-02",
              "7  2026-03-03",
              "ana free 2026-03-02",
              "bob - 2026-03-02",
              "bob pro 2026-03-03");
      assertEquals(all, history(store));
      record(store, TUESDAY, "values (?, ?), (?, ?), (?, ?)", "ana", "free", "bob", "pro", 7L, "");
      assertEquals(all, history(store));
    }
  }

  @Test
  void whatIsNoLongerThereIsMissingFromThenOn() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      record(store, MONDAY, "values (?, ?), (?, ?)", "ana", "pro", "bob", "pro");
      record(store, TUESDAY, "values (?, null)", "ana");
      assertEquals(
          List.of("ana pro 2026-03-02", "ana - 2026-03-03", "bob pro 2026-03-02"), history(store));
    }
  }

  @Test
  void timeDoesNotGoBack() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      record(store, TUESDAY, "values (?, ?)", "ana", "free");
      record(store, MONDAY, "values (?, ?)", "ana", "pro");
      assertEquals(List.of("ana pro 2026-03-03"), history(store));
    }
  }

  @Test
  void whatIsToldOfAnEarlierInstantIsPutInItsPlace() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      HistoryTable history = new HistoryTable(store);
      history.put(PLAN, "ana", TUESDAY, Optional.of("pro"));
      history.put(PLAN, "ana", MONDAY, Optional.of("free"));
      history.put(PLAN, "ana", MONDAY, Optional.empty());
      assertEquals(List.of("ana - 2026-03-02", "ana pro 2026-03-03"), history(store));
    }
  }
}
