package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.runtime.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code segue init --from} on public sample databases, on each engine: it checks and answers. */
@Tag("engines")
final class SampleDatabasesTest {
  /** What is asked of a database, and how many contacts answer. */
  private record Asked(String condition, long count) {}

  private static final List<Asked> OF_CHINOOK =
      List.of(
          new Asked("everyone", 59),
          new Asked("country = \"Brazil\" and invoice at least 1 time", 5));
  private static final List<Asked> OF_FOODMART =
      List.of(
          new Asked("everyone", 300), new Asked("birthdate before 1940-01-01 and houseowner", 81));

  @TempDir Path folder;

  @Test
  void chinook() throws Exception {
    checks("chinook", 450, OF_CHINOOK);
  }

  @Test
  void foodmart() throws Exception {
    checks("foodmart", 300, OF_FOODMART);
  }

  private void checks(String name, int rows, List<Asked> questions) throws Exception {
    List<String> engines = new ArrayList<>(List.of("sqlite", "duckdb"));
    if (PostgresServer.runs()) {
      engines.add("postgresql");
    }
    try (SampleDatabase sample = SampleDatabase.open(name, rows)) {
      for (String engine : engines) {
        String url =
            engine.equals("postgresql")
                ? PostgresServer.database()
                : "jdbc:" + engine + ":" + folder.resolve(name + "." + engine);
        try (Connection target = DriverManager.getConnection(url)) {
          sample.copyTo(target);
        }
        checks(engine, url, questions);
      }
    }
  }

  private void checks(String engine, String url, List<Asked> questions) throws IOException {
    Called.done(folder, "init", engine, "--from", url);
    Path there = folder.resolve(engine);
    String schema = Files.readString(there.resolve("schema.segue"));
    Called check = Called.segue(there, "check");
    assertEquals(ExitCodes.FINE, check.code(), check.out() + check.err() + schema);
    for (Asked asked : questions) {
      Called answer = Called.segue(there, "count", asked.condition);
      assertEquals(asked.count + "\n", answer.out(), engine + answer.err() + schema);
    }
  }
}
