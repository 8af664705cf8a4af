package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of {@code segue report}. */
final class ReportTest {
  @TempDir Path folder;

  @BeforeEach
  void whatHappened() throws IOException {
    write(
        "a.segue",
        """
        schema {
          contact from contacts key id { email email, city text }
          events from events key id of contact by contact_id at occurred_at type event_type {
            email_opened  { message text }
            email_clicked { message text }
            bought        { }
          }
        }
        topic news "News" opt out
        segment reachable { email is present }
        message hello { topic news, from "A <a@b.example>", subject "Hi", body "Hi" }
        message bye { topic news, from "A <a@b.example>", subject "Bye", body "Bye" }
        program woo "Woo <script>alert('x')</script> & \\"more\\"" {
          audience reachable
          goal bought
          report by city
          send hello
          wait 1 day
          if email_opened(message = "hello") {
            send bye
          }
          wait 10 days
        }
        """);
    write(
        "contacts.csv",
        """
        id,email,city
        ana,ana@x.example,Bern
        bob,bob@x.example,Bern
        cleo,cleo@x.example,<b>Ulm</b>
        dan,dan@x.example,
        eve,,Bern
        """);
    write("events.csv", "id,contact_id,occurred_at,event_type,message\n");
    Called.done(folder, "run", "--as-of", "2026-03-01T09:00");
    write(
        "events.csv",
        """
        id,contact_id,occurred_at,event_type,message
        e1,ana,2026-03-01T10:00:00Z,email_opened,hello
        e2,bob,2026-03-01T10:00:00Z,email_opened,hello
        e3,bob,2026-03-01T11:00:00Z,email_opened,hello
        e4,bob,2026-03-01T11:00:00Z,email_clicked,hello
        e5,eve,2026-03-01T11:00:00Z,email_opened,hello
        e6,cleo,2026-03-01T12:00:00Z,bought,
        """);
    Called.done(folder, "run", "--as-of", "2026-03-02T12:00");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private String page() {
    return Called.done(folder, "report", "woo", "--as-of", "2026-03-02T13:00");
  }

  /** Of an edge of the drawing. */
  private static void assertRuns(String edge, long runs, String page) {
    assertTrue(page.contains("data-edge=\"" + edge + "\" data-runs=\"" + runs + "\""), page);
  }

  @Test
  void eachEdgeHasTheRunsThatWentAlongIt() {
    String page = page();
    assertRuns("start", 4, page);
    assertRuns("0&gt;1", 4, page);
    assertRuns("1&gt;2", 3, page); // cleo bought before
    assertRuns("2&gt;3", 2, page);
    assertRuns("3&gt;4", 2, page);
    assertRuns("2&gt;4", 1, page);
    assertRuns("4&gt;5", 0, page);
    assertTrue(page.contains("data-here=\"3\" data-left=\"0\""), page);
    assertTrue(page.contains("data-here=\"0\" data-left=\"1\""), page);
  }

  @Test
  void opensAndClicksAreOfMessagesThatWereSent() {
    String json =
        Called.done(folder, "report", "woo", "--as-of", "2026-03-02T13:00", "--json")
            .replaceAll("\\s+", "");
    assertTrue(
        json.contains("\"message\":\"hello\",\"sent\":4,\"kept\":0,\"opened\":{\"some\":2"), json);
    assertTrue(json.contains("\"clicked\":{\"some\":1,\"all\":4"), json);
    assertTrue(
        json.contains(
            "{\"value\":\"Bern\",\"contacts\":2,\"sent\":4,\"opened\":2,\"clicked\":1,\"goals\":0}"),
        json);
    assertTrue(json.contains("{\"value\":\"missing\",\"contacts\":1"), json);
    assertTrue(json.contains("\"ended\":{\"goal\":1}"), json);
  }

  @Test
  void theFunnelIsOfContacts() {
    String page = page();
    assertCome("entered", 4, 4, page);
    assertCome("were sent a message", 4, 4, page);
    assertCome("opened one", 2, 2, page);
    assertCome("clicked in one", 1, 1, page);
    assertCome("reached the goal", 1, 0, page); // cleo bought without a click
    assertTrue(page.contains("1 of them without the stage before"), page);
  }

  private static void assertCome(String stage, long contacts, long before, String page) {
    String told =
        "data-stage=\"%s\" data-contacts=\"%d\" data-before=\"%d\""
            .formatted(stage, contacts, before);
    assertTrue(page.contains(told), told + "\n" + page);
  }

  @Test
  void nothingOfNamesAndDataIsMarkup() {
    String page = page();
    assertFalse(page.contains("<script"), page);
    assertFalse(page.contains("<b>Ulm"), page);
    assertTrue(page.contains("Woo &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;"));
    assertTrue(page.contains("&lt;b&gt;Ulm&lt;/b&gt;"), page);
  }

  @Test
  void thePageNeedsNothingElse() {
    String page = page();
    assertFalse(page.matches("(?s).*(https?:|src=|href=|@import|url\\((?!#)).*"), page);
  }

  @Test
  void itIsWrittenToAFile() throws IOException {
    Called called = Called.segue(folder, "report", "woo", "--out", "out/woo.html");
    assertEquals("", called.out());
    assertTrue(Files.readString(folder.resolve("out/woo.html")).startsWith("<!doctype html>"));
  }

  /** Whose machine counts in other digits gets the same page. */
  @Test
  void theLanguageOfTheMachineChangesNothing() throws IOException, InterruptedException {
    String here = printed("en", "US");
    assertTrue(here.contains("<path class=\"way\""), here);
    assertEquals(here, printed("ar", "EG"));
  }

  /** What a process of its own prints. */
  private String printed(String language, String country) throws IOException, InterruptedException {
    Path page = folder.resolve(language + ".html");
    Process process =
        new ProcessBuilder(
                Called.line(
                    List.of("-Duser.language=" + language, "-Duser.country=" + country),
                    "report",
                    "woo",
                    "--as-of",
                    "2026-03-04T09:00"))
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(page.toFile())
            .start();
    assertEquals(ExitCodes.FINE, process.waitFor());
    return Files.readString(page);
  }
}
