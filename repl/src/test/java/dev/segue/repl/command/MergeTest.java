package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two contacts turn out to be one: nothing is lost, nothing is sent twice, and no is no. */
final class MergeTest {
  private static final String HEADER = "id,email\n";
  private static final String ANA = "ana,ana@x.example\n";
  private static final String BOB = "bob,bob@x.example\n";
  private static final String EVENTS = "id,contact_id,occurred_at,event_type\n";
  private static final String SAYS = "contact_id,topic,at,subscribed\n";

  @TempDir Path folder;

  @BeforeEach
  void workspace() throws IOException {
    write(
        "a.segue",
        """
        schema {
          contact from contacts key id { email email, own mood text }
          events from events key id of contact by contact_id at occurred_at type event_type {
            page_viewed { }
          }
          consent from says of contact by contact_id topic topic at at status subscribed
        }
        topic news "News" opt out
        list vips from "vips.txt.csv" by id
        segment all { everyone }
        segment keen { page_viewed at least 2 times in last 90 days }
        segment asked { in list vips }
        message hello { channel email, topic news, from "A <a@b.example>", subject "Hi", body "You" }
        message again { channel email, topic news, from "A <a@b.example>", subject "Hi", body "You" }
        program woo {
          audience all
          send hello
          set mood = "good"
          wait 1 day
          send again
        }
        """);
    write("vips.txt.csv", "id\nbob\n");
    write("contacts.csv", HEADER + ANA + BOB);
    write(
        "events.csv",
        EVENTS
            + "e1,ana,2026-02-27T10:00:00Z,page_viewed\ne2,bob,2026-02-27T10:00:00Z,page_viewed\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private String done(String... arguments) {
    return Called.done(folder, arguments);
  }

  private long sentTo(String contact) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve("outbox"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString()
        .lines()
        .filter(l -> l.contains("\"contact\":\"" + contact + "\""))
        .count();
  }

  private String members(String segment) {
    return done("export", "memberships")
        .lines()
        .filter(l -> l.startsWith(segment + ","))
        .map(l -> l.split(",", -1)[1])
        .reduce("", (one, other) -> one + " " + other)
        .strip();
  }

  @Test
  void whatTheOneDidTheOtherDid() throws IOException {
    done("run", "--as-of", "2026-03-01");
    assertEquals("bob", members("asked"));
    assertEquals("", members("keen"));
    assertEquals(
        """
        bob is ana now: 1 row and 1 run went over
        1 run ended, since another goes on; 0 messages will not leave
        rows that come of bob go to ana from now on
        """,
        done("merge", "bob", "--into", "ana", "--as-of", "2026-03-01T12:00"));
    done("refresh", "--as-of", "2026-03-01T13:00");
    assertEquals("ana", members("keen"));
    assertEquals("ana", members("all"));
    write("vips.txt.csv", "id\nbob\nnobody\n");
    String second = done("run", "--as-of", "2026-03-02T01:00");
    assertEquals(2, sentTo("ana"), second);
    assertEquals(1, sentTo("bob"));
    assertEquals("ana", members("asked"));

    write("contacts.csv", HEADER + ANA + "bob,bob@y.example\n");
    write(
        "events.csv",
        EVENTS + "e2,bob,2026-02-27T10:00:00Z,page_viewed\ne3,bob,2026-03-02,page_viewed\n");
    String read = done("ingest", "--as-of", "2026-03-02T02:00");
    assertTrue(read.contains("1 new row, 3 said before"), read);
    assertEquals("1\n", done("count", "page_viewed at least 3 times in last 90 days"));
    String line =
        "{\"id\": \"e4\", \"contact_id\": \"bob\", \"occurred_at\": \"2026-03-02\", \"event_type\": \"page_viewed\"}\n";
    Called listened = Called.typed(folder, line, "listen");
    assertEquals("1 row: 1 new, 0 changed, 0 as they were, 0 refused\n", listened.out());
    Called bob =
        Called.typed(
            folder,
            "{\"id\": \"bob\", \"email\": \"x@y.example\"}\n",
            "listen",
            "--as",
            "contacts");
    assertEquals("1 row: 0 new, 0 changed, 1 as they were, 0 refused\n", bob.out());
    assertEquals("1\n", done("count", "everyone"));

    Called gone = Called.segue(folder, "erase", "bob");
    assertTrue(gone.err().contains("segue erase ana forgets both"), gone.err());
    done("erase", "ana");
    Called anew = Called.typed(folder, "{\"id\": \"bob\"}\n", "listen", "--as", "contacts");
    assertEquals("1 row: 1 new, 0 changed, 0 as they were, 0 refused\n", anew.out());
  }

  @Test
  void whoWantedItNoMoreIsNotAskedAgain() throws IOException {
    write("says.csv", SAYS + "bob,news,2026-02-01,false\nana,news,2026-02-20,true\n");
    done("run", "--as-of", "2026-03-01");
    String told = done("merge", "bob", "--into", "ana", "--as-of", "2026-03-01T12:00", "--json");
    assertTrue(told.replaceAll("\\s", "").contains("\"refused\":[\"news\"]"), told);
    String report = done("run", "--as-of", "2026-03-02T18:00");
    assertTrue(report.contains("not subscribed to 'news'"), report);
    assertEquals(1, sentTo("ana"));
    done("subscribe", "ana", "news", "--as-of", "2026-03-03");
    write("contacts.csv", HEADER + "cy,cy@x.example\n");
    done("run", "--as-of", "2026-03-04");
    done("unsubscribe", "ana", "news", "--as-of", "2026-03-04T12:00");
    String other = done("merge", "ana", "--into", "cy", "--as-of", "2026-03-04T13:00");
    assertTrue(!other.contains("unsubscribed"), "no was said last: " + other);
    done("run", "--as-of", "2026-03-06");
    assertEquals(1, sentTo("cy"));
    String no = done("unsubscribe", "bob", "news", "--as-of", "2026-03-07");
    assertEquals("cy is unsubscribed from 'news'\n", no);
  }

  @Test
  void whoWantedNothingGetsNothingUnderAnotherAddress() throws IOException {
    String script = Files.readString(folder.resolve("a.segue"));
    write(
        "a.segue", script.replace("topic news \"News\" opt out\n", "").replace("topic news, ", ""));
    write("contacts.csv", HEADER + ANA + BOB + "cy,cy@x.example\ndee,dee@x.example\n");
    done("ingest");
    done("unsubscribe", "bob", "--as-of", "2026-03-01");
    String told = done("merge", "bob", "--into", "ana", "--as-of", "2026-03-01T12:00");
    assertTrue(
        told.contains("nothing is sent to the address of ana, as nothing was to that of bob"),
        told);
    String report = done("run", "--as-of", "2026-03-02T18:00");
    assertTrue(report.contains("the address is suppressed: unsubscribed"), report);
    assertEquals(0, sentTo("ana"));
    assertTrue(sentTo("cy") > 0, report);
    String again = done("merge", "cy", "--into", "ana", "--as-of", "2026-03-03");
    assertTrue(!again.contains("nothing is sent"), again);
    String on = done("merge", "ana", "--into", "dee", "--as-of", "2026-03-03T12:00");
    assertTrue(
        on.contains("nothing is sent to the address of dee, as nothing was to that of ana"), on);
  }

  @Test
  void noStepIsRepeated() throws IOException {
    write("contacts.csv", HEADER + BOB);
    done("run", "--as-of", "2026-03-01");
    done("run", "--as-of", "2026-03-02T01:00");
    assertEquals(2, sentTo("bob"));
    write("contacts.csv", HEADER + BOB + ANA);
    done("ingest", "--as-of", "2026-03-03");
    done("refresh", "--as-of", "2026-03-03");
    done("advance", "--as-of", "2026-03-03");
    String told = done("merge", "bob", "--into", "ana", "--as-of", "2026-03-03T12:00");
    assertTrue(
        told.contains("0 runs ended, since another goes on; 1 message will not leave"), told);
    String script = Files.readString(folder.resolve("a.segue"));
    write("a.segue", script.replace("send again\n", "send again\n  set mood = \"well\"\n"));
    done("run", "--as-of", "2026-03-03T13:00");
    done("migrate", "woo", "--apply", "--as-of", "2026-03-03T14:00");
    done("run", "--as-of", "2026-03-05");
    assertEquals(0, sentTo("ana"));
    assertTrue(done("list", "everyone").contains("well"), "it went on to its end");
  }

  @Test
  void whatCannotBeIsRefusedWithWhatToDo() throws IOException {
    write("contacts.csv", HEADER + ANA + BOB + "cy,cy@x.example\n");
    done("ingest");
    refused("'ana' is one contact already", "ana", "ana");
    refused("there is no contact 'nobody'", "nobody", "ana");
    refused("there is no contact 'nobody'", "ana", "nobody");
    done("merge", "ana", "--into", "bob");
    refused("nothing is left to do", "ana", "bob");
    refused("segue merge bob --into cy", "ana", "cy");
    refused("'bob' is who stays", "bob", "ana");
    refused("segue merge cy --into bob", "cy", "ana");
    done("merge", "bob", "--into", "cy");
    refused("'cy' is who stays", "cy", "ana");
    assertEquals(ExitCodes.USAGE, Called.segue(folder, "merge", "ana").code());
  }

  private void refused(String why, String gone, String stays) {
    Called called = Called.segue(folder, "merge", gone, "--into", stays);
    assertEquals(ExitCodes.USAGE, called.code());
    assertTrue(called.err().contains(why), called.err());
  }

  @Test
  void whoHasButEventsIsSomebodyToo() throws IOException {
    write("contacts.csv", HEADER + ANA);
    done("run", "--as-of", "2026-03-01");
    done("merge", "bob", "--into", "ana", "--as-of", "2026-03-01T12:00");
    done("refresh", "--as-of", "2026-03-01T13:00");
    assertEquals("ana", members("keen"));
  }
}
