package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event says something else only where somebody says that it does. */
final class CorrectTest {
  private static final String HEADER = "id,contact_id,type,at,amount,coupon\n";

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void people() throws IOException {
    write(
        "a.segue",
        """
        schema {
          contact from contacts key id { email email, country text }
          events from events key id of contact by contact_id at at type type {
            purchased { amount integer, coupon text }
          }
        }
        segment buyers { purchased in last 7 days }
        message thanks {
          channel email
          from    "A <a@b.example>"
          subject "Thanks"
          body    "{{ trigger.amount | default: 0 }} {{ trigger.coupon | default: 'none' }}"
        }
        program thank {
          starts on purchased
          reenter always
          wait 1 hour
          send thanks
        }
        """);
    write("contacts.csv", "id,email,country\n1,one@x.example,US\n2,two@x.example,CA\n");
    done("run", "--as-of", "2026-03-01");
    write("events.csv", HEADER + "7,1,purchased,2026-03-01T10:00:00Z,5,\n");
    done("ingest", "events.csv", "--refresh", "--as-of", "2026-03-01T10:30:00Z");
    assertEquals("1", members());
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }

  private String done(String... arguments) {
    return Called.done(folder, arguments);
  }

  private String members() {
    return done("export", "memberships")
        .lines()
        .filter(l -> l.startsWith("buyers"))
        .map(l -> l.split(",", -1)[1])
        .reduce("", String::concat);
  }

  /** To whom what went, in order. */
  private List<String> mail() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("outbox"))) {
      return Files.readAllLines(
              files.filter(f -> f.toString().endsWith(".jsonl")).findFirst().orElseThrow())
          .stream()
          .map(l -> l.replaceAll(".*\"to\":\"(\\w+)@.*\"body\":\"([^\"]*)\".*", "$1 $2"))
          .sorted()
          .toList();
    }
  }

  @Test
  void aCorrectedFileTouchesBothContactsAndBeginsNothingTwice() throws IOException {
    String fixed = HEADER + "7,2,purchased,2026-03-01T10:10:00Z,6,SPRING\n";
    write("fixed/events.csv", fixed);
    String aside =
        done("ingest", "fixed/events.csv", "--refresh", "--as-of", "2026-03-01T10:40:00Z");
    assertTrue(aside.contains("1 row set aside"), aside);
    String why = Files.readString(folder.resolve("fixed/rejected/events.csv"));
    assertTrue(why.contains("if this one is right: --correct"), why);
    assertEquals("1", members());
    String corrected =
        done("ingest", "fixed/events.csv", "--correct", "--refresh", "--as-of", "2026-03-01T10:41");
    assertTrue(corrected.contains("0 new rows, 1 changed"), corrected);
    assertEquals("2", members());
    String again =
        done("ingest", "fixed/events.csv", "--correct", "--refresh", "--as-of", "2026-03-01T10:42");
    assertTrue(again.contains("0 new rows, 1 said before"), again);
    write("events.csv", HEADER + "7,1,purchased,2026-03-01T10:00:00Z,5,\n\n");
    String late = done("run", "--as-of", "2026-03-01T20:00:00Z");
    assertTrue(late.contains("1 set aside"), late);
    assertEquals(List.of("one 5 none", "two 6 SPRING"), mail());
  }

  @Test
  void whatAnEventMovesToIsSeenAtItsOwnTimeAndWhatItHasBegunStays() throws IOException {
    // known before it happens, and then said to have been a day before; without its amount
    write("fixed/a.csv", "id,contact_id,type,at,coupon\n7,1,purchased,2026-02-20T10:00:00Z,X\n");
    done(
        "ingest",
        "fixed/a.csv",
        "--as",
        "events",
        "--correct",
        "--refresh",
        "--as-of",
        "2026-03-01T10:40:00Z");
    assertEquals("", members());
    Called whole = Called.segue(folder, "list", "purchased(amount is missing)");
    assertTrue(whole.out().contains("one@x.example"), whole.out() + whole.err());
    done("run", "--as-of", "2026-03-01T20:00:00Z");
    assertEquals(List.of("one 5 none"), mail());
    write("fixed/b.csv", HEADER + "7,1,purchased,2026-03-02T10:00:00Z,5,\n");
    done("ingest", "fixed/b.csv", "--as", "events", "--correct", "--as-of", "2026-03-02");
    done("run", "--as-of", "2026-03-03");
    assertEquals("1", members());
    assertEquals(List.of("one 5 none"), mail());
  }

  @Test
  void linesOfStandardInputCorrectWhereTheCommandSaysSo() {
    String line =
        "{\"id\": 7, \"contact_id\": 2, \"type\": \"purchased\", \"at\": \"2026-03-01\"}\n";
    Called refused = Called.typed(folder, line, "listen");
    assertEquals("1 row: 0 new, 0 changed, 0 as they were, 1 refused\n", refused.out());
    assertTrue(refused.err().contains("if this one is right: --correct"), refused.err());
    String other = line.replace("7", "8");
    Called corrected = Called.typed(folder, line + other, "listen", "--correct");
    assertEquals("2 rows: 1 new, 1 changed, 0 as they were, 0 refused\n", corrected.out());
    assertEquals("2", members());
  }

  @Test
  void whatIsCorrectedHasToBeNamed() {
    assertEquals(ExitCodes.USAGE, Called.segue(folder, "ingest", "--correct").code());
    Called served = Called.segue(folder, "listen", "--port", "0", "--correct");
    assertEquals(ExitCodes.USAGE, served.code());
    assertTrue(served.err().contains("PUT /TABLE"), served.err());
  }
}
