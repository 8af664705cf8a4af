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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code segue why} says of everybody what {@code segue list} says, and turns when it says. */
final class WhyTest {
  private static final List<String> SEGMENTS =
      List.of("keen", "idle", "either", "some", "nested", "not_nested", "dated");

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException, SQLException {
    Files.writeString(
        folder.resolve("segue.yaml"), "name: shop\ntime_zone: Europe/Zurich\nsource: shop.db\n");
    Files.writeString(
        folder.resolve("a.segue"),
        """
        schema {
          contact from contacts key id integer {
            country text
            visits  integer
            since   date
          }
          events from events key id of contact by contact_id at at type type {
            viewed { path text }
          }
        }
        segment keen { country in ("US", "CA") and viewed(path like "/a*") at least 2 times in last 30 days }
        segment idle { never viewed in last 7 days }
        segment either { visits > 3 or viewed in last 3 days }
        segment some { at least 2 of (visits > 3, country = "US", viewed ever) }
        segment nested { in keen and not in idle }
        segment not_nested { not in nested }
        segment dated { since in last 10 days }
        """);
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table contacts (id integer primary key, country text, visits integer, since"
              + " text)");
      statement.execute(
          "create table events (id integer primary key, contact_id integer, at text, type text,"
              + " path text)");
      statement.execute(
          "insert into contacts values (1, 'US', 5, '2026-02-25'), (2, 'CH', 1, null),"
              + " (3, 'CA', null, '2026-03-02')");
      statement.execute(
          "insert into events values"
              + " (1, 1, '2026-02-20T10:00:00Z', 'viewed', '/a'),"
              + " (2, 1, '2026-02-27T10:00:00Z', 'viewed', '/a/b'),"
              + " (3, 2, '2026-03-01T10:00:00Z', 'viewed', '/b'),"
              + " (4, 3, '2025-03-01T10:00:00Z', 'viewed', '/a')");
    }
  }

  private JsonNode why(int contact, String segment, String... more) {
    String[] words = new String[4 + more.length];
    words[0] = "why";
    words[1] = String.valueOf(contact);
    words[2] = segment;
    words[3] = "--json";
    System.arraycopy(more, 0, words, 4, more.length);
    Called called = Called.segue(folder, words);
    assertEquals(0, called.code(), called.err());
    return JsonMapper.builder().build().readTree(called.out());
  }

  private boolean isListed(int contact, String segment) {
    return Called.segue(folder, "list", segment, "--csv")
        .out()
        .lines()
        .anyMatch(line -> line.startsWith(contact + ","));
  }

  @Test
  void theAnswerIsThatOfTheList() {
    for (String segment : SEGMENTS) {
      for (int contact = 1; contact <= 3; contact++) {
        JsonNode why = why(contact, segment);
        assertEquals(isListed(contact, segment), why.get("in").asBoolean(), segment + contact);
        assertEquals(why.get("in"), why.at("/because/holds"));
        assertTrue(!why.get("change").isEmpty(), segment);
      }
    }
  }

  @Test
  void timeTurnsItThenAndNotBefore() {
    int turned = 0;
    for (String segment : SEGMENTS) {
      for (int contact = 1; contact <= 3; contact++) {
        JsonNode why = why(contact, segment);
        if (why.has("turns")) {
          turned++;
          Instant at = OffsetDateTime.parse(why.get("turns").asString()).toInstant();
          JsonNode then = why(contact, segment, "--as-of", at.toString());
          JsonNode before = why(contact, segment, "--as-of", at.minusMillis(1).toString());
          assertEquals(!why.get("in").asBoolean(), then.get("in").asBoolean(), segment + contact);
          assertEquals(why.get("in"), before.get("in"), segment + contact);
        }
      }
    }
    assertTrue(turned >= 6, turned + " turn");
  }

  /** The events of each part, told alone, make as many as the part counts. */
  @Test
  void eventsAreTold() {
    JsonNode part = why(1, "keen").at("/because/parts/1");
    assertEquals(
        List.of(
            "the number of viewed with path like \"/a*\" in the last 30 days is 2",
            "at 2026-02-27T11:00:00+01:00, 2026-02-20T11:00:00+01:00"),
        part.get("values").valueStream().map(JsonNode::asString).toList());
    JsonNode none = why(2, "keen").at("/because/parts/1");
    assertEquals(1, none.get("values").size(), none.toString());
  }

  @Test
  void nobodyAndNothingAreToldApart() {
    Called nobody = Called.segue(folder, "why", "99", "keen");
    assertEquals(2, nobody.code());
    assertTrue(nobody.err().contains("there is no contact '99'"), nobody.err());
    assertEquals(2, Called.segue(folder, "why", "one", "keen").code());
    assertTrue(Called.segue(folder, "why", "1", "kean").err().contains("did you mean keen?"));
  }
}
