package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.PostgresServer;
import dev.segue.runtime.States;
import dev.segue.runtime.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What a rehearsal tells, that the same seed tells the same, and that nothing of it stays. */
final class SimulateTest {
  private static final int CONTACTS = 200;
  private static final String FROM = "2026-03-02T08:00";

  private static final String[] ANSWERS = {
    "--responds", "email_opened 50% within 2 days, half within 3 hours",
    "--responds", "bought(product = \"bicycle\") 40% within 1 day of bye after email_opened"
  };

  @TempDir Path folder;

  @BeforeEach
  void workspace() throws IOException {
    Files.writeString(
        folder.resolve("a.segue"),
        """
        schema {
          contact from contacts key id { email email, country text }
          events from events key id of contact by contact_id at occurred_at type event_type {
            email_opened { message text }
            bought       { product text }
          }
        }
        vocabulary standard { prospect "prospect", "prospects" }
        vocabulary swiss when country = "CH" { prospect "Kunde", "Kunden" }
        segment reachable { email is present }
        segment abroad { country != "CH" }
        message hello { from "A <a@b.example>", subject "Hi", body "Dear {{ term.prospect }}" }
        message bye { from "A <a@b.example>", subject "Bye", body "Bye" }
        program woo {
          audience reachable
          goal     bought(product = "bicycle")
          hours    09:00 to 17:00
          send hello
          wait until email_opened(message = "hello"), at most 3 days
          if email_opened(message = "hello") { send bye }
          wait 4 days
        }
        """);
    StringBuilder contacts = new StringBuilder("id,email,country\n");
    for (int i = 0; i < CONTACTS; i++) {
      contacts.append("c%03d,c%03d@x.example,%s\n".formatted(i, i, i % 4 == 0 ? "CH" : "US"));
    }
    Files.writeString(folder.resolve("contacts.csv"), contacts);
  }

  private String simulated(String... more) {
    List<String> words = new ArrayList<>(List.of("simulate", "woo", "--as-of", FROM));
    words.addAll(List.of(more));
    return Called.done(folder, words.toArray(String[]::new));
  }

  private String answered(String... more) {
    return simulated(Stream.concat(Stream.of(ANSWERS), Stream.of(more)).toArray(String[]::new));
  }

  private void ingested() {
    Called.done(folder, "ingest", "--as-of", "2026-03-01");
  }

  private static long sum(JsonNode days, String... path) {
    long sum = 0;
    for (JsonNode day : days) {
      JsonNode node = day;
      for (String part : path) {
        node = node.path(part);
      }
      sum += node.asLong(0);
    }
    return sum;
  }

  @Test
  void whatWouldHappenIsToldByDayAndStepAndGroup() {
    ingested();
    JsonNode told = new ObjectMapper().readTree(answered("--days", "9", "--json"));
    JsonNode total = told.path("total");
    JsonNode days = told.path("days");
    assertEquals(CONTACTS, total.path("entered").asLong());
    assertTrue(total.path("putOff").asLong() >= CONTACTS, "hours begin at nine");
    assertEquals(10, days.size(), "nine days from eight o'clock on are of ten");
    for (String of : List.of("entered", "putOff")) {
      assertEquals(total.path(of).asLong(), sum(days, "counts", of), of);
    }
    long goals = total.path("ended").path("goal").asLong();
    assertEquals(goals, sum(days, "counts", "ended", "goal"));
    long byes = total.path("sent").path("bye").asLong();
    JsonNode opened = told.path("answers").path(0);
    JsonNode bought = told.path("answers").path(1);
    assertEquals(CONTACTS + byes, opened.path("of").asLong(), "each message may be opened");
    assertEquals(bought.path("answered").asLong(), goals);
    assertTrue(byes > 80 && byes < 120, "about half open: " + byes);
    assertTrue(goals > 8 && goals < 32, "40% of half of those: " + goals);
    long standing = 0;
    for (JsonNode step : days.path(0).path("standing")) {
      standing += step.asLong();
    }
    assertEquals(
        CONTACTS, standing + days.path(0).path("counts").path("ended").path("goal").asLong());
    assertEquals(0, days.path(9).path("standing").size(), "nobody is in it any more");
    JsonNode words = told.path("vocabularies");
    assertEquals("standard", words.path(0).path("name").asString());
    assertEquals(150, words.path(0).path("entered").asLong());
    assertEquals(50, words.path(1).path("entered").asLong());
    assertEquals(goals, sum(words, "ended", "goal"));
    assertEquals(CONTACTS + byes, sum(words, "sent"));
    assertEquals("abroad", told.path("segments").path(0).path("name").asString());
    assertEquals(150, told.path("segments").path(0).path("entered").asLong());
  }

  @Test
  void theSameSeedTellsTheSame() {
    ingested();
    String once = answered("--seed", "7");
    assertEquals(once, answered("--seed", "7"));
    assertNotEquals(once.replace("seed 7", ""), answered("--seed", "8").replace("seed 8", ""));
    assertTrue(simulated().contains("nobody does anything"), "without answers");
  }

