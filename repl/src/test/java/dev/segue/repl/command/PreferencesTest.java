package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What contacts want, and that nothing is left of who wants to be forgotten. */
final class PreferencesTest {
  private static final String HEADER = "id,email\n";
  private static final String ANA = "ana,Ana.Secret@x.example\n";
  private static final String BOB = "bob,bob@x.example\n";

  @TempDir Path folder;

  @BeforeEach
  void workspace() throws IOException {
    write(
        "a.segue",
        """
        schema {
          contact from contacts key id { email email, own mood text }
          events from events key id of contact by contact_id at occurred_at type event_type {
            page_viewed { path text }
          }
        }
        topic news "News" opt out
        list called
        segment all { everyone }
        segment asked { in list called }
        message hello { channel email, topic news, from "A <a@b.example>", subject "Hi", body "You" }
        message again { channel email, topic news, from "A <a@b.example>", subject "Hi", body "You" }
        program woo {
          audience all
          send hello
          add to list called
          set mood = "good"
          wait 1 day
          send again
        }
        """);
    write("contacts.csv", HEADER + ANA + BOB);
    write(
        "events.csv",
        """
        id,contact_id,occurred_at,event_type,path
        e1,ana,2026-02-27T10:00:00Z,page_viewed,/secret-path
        """);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private String done(String... arguments) {
    return Called.done(folder, arguments);
  }

  private String sent() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve("outbox"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  private long sentTo(String contact) throws IOException {
    return sent().lines().filter(l -> l.contains("\"contact\":\"" + contact + "\"")).count();
  }

  @Test
  void whoUnsubscribesIsSentNothingMore() throws IOException {
    done("run", "--as-of", "2026-03-01");
    assertEquals(
        "ana is unsubscribed from 'news'\n",
        done("unsubscribe", "ana", "news", "--as-of", "2026-03-01T12:00"));
    assertEquals(
        "bob is unsubscribed from every topic; nothing is sent there\n",
        done("unsubscribe", "bob", "--as-of", "2026-03-01T12:00"));
    String report = done("run", "--as-of", "2026-03-02");
    assertTrue(report.contains("not subscribed to 'news'"), report);
    assertTrue(report.contains("the address is suppressed: unsubscribed"), report);
    assertEquals(List.of(1L, 1L), List.of(sentTo("ana"), sentTo("bob")));
  }

  @Test
  void whoWantsItAgainIsWrittenToAgain() throws IOException {
    done("run", "--as-of", "2026-03-01");
    done("unsubscribe", "bob", "--as-of", "2026-03-01T12:00");
    done("subscribe", "bob", "news", "--as-of", "2026-03-01T13:00");
    done("run", "--as-of", "2026-03-02");
    assertEquals(2, sentTo("bob"));
    Called unknown = Called.segue(folder, "subscribe", "bob", "newz");
    assertEquals(ExitCodes.USAGE, unknown.code());
    assertTrue(unknown.err().contains("did you mean news?"), unknown.err());
    assertEquals(ExitCodes.USAGE, Called.segue(folder, "unsubscribe", "nobody").code());
    assertEquals(ExitCodes.USAGE, Called.segue(folder, "unsubscribe").code());
    assertEquals(
        ExitCodes.USAGE, Called.segue(folder, "unsubscribe", "--token", "bm90aGluZw.x").code());
  }

  @Test
  void nothingIsLeftOfWhoIsErasedButAHash() throws IOException {
    done("run", "--as-of", "2026-03-01");
    String told = done("erase", "ana", "--as-of", "2026-03-01T12:00");
    assertTrue(told.startsWith("ana is erased; a keyed hash of the address stays\n"), told);
    write("contacts.csv", HEADER + BOB);
    Files.delete(folder.resolve("events.csv"));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.getFileName().toString().contains(".db")).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (String trace : List.of("Ana.Secret", "ana.secret", "secret-path")) {
          assertFalse(bytes.contains(trace), file + " still has " + trace);
        }
      }
    }
    assertEquals("1\n", done("count", "everyone"));
    assertEquals(ExitCodes.USAGE, Called.segue(folder, "erase", "ana").code());
    done("run", "--as-of", "2026-03-02");
    assertEquals(List.of(1L, 2L), List.of(sentTo("ana"), sentTo("bob")));
  }

  @Test
  void anErasedAddressStaysSuppressedWhoeverBringsItInAgain() throws IOException {
    done("run", "--as-of", "2026-03-01");
    done("erase", "ana", "--as-of", "2026-03-01T12:00");
    write("contacts.csv", HEADER + BOB + "neu,ana.secret@X.EXAMPLE\n");
    String report = done("run", "--as-of", "2026-03-01T18:00");
    assertTrue(report.contains("the address is suppressed: erased"), report);
    assertEquals(0, sentTo("neu"));
    done("subscribe", "neu", "news", "--as-of", "2026-03-01T19:00");
    done("run", "--as-of", "2026-03-02T18:00");
    assertEquals(1, sentTo("neu"), "new consent counts");
  }
}
