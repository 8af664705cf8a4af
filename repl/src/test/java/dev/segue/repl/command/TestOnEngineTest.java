package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.PostgresServer;
import dev.segue.runtime.States;
import dev.segue.runtime.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code segue test --engine}: the same on every engine, and nothing of it stays there. */
final class TestOnEngineTest {
  @TempDir Path folder;

  @BeforeEach
  void workspace() throws IOException {
    Files.writeString(
        folder.resolve("a.segue"),
        """
        schema {
          contact from contacts key id {
            email email
            birth_date date
            own mood text
            own points integer
          }
          events from events key id of contact by contact_id at occurred_at type event_type {
            opened { message text }
          }
        }
        message hello {
          from "A <a@b.example>"
          subject "Hi"
          body "Dear {{ contact.email | default: 'you' }}"
        }
        segment known { everyone }
        program woo {
          audience known
          send hello
          wait until opened(message = "hello"), at most 2 days
          if opened(message = "hello") { set mood = "glad", set points = 3 }
        }
        test "who opens is glad" {
          at 2026-03-02 12:00
          contact ana { email = "ana@x.example", birth_date = 1990-02-28 }
          contact bob
          expect ana received hello once
          after 1 day
          event ana opened { message = "hello" }
          contact bob { email = "bob@x.example" }
          after 2 days
          expect ana left woo by end
          expect ana never received hello
          expect body of hello for bob contains "bob@"
        }
        """);
  }

  @Test
  void theResultIsTheSame() {
    Called memory = Called.segue(folder, "test");
    assertEquals(ExitCodes.FINDINGS, memory.code(), memory.err());
    assertTrue(memory.out().contains("expected ana received hello never"), memory.out());
    String server = PostgresServer.database();
    for (String engine : List.of("duckdb", server)) {
      Called there = Called.segue(folder, "test", "--engine", engine);
      assertEquals(memory.out(), there.out(), there.err());
      assertEquals(memory.code(), there.code());
    }
    try (Store store = Store.open(States.on(server))) {
      assertEquals(
          0,
          store.number(
              new SqlText(
                  "select count(*) from information_schema.schemata"
                      + " where schema_name like 'segue_test%'",
                  List.of())));
    }
  }

  @Test
  void whereNoTestCanRunIsTold() {
    for (String engine : List.of("oracle", "trino", "jdbc:duckdb:x.db", "postgresql")) {
      Called called = Called.segue(folder, "test", "--engine", engine);
      assertEquals(ExitCodes.USAGE, called.code(), engine);
    }
    Called both = Called.segue(folder, "test", "--mutate", "--engine", "duckdb");
    assertEquals(ExitCodes.USAGE, both.code());
    Called nowhere =
        Called.segue(folder, "test", "--engine", "jdbc:postgresql://localhost:1/none?user=x");
    assertEquals(ExitCodes.FILE, nowhere.code(), nowhere.err());
  }
}
