package dev.segue.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.PostgresServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a PostgreSQL server refuses is told in words, and nothing of somebody's can be changed. */
final class PostgresTest {
  private static SqlText sql(String text) {
    return new SqlText(text, List.of(), Dialect.POSTGRESQL);
  }

  private static Store open(String url) {
    return Store.open(
        new StoreLocation(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new ForeignSource(url, Dialect.POSTGRESQL))));
  }

  @Test
  void nothingOfSomebodysIsChanged() {
    try (Store store = open(PostgresServer.database())) {
      SqlText made = sql("select pg_temp.segue_fold('A')");
      assertEquals(List.of("a"), store.list(made, r -> r.text(0).orElseThrow()));
      for (String change : List.of("create table theirs (id int)", "drop schema public")) {
        RuntimeException refused =
            assertThrows(RuntimeException.class, () -> store.number(sql(change)));
        String said = refused.toString();
        assertTrue(said.contains("read-only transaction"), said);
      }
      assertEquals(1, store.number(sql("select 1")));
    }
  }

  @Test
  void aServerThatIsNotThereIsTold() {
    StoreFailure failure =
        assertThrows(
            StoreFailure.class,
            () -> open("jdbc:postgresql://localhost:1/shop?user=me&password=secret"));
    assertTrue(failure.reason().startsWith("it cannot be opened: "), failure.reason());
    assertEquals("jdbc:postgresql://localhost:1/shop", failure.place());
    assertTrue(!failure.toString().contains("secret"), failure.toString());
  }

  @Test
  void theRightThatIsLackingIsNamed() {
    String url = PostgresServer.database();
    String database = url.replaceFirst(".*/([a-z_0-9]+)\\?.*", "$1");
    PostgresServer.administer("revoke temporary on database " + database + " from public");
    PostgresServer.administer("create role reader_of_" + database + " login");
    try (Store store = open(url.replace("user=postgres", "user=reader_of_" + database))) {
      assertEquals(1, store.number(sql("select 1")));
      StoreFailure failure =
          assertThrows(
              StoreFailure.class, () -> store.number(sql("select pg_temp.segue_lot('a', 'b')")));
      assertTrue(failure.reason().startsWith("it lets nothing temporary be made: "));
      assertTrue(failure.remedy().startsWith("grant the user TEMPORARY on the database"));
    }
  }

  @Test
  void aConnectionThatBreaksOffIsTold() {
    String url = PostgresServer.database();
    try (Store store = open(url)) {
      long session = store.number(sql("select pg_backend_pid()"));
      PostgresServer.administer("select pg_terminate_backend(" + session + ")");
      StoreFailure failure = assertThrows(StoreFailure.class, () -> store.number(sql("select 1")));
      assertTrue(failure.reason().startsWith("the connection broke off"), failure.reason());
    }
  }
}
