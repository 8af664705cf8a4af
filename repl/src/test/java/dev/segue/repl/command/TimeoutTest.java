package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.runtime.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --timeout} ends on every engine what would take longer; Trino has a test of its own. */
@Tag("engines")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TimeoutTest {
  @TempDir Path folder;

  @Test
  void onSqlite() throws IOException, SQLException {
    LongQuestion.make(folder, "jdbc:sqlite:" + folder.resolve("shop.sqlite"));
    LongQuestion.isStopped(folder);
  }

  @Test
  void onDuckdb() throws IOException, SQLException {
    LongQuestion.make(folder, "jdbc:duckdb:" + folder.resolve("shop.duckdb"));
    LongQuestion.isStopped(folder);
  }

  @Test
  void onPostgresql() throws IOException, SQLException {
    String url = PostgresServer.database();
    LongQuestion.make(folder, url);
    LongQuestion.isStopped(folder);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet busy =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where state = 'active'"
                    + " and datname = current_database() and pid <> pg_backend_pid()")) {
      busy.next();
      assertEquals(0, busy.getInt(1), "the server is still at it");
    }
  }

  @Test
  void noTimeIsAMistake() throws IOException, SQLException {
    LongQuestion.make(folder, "jdbc:sqlite:" + folder.resolve("shop.sqlite"));
    Called called = Called.segue(folder, "count", "named", "--timeout", "0");
    assertEquals(ExitCodes.USAGE, called.code());
    assertEquals("segue: --timeout: 0.0 is no time\ngive it more than 0 seconds\n", called.err());
  }
}