  @Test
  void theFileIsAsItWas() throws IOException {
    ingested();
    byte[] before = Files.readAllBytes(folder.resolve("segue.db"));
    answered();
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("segue.db")));
    Called.done(folder, "run", "--as-of", "2026-03-02T10:00");
    byte[] running = Files.readAllBytes(folder.resolve("segue.db"));
    String from = "2026-03-02T11:00";
    Called.done(folder, "simulate", "woo", "--as-of", from, ANSWERS[0], ANSWERS[1]);
    assertArrayEquals(running, Files.readAllBytes(folder.resolve("segue.db")));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("a.segue", "contacts.csv", "outbox", "segue.db"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aServerIsAsItWas() throws IOException {
    ingested();
    String inFile = answered();
    String server = PostgresServer.schema(PostgresServer.database(), "simulated");
    Files.writeString(folder.resolve("segue.yaml"), "state: " + server + "\n");
    ingested();
    Map<String, List<String>> before = rows(server);
    assertEquals(inFile, answered(), "the same contacts answer on every database");
    assertEquals(before, rows(server));
    assertTrue(before.getOrDefault("contacts", List.of()).size() == CONTACTS);
  }

  /** Every row of every table. */
  private static Map<String, List<String>> rows(String server) {
    Map<String, List<String>> rows = new TreeMap<>();
    try (Store store = Store.open(States.on(server))) {
      for (String table :
          store.list(
              new SqlText(
                  "select table_name from information_schema.tables"
                      + " where table_schema = 'simulated'",
                  List.of()),
              r -> r.text(0).orElseThrow())) {
        rows.put(
            table,
            store.list(
                new SqlText(
                    "select cast(t as text) from simulated.\"" + table + "\" t order by 1",
                    List.of()),
                r -> r.text(0).orElseThrow()));
      }
    }
    return rows;
  }

  private void refused(String reason, String... more) {
    List<String> words = new ArrayList<>(List.of("simulate", "woo", "--as-of", FROM));
    words.addAll(List.of(more));
    Called called = Called.segue(folder, words.toArray(String[]::new));
    assertEquals(ExitCodes.USAGE, called.code(), called.err());
    assertTrue(called.err().contains(reason), called.err());
  }

  @Test
  void answersThatMakeNoSenseAreRefused() throws IOException {
    refused("is no answer", "--responds", "email_opened often");
    refused("did you mean email_opened?", "--responds", "email_opend 30% within 2 days");
    refused("no more than 100%", "--responds", "email_opened 130% within 2 days");
    refused("cannot take longer", "--responds", "email_opened 1% within 1 day, half within 2 days");
    refused("'2 moons' is no time", "--responds", "email_opened 1% within 2 moons");
    refused("one event", "--responds", "email_opened twice 1% within 2 days");
    refused("one event", "--responds", "any event 1% within 2 days");
    refused("what the event says", "--responds", "bought(product != \"x\") 1% within 2 days");
    refused("nobody is said to answer", "--responds", "bought 1% within 2 days after email_opened");
    refused("there is no message 'helo'", "--responds", "bought 1% within 2 days of helo");
    refused("said twice", ANSWERS[0], ANSWERS[1], ANSWERS[0], ANSWERS[1]);
    refused("--days takes", "--days", "-1");
    Called missing = Called.segue(folder, "simulate", "woo", "--responses", "none.txt");
    assertEquals(ExitCodes.FILE, missing.code(), missing.err());
  }

  @Test
  void somebodysTablesAreOnlyRead() throws IOException {
    ingested();
    String own = answered("--json");
    Files.move(folder.resolve("segue.db"), folder.resolve("theirs.db"));
    Files.writeString(folder.resolve("segue.yaml"), "source: theirs.db\n");
    byte[] before = Files.readAllBytes(folder.resolve("theirs.db"));
    assertEquals(own, answered("--json"), "the same contacts answer in a copy");
    Called.done(folder, "run", "--as-of", "2026-03-02T10:00");
    byte[] running = Files.readAllBytes(folder.resolve("segue.db"));
    JsonNode later =
        new ObjectMapper()
            .readTree(
                Called.done(
                    folder,
                    "simulate",
                    "woo",
                    "--as-of",
                    "2026-03-02T11:00",
                    "--json",
                    ANSWERS[0],
                    ANSWERS[1]));
    assertEquals(0, later.path("total").path("entered").asLong(), "all are in it already");
    assertTrue(later.path("total").path("ended").path("end").asLong() > 0, later.toString());
    assertArrayEquals(running, Files.readAllBytes(folder.resolve("segue.db")));
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("theirs.db")));
  }

  @Test
  void whereSeguesTablesAreOnAServerSomebodysAreNotCopied() throws IOException {
    ingested();
    String server = PostgresServer.schema(PostgresServer.database(), "simulated_apart");
    String theirs = PostgresServer.schema(PostgresServer.database(), "simulated_theirs");
    Files.writeString(folder.resolve("segue.yaml"), "state: " + theirs + "\n");
    ingested();
    Files.writeString(
        folder.resolve("segue.yaml"), "source: " + theirs + "\nstate: " + server + "\n");
    Called called =
        Called.segue(folder, "simulate", "woo", "--as-of", FROM, ANSWERS[0], ANSWERS[1]);
    assertEquals(ExitCodes.FILE, called.code(), called.err());
    assertTrue(called.err().contains("rehearse without answers"), called.err());
    assertTrue(simulated().contains(CONTACTS + " contacts entered"));
  }
}
