package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code segue ingest --refresh} that is killed: what was read is in the memberships, and nothing
 * else; called again it comes to what it would have come to.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
final class KilledIngestTest {
  private static final int FILES = 16;
  private static final int A_FILE = 100;
  private static final int KILLS = 3;

  private static final long GLANCE = 10;

  /** Not every process is killed in time. */
  private static final int TRIES = 3 * KILLS;

  @TempDir Path folder = Path.of("");

  private Path shop(String name) throws IOException {
    Path shop = Files.createDirectory(folder.resolve(name));
    Files.writeString(
        shop.resolve("a.segue"),
        """
        schema {
          contact from contacts key id { country text }
          events from events key id of contact by contact_id at at type type {
            purchased { amount decimal(12,2) }
          }
        }
        trait spent = sum(purchased.amount)
        segment buyers { purchased }
        segment often { purchased at least 2 times in last 30 days }
        """);
    StringBuilder contacts = new StringBuilder("id,country\n");
    for (int i = 0; i < 2_000; i++) {
      contacts.append(i).append(",US\n");
    }
    Files.writeString(shop.resolve("contacts.csv"), contacts);
    Called.done(shop, "run", "--as-of", "2026-03-01");
    return shop;
  }

  private void files() throws IOException {
    for (int i = 0; i < FILES; i++) {
      StringBuilder events = new StringBuilder("id,contact_id,type,amount,at\n");
      for (int j = 0; j < A_FILE; j++) {
        int number = i * A_FILE + j;
        events.append(number).append(',').append(number * 7 % 1_900);
        events.append(",purchased,1.5,2026-02-2").append(i % 8).append("T10:00:00Z\n");
      }
      Files.writeString(file(i), events);
    }
  }

  private Path file(int number) {
    return folder.resolve("events" + number + ".csv");
  }

  private Process begun(Path shop) throws IOException {
    List<String> words = new ArrayList<>(List.of("ingest", "--refresh", "--as", "events"));
    words.addAll(List.of("--as-of", "2026-03-01"));
    for (int i = 0; i < FILES; i++) {
      words.add(file(i).toString());
    }
    return new ProcessBuilder(Called.line(List.of(), words.toArray(String[]::new)))
        .directory(shop.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("out.txt").toFile())
        .start();
  }

  private void worked(Path shop) throws IOException, InterruptedException {
    assertEquals(0, begun(shop).waitFor(), () -> read(folder.resolve("out.txt")));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatWasReadIsInTheMembershipsAndNothingElse() throws Exception {
    files();
    Path whole = shop("whole");
    worked(whole);
    List<String> all = rows(whole, STORED);
    assertEquals(all, rows(whole, ASKED));
    int killed = 0;
    int between = 0;
    for (int tries = 1; killed < KILLS; tries++) {
      assertTrue(tries <= TRIES, "most had worked to their end before they were killed");
      Path shop = shop("shop" + tries);
      Process process = begun(shop);
      // as many as were read are some of the files, each time others
      int some = A_FILE * (1 + tries * 5 % FILES);
      while (process.isAlive() && events(shop) < some) {
        Thread.sleep(GLANCE);
      }
      process.destroyForcibly();
      killed += process.waitFor() == 137 ? 1 : 0;
      long read = events(shop);
      between += read > 0 && read < FILES * A_FILE ? 1 : 0;
      assertEquals(rows(shop, ASKED), rows(shop, STORED));
      worked(shop);
      assertEquals(all, rows(shop, STORED));
    }
    assertTrue(between >= KILLS / 2, () -> "killed in the midst of it");
  }

  private static final String STORED =
      "select segment || ' ' || contact from segue_member"
          + " union all select definition || ' ' || contact || ' ' || value from segue_value"
          + " order by 1";

  /** By what was read. */
  private static final String ASKED =
      "select distinct 'buyers ' || contact_id from events"
          + " union all select 'often ' || contact_id from events group by contact_id"
          + " having count(*) > 1"
          + " union all select 'spent ' || id || ' '"
          + " || (select coalesce(sum(amount), 0) from events where contact_id = contacts.id)"
          + " from contacts order by 1";

  private static long events(Path shop) throws SQLException {
    return Long.parseLong(rows(shop, "select count(*) from events").getFirst());
  }

  private static List<String> rows(Path shop, String sql) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + shop.resolve("segue.db"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    return all;
  }
}
