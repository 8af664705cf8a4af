package dev.segue.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a PostgreSQL server refuses is told in words, and nothing of somebody's can be changed. */
final class PostgresTest {
  private static SqlText sql(String text) {
    return new SqlText(text, List.of(), Dialect.POSTGRESQL);
  }

  private static Store open(String url) {
    return open(url, Map.of());
  }

  private static Store open(String url, Map<String, String> environment) {
    return Store.open(
        new StoreLocation(
            Optional.empty(),
            Optional.empty(),
            StoreLocation.foreign(
                Path.of(""), url, name -> Optional.ofNullable(environment.get(name)))));
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
  void whoAsksAndThePasswordMayStandInTheEnvironment() {
    String url = PostgresServer.database();
    String database = url.replaceFirst(".*/([a-z_0-9]+)\\?.*", "$1");
    PostgresServer.administer("create role asker_of_" + database + " login password 's3:cr&t'");
    String named =
        url.replace("user=postgres", "user=${SHOP_USER}&password=${SHOP_PASSWORD}")
            .replace("&&", "&");
    Map<String, String> set =
        Map.of("SHOP_USER", "asker_of_" + database, "SHOP_PASSWORD", "s3:cr&t");
    try (Store store = open(named, set)) {
      assertEquals(
          List.of("asker_of_" + database),
          store.list(sql("select current_user"), r -> r.text(0).orElseThrow()));
    }
    StoreFailure unset =
        assertThrows(StoreFailure.class, () -> open(named, Map.of("SHOP_USER", "postgres")));
    assertEquals("the environment has no variable 'SHOP_PASSWORD'", unset.reason());
    StoreFailure refused =
        assertThrows(
            StoreFailure.class,
            () -> open(named, Map.of("SHOP_USER", "nobody", "SHOP_PASSWORD", "s3:cr&t")));
    assertTrue(!refused.toString().contains("s3:cr&t"), refused.toString());
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
  void columnsMayBecomeOtherOnesWhileItIsAsked() throws SQLException {
    String url = PostgresServer.database();
    SqlText question = sql("select amount from orders");
    try (Connection theirs = DriverManager.getConnection(url);
        Statement statement = theirs.createStatement();
        Store store = open(url)) {
      statement.execute("create table orders as select 7 as amount");
      // a driver would keep what was asked so often
      for (int i = 0; i < 10; i++) {
        assertEquals(7, store.number(question));
      }
      statement.execute("alter table orders alter amount type numeric");
      assertEquals(7, store.number(question));
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
