package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.store.ForeignSource;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.store.StoreLocation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Segue's own tables in statements of Trino, which has no temporary ones; and what goes wrong. */
final class TrinoStateTest {
  private static final SqlText MEMBERS =
      sql("select count(distinct \"contact\") from \"segue_list_member\"");

  @Test
  void aFewRowsGoAlong() {
    try (Store store = store(Optional.empty())) {
      members(store, 3);
      assertEquals(3, store.number(MEMBERS));
      members(store, 5);
      assertEquals(5, store.number(MEMBERS));
      store.update(new SqlText("delete from segue_list_member", List.of()));
      assertEquals(0, store.number(MEMBERS));
    }
  }

  @Test
  void manyRowsNeedAPlace() {
    try (Store store = store(Optional.empty())) {
      members(store, 20_000);
      StoreFailure failure = assertThrows(StoreFailure.class, () -> store.number(MEMBERS));
      assertEquals(
          "Segue's own table segue_list_member has too many rows to go along in a statement",
          failure.reason());
      assertTrue(failure.remedy().contains("scratch: CATALOG.SCHEMA"), failure.remedy());
    }
  }

  @Test
  void manyRowsStandInScratchForASession() {
    TrinoServer.required().run("create schema if not exists memory.scratch");
    SqlText left =
        sql("select count(*) from information_schema.tables where table_schema = 'scratch'");
    try (Store store = store(Optional.of("memory.scratch"))) {
      members(store, 20_000);
      assertEquals(20_000, store.number(MEMBERS));
      assertEquals(1, store.number(left));
      members(store, 20_001);
      assertEquals(20_001, store.number(MEMBERS));
      members(store, 2);
      assertEquals(2, store.number(MEMBERS));
      members(store, 20_002);
      assertEquals(20_002, store.number(MEMBERS));
    }
    assertEquals(0, TrinoServer.required().store().number(left));
  }

  @Test
  void whatIsNotThereIsSaid() {
    String url = url();
    unopened("jdbc:trino://127.0.0.1:9/memory/default?user=segue", "Failed to connect");
    unopened(url.replaceFirst("/memory/[^?]*", "/nowhere/default"), "nowhere");
    unopened(url.replaceFirst("/memory/[^?]*", "/memory/nowhere"), "nowhere");
  }

  private static void unopened(String url, String reason) {
    StoreFailure failure =
        assertThrows(StoreFailure.class, () -> open(url, Optional.empty()).close());
    assertTrue(failure.reason().startsWith("it cannot be opened: "), failure.reason());
    assertTrue(failure.reason().contains(reason), failure.reason());
  }

  private static void members(Store store, int many) {
    store.update(new SqlText("delete from segue_list_member", List.of()));
    store.update(
        new SqlText(
            "with recursive n(x) as (select 1 union all select x + 1 from n where x < ?)"
                + " insert into segue_list_member (list, contact)"
                + " select 'loyal \"ones\"', 'contact ' || x from n",
            List.of((long) many)));
  }

  private static SqlText sql(String text) {
    return new SqlText(text, List.of(), Dialect.TRINO);
  }

  private static String url() {
    TrinoServer.required();
    return TrinoServer.url().orElseThrow();
  }

  private static Store store(Optional<String> scratch) {
    return open(url(), scratch);
  }

  private static Store open(String url, Optional<String> scratch) {
    return Store.open(
        new StoreLocation(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new ForeignSource(url, Dialect.TRINO, scratch))));
  }
}
