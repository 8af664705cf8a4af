package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.repl.report.Screen;
import dev.segue.repl.report.VerifiedText;
import dev.segue.runtime.verify.Verified;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Of a sample of somebody's contacts SQL and the oracle say the same. */
@Tag("engines")
final class VerifyTest {
  private static final String SCRIPT =
      """
      schema {
        contact from customers key id integer {
          name    text
          tags    list of text
          joined  timestamp
          since   date
          vip     boolean
          spent   decimal(12,2)
          home    location from lat, lon
        }
        account from firms key id integer of contact by firm_id { industry text }
        event purchased from orders key order_no of contact by customer_id at ordered_at {
          amount decimal(12,2)
        }
      }
      trait total "Spent in all" = sum(purchased.amount)
      segment gold     { tags has "gold" }
      segment young    { since in last 30 days and joined before 2026-03-01 }
      segment spenders { sum(purchased.amount in last 7 days) > 20 and not (vip is true) }
      segment loud     { name contains "a" or account.industry = "steel" }
      segment top_two  { top 2 by spent }
      segment not_top  { not in top_two }
      score worth {
        5 when vip is true
        2 per purchased in last 30 days
      }
      partition tier {
        high when spent >= 50
        low  otherwise
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void workspace() throws IOException {
    Files.writeString(folder.resolve("a.segue"), SCRIPT);
  }

  /** Each speaks of the one before it twice: written out, the last would be of 2^45 parts. */
  @Test
  @Timeout(60)
  void definitionsThatSpeakOfOthersTwiceAreWorkedOutOnce() throws IOException {
    StringBuilder script =
        new StringBuilder(
            "schema { contact from contacts key id { visits integer } }\ntrait t0 = visits\n");
    for (int n = 1; n <= 45; n++) {
      script.append("trait t%d = t%d + t%d\n".formatted(n, n - 1, n - 1));
    }
    Files.writeString(folder.resolve("a.segue"), script + "segment many { t45 > 3 }\n");
    Files.writeString(folder.resolve("contacts.csv"), "id,visits\na,4\nb,\n");
    Called.done(folder, "ingest");
    String told = Called.done(folder, "verify");
    assertTrue(told.contains("Every answer is the same."), told);
  }

  private void source(String url, String list, String item) throws IOException, SQLException {
    Files.writeString(
        folder.resolve("segue.yaml"),
        "name: shop\ntime_zone: America/New_York\nedition: 1\nsource: " + url + "\n");
    try (Connection connection = DriverManager.getConnection(url);
        Statement make = connection.createStatement()) {
      make.execute(
          "create table customers (id bigint primary key, name text, tags "
              + list
              + ", joined timestamp,"
              + " since date, vip boolean, spent numeric(12,2), lat double precision, lon double"
              + " precision, firm_id bigint)");
      make.execute("create table firms (id bigint primary key, industry text)");
      make.execute(
          "create table orders (order_no text primary key, customer_id bigint, ordered_at"
              + " timestamp, amount numeric(12,2))");
      make.execute("insert into firms values (1, 'steel'), (2, null)");
      for (int i = 0; i < 12; i++) {
        make.execute(
            "insert into customers values (%d, 'Anna %d', %s, '2026-02-%02d 23:30:00', '2026-02-%02d', %s, %d.25, 40.7, -74, %d)"
                .formatted(
                    i,
                    i,
                    i % 2 == 0 ? item : "null",
                    i + 10,
                    i + 1,
                    i % 3 == 0 ? "true" : "false",
                    i * 10,
                    i % 3));
        make.execute(
            "insert into orders values ('o%d', %d, '2026-02-%02d 12:00:00', %d.10)"
                .formatted(i, i / 2, i + 16, i * 5));
      }
    }
  }

  private Called verify(String... more) {
    List<String> words = new ArrayList<>(List.of("verify", "--as-of", "2026-03-01"));
    words.addAll(List.of(more));
    return Called.segue(folder, words.toArray(String[]::new));
  }

  @Test
  void ofADuckdbDatabase() throws IOException, SQLException {
    source("jdbc:duckdb:" + folder.resolve("shop.duckdb"), "varchar[]", "['gold', 'x']");
    String all = "  6 segments\n  1 trait\n  1 score\n  1 partition\nEvery answer is the same.\n";
    assertEquals("12 of 12 contacts, drawn by seed 1, asked of duckdb\n" + all, verify().out());
    assertEquals(
        "12 of 12 contacts, drawn by seed 1, copied to sqlite\n" + all,
        verify("--engine", "sqlite").out());
    assertEquals(
        "5 of 12 contacts, drawn by seed 7, asked of duckdb\n"
            + "  4 segments\n  1 trait\n  1 score\n  1 partition\n"
            + "2 definitions skipped, which look at contacts outside of the sample: top_two,"
            + " not_top\n"
            + "  '--sample 12' asks them too\n"
            + "Every answer is the same.\n",
        verify("--sample", "5", "--seed", "7").out());
  }

  @Test
  void ofASqliteDatabase() throws IOException, SQLException {
    source("jdbc:sqlite:" + folder.resolve("shop.sqlite"), "text", "'[\"gold\",\"x\"]'");
    String all = "  6 segments\n  1 trait\n  1 score\n  1 partition\nEvery answer is the same.\n";
    assertEquals("12 of 12 contacts, drawn by seed 1, asked of sqlite\n" + all, verify().out());
    assertEquals(
        "5 of 12 contacts, drawn by seed 1, copied to duckdb\n" + all,
        verify("--engine", "duckdb", "--sample", "5").out());
    assertEquals(ExitCodes.USAGE, verify("--engine", "oracle").code());
  }

  @Test
  void anotherAnswerIsTold() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new VerifiedText(Screen.PIPE, new PrintStream(out, true, StandardCharsets.UTF_8))
        .print(
            new Verified(
                3,
                9,
                false,
                Map.of("segment", 2),
                List.of(),
                2,
                List.of(new Verified.Disagreement("segment", "gold", "7", "in", ""))),
            "duckdb",
            1);
    assertEquals(
        """
        3 of 9 contacts, drawn by seed 1, asked of duckdb
          2 segments
        2 answers not the same:
          segment gold of contact 7: the interpreter says in, SQL nothing
          and 1 more
        """,
        out.toString(StandardCharsets.UTF_8));
  }
}
