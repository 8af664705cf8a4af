package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tables of a database look like, kept for checks that do not ask it. */
final class LockTest {
  private static final String SCRIPT =
      """
      schema {
        contact from members key id {
          email   email
          joined  date from "joined on"
        }
      }
      segment all_of_them { everyone }
      """;

  @TempDir Path folder;

  private void workspace(String url, String... statements) throws IOException, SQLException {
    Files.writeString(folder.resolve("segue.yaml"), "name: club\nsource: " + url + "\n");
    Files.writeString(folder.resolve("club.segue"), SCRIPT);
    execute(url, statements);
  }

  private void execute(String url, String... statements) throws SQLException {
    String[] parts = url.split(":", 3);
    String file = parts[0] + ":" + parts[1] + ":" + folder.resolve(parts[2]);
    try (Connection connection = DriverManager.getConnection(file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private String lock() throws IOException {
    return Files.readString(folder.resolve("segue.lock"));
  }

  @Test
  void namesAreKnownWithoutTheDatabase() throws IOException, SQLException {
    workspace(
        "jdbc:sqlite:club.db",
        "create table members (id text primary key, email text, \"joined on\" text)",
        "create view \"odd \"\"one\"\"\" as select 1 as x");
    assertEquals("segue.lock written: 2 tables\n", Called.done(folder, "lock"));
    assertEquals(
        """
        # What 'segue lock' saw of the source: tables, columns, types. 'segue check' reads it.
        lock: 1
        engine: sqlite
        tables:
          members:
            email: TEXT
            id: TEXT
            "joined on": TEXT
          "odd \\"one\\"":
            x:
        """,
        lock());
    assertEquals("segue.lock is as the database is: 2 tables\n", Called.done(folder, "lock"));
    Files.delete(folder.resolve("club.db"));
    Called.done(folder, "check");
    Files.writeString(
        folder.resolve("club.segue"),
        SCRIPT.replace("email   email", "email   email from e_mail").replace("members", "member"));
    Called table = Called.segue(folder, "check");
    assertEquals(1, table.code());
    assertTrue(
        table.out().contains("SG0710")
            && table.out().contains("did you mean 'members'?")
            && table.out().contains("so says segue.lock"),
        table.out());
    Files.writeString(
        folder.resolve("club.segue"), SCRIPT.replace("email   email", "email   email from e_mail"));
    Called column = Called.segue(folder, "check");
    assertTrue(
        column.out().contains("SG0711") && column.out().contains("did you mean 'email'?"),
        column.out());
  }

  @Test
  void aLockThatIsOlderThanTheDatabaseIsTold() throws IOException, SQLException {
    String url = "jdbc:sqlite:club.db";
    workspace(
        url,
        "create table members (id text primary key, email text, \"joined on\" text)",
        "insert into members values ('a', 'a@b.example', '2026-01-01')");
    Called.done(folder, "lock");
    assertEquals("", Called.segue(folder, "count", "all_of_them").err());
    execute(url, "alter table members add column plan text");
    Called counted = Called.segue(folder, "count", "all_of_them");
    assertEquals(0, counted.code());
    assertTrue(
        counted.err().contains("segue.lock is older than table 'members': column 'plan' is new"),
        counted.err());
    assertEquals(3, Called.segue(folder, "lock", "--check").code());
    Called.done(folder, "lock");
    assertEquals("", Called.segue(folder, "count", "all_of_them").err());
  }

  @Test
  @Tag("engines")
  void typesAreKnownWhereTheyBind() throws IOException, SQLException {
    workspace(
        "jdbc:duckdb:club.duckdb",
        "create table members (id varchar, email varchar, \"joined on\" boolean)");
    Called.done(folder, "lock");
    Called told = Called.segue(folder, "check");
    assertTrue(
        told.out()
            .contains(
                "column 'joined on' of table 'members' is boolean in the database, and date in"
                    + " the schema"),
        told.out());
  }

  @Test
  void tablesOfSeguesOwnNeedNone() throws IOException {
    Files.writeString(folder.resolve("segue.yaml"), "name: club\n");
    Files.writeString(folder.resolve("club.segue"), SCRIPT);
    Called told = Called.segue(folder, "lock");
    assertEquals(2, told.code());
    assertTrue(told.err().contains("there is nothing to lock"), told.err());
  }
}
