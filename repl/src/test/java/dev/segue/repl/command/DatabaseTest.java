package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands do about a database that is not as they would like it. */
final class DatabaseTest {
  @TempDir Path folder;

  @BeforeEach
  void workspace() throws IOException {
    declare("country text");
    Files.writeString(folder.resolve("contacts.csv"), "id,country\n1,US\n2,CA\n");
  }

  private void declare(String attributes) throws IOException {
    Files.writeString(
        folder.resolve("a.segue"),
        """
        schema { contact from contacts key id { %s } }
        segment americans { country = "US" }
        """
            .formatted(attributes));
  }

  @Test
  void aQuestionIsAnsweredWhileAnotherProgramWrites() {
    assertEquals(ExitCodes.FINE, Called.segue(folder, "run").code());
    Path file = folder.resolve(StoreLocation.FILE);
    try (Store other = Store.open(new StoreLocation(Optional.of(file), Optional.empty()))) {
      other.transaction(
          () -> {
            assertEquals("1\n", Called.segue(folder, "count", "americans").out());
            assertEquals(
                "id,country\n1,US\n", Called.segue(folder, "list", "americans", "--csv").out());
          });
    }
  }

  @Test
  void whatIsNoDatabaseIsToldWithItsRemedy() throws IOException {
    Files.writeString(folder.resolve(StoreLocation.FILE), "no database, however long it may be");
    Called called = Called.segue(folder, "run");
    assertEquals(ExitCodes.FILE, called.code());
    assertEquals(
        "segue: "
            + folder.resolve(StoreLocation.FILE)
            + ": this is no SQLite database\nname a SQLite file\n",
        called.err());
  }

  @Test
  void aColumnOfAnotherTypeIsReadAgainWhenAsked() throws IOException {
    assertEquals(ExitCodes.FINE, Called.segue(folder, "run").code());
    declare("country one of (\"US\", \"CA\")");
    Called refused = Called.segue(folder, "count", "americans");
    assertEquals(ExitCodes.FILE, refused.code());
    assertTrue(refused.err().contains("segue ingest --rebuild"), refused.err());
    assertEquals(ExitCodes.FINE, Called.segue(folder, "ingest", "--rebuild").code());
    assertEquals("1\n", Called.segue(folder, "count", "americans").out());
  }

  @Test
  void aListWhoseFileIsGoneIsNeverEmpty() throws IOException {
    assertEquals(ExitCodes.FINE, Called.segue(folder, "ingest").code());
    Files.writeString(folder.resolve("b.segue"), "list vips from \"vips.csv\" by country\n");
    assertEquals(ExitCodes.FILE, Called.segue(folder, "count", "in list vips").code());
    Files.writeString(folder.resolve("vips.csv"), "country\nCA\n");
    assertEquals("1\n", Called.segue(folder, "count", "in list vips").out());
  }

  @Test
  void aWorkspaceIsDrawnFromADatabaseAndAnswers() throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("crm.sqlite");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("create table people (id integer primary key, email text, country text)");
      statement.execute(
          "create table visits (no integer primary key, person_id integer references people (id),"
              + " seen_at text, page text)");
      statement.execute(
          "insert into people values (1, 'ana@x.example', 'US'), (2, 'bob@x.example', 'CA')");
      statement.execute("insert into visits values (1, 2, '2026-03-01 10:00:00', '/a')");
    }
    assertEquals(ExitCodes.FINE, Called.segue(folder, "init", "ws", "--from", "crm.sqlite").code());
    Path drawn = folder.resolve("ws");
    assertEquals("no findings in 2 files\n", Called.segue(drawn, "check").out());
    assertEquals("2\n", Called.segue(drawn, "count", "everybody").out());
    assertEquals(
        "id,email\n2,bob@x.example\n",
        Called.segue(drawn, "list", "visit in last 2 days", "--csv", "--columns", "email").out());
    Called again = Called.segue(folder, "init", "ws", "--from", "crm.sqlite");
    assertEquals(ExitCodes.FILE, again.code());
  }

  @Tag("engines")
  @Test
  void soItIsFromADuckdbDatabase() throws SQLException {
    String url = "jdbc:duckdb:" + folder.resolve("crm.duckdb");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table people (id bigint primary key, email text, country text, born date, vip"
              + " boolean, spent decimal(12,2), tags varchar[])");
      statement.execute(
          "create table visits (no integer primary key, person_id bigint references people (id),"
              + " seen_at timestamptz, page text)");
      statement.execute(
          "insert into people values (1, 'ana@x.example', 'US', '2000-01-01', true, 1.5, ['a']),"
              + " (2, 'bob@x.example', 'CA', null, false, null, null)");
      statement.execute("insert into visits values (1, 2, '2026-03-01 10:00:00+00', '/a')");
    }
    for (String from : List.of("crm.duckdb", url)) {
      String ws = "ws" + from.length();
      Called made = Called.segue(folder, "init", ws, "--from", from);
      assertEquals(ExitCodes.FINE, made.code(), made.err());
      Path drawn = folder.resolve(ws);
      assertEquals("no findings in 2 files\n", Called.segue(drawn, "check").out());
      assertEquals("2\n", Called.segue(drawn, "count", "everybody").out());
      assertEquals(
          "id,email\n2,bob@x.example\n",
          Called.segue(drawn, "list", "visit in last 2 days", "--csv", "--columns", "email").out());
    }
  }

  @Test
  void aDatabaseThatAnotherProgramWritesToIsOneError() throws SQLException {
    assertEquals(ExitCodes.FINE, Called.segue(folder, "run").code());
    Path file = folder.resolve(StoreLocation.FILE);
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("begin immediate");
      Called called = Called.segue(folder, "refresh");
      assertEquals(ExitCodes.FILE, called.code());
      assertEquals(
          "segue: " + file + ": another program is writing to it\ntry again when that is done\n",
          called.err());
      statement.execute("rollback");
    }
    assertEquals(ExitCodes.FINE, Called.segue(folder, "refresh").code());
  }

  @Test
  void aColumnThatIsNotThereIsToldWithItsPlace() throws IOException, SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("crm.sqlite"));
        Statement statement = connection.createStatement()) {
      statement.execute("create table contacts (id text primary key, land text)");
    }
    Files.writeString(folder.resolve("segue.yaml"), "source: crm.sqlite\n");
    Called called = Called.segue(folder, "count", "americans");
    assertEquals(ExitCodes.FINDINGS, called.code());
    assertTrue(called.err().contains(" --> a.segue:1:"), called.err());
    assertTrue(called.err().contains("country"), called.err());
  }
}
