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

/** A message that a run sends speaks of the event that began that run. */
final class BegunByEventTest {
  @TempDir Path folder;

  @BeforeEach
  void workspace() throws IOException {
    write(
        "a.segue",
        """
        schema {
          contact from contacts key id { email email, time_zone time zone }
          events from events key id of contact by contact_id at occurred_at type event_type {
            cart_added { product text, price decimal(8,2), until timestamp }
          }
        }
        message left_behind {
          channel email
          from    "A <a@b.example>"
          subject "Your {{ trigger.product | default: 'cart' }}"
          body    "{{ trigger.price | default: 0 }} until {{ trigger.until | date: '%H:%M' | default: '?' }}"
        }
        program abandoned {
          starts on cart_added per product
          reenter always
          send left_behind
        }
        """);
    write("contacts.csv", "id,email,time_zone\nana,ana@x.example,Asia/Tokyo\n");
    write(
        "events.csv",
        """
        id,contact_id,occurred_at,event_type,product,price,until
        e0,ana,2026-02-27T10:00:00Z,cart_added,early,1.00,
        """);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private String done(String... arguments) {
    return Called.done(folder, arguments);
  }

  @Test
  void twoRunsOfOneContactSpeakEachOfItsOwn() throws IOException {
    done("run", "--as-of", "2026-03-01");
    write(
        "events.csv",
        """
        id,contact_id,occurred_at,event_type,product,price,until
        e0,ana,2026-02-27T10:00:00Z,cart_added,early,1.00,
        e1,ana,2026-03-01T10:00:00Z,cart_added,kettle,20.50,2026-03-05T00:30:00Z
        e2,ana,2026-03-01T11:00:00Z,cart_added,lamp,7.00,
        """);
    done("run", "--as-of", "2026-03-02");
    List<String> lines;
    try (Stream<Path> files = Files.list(folder.resolve("outbox"))) {
      lines =
          Files.readAllLines(
              files.filter(f -> f.toString().endsWith(".jsonl")).findFirst().orElseThrow());
    }
    assertEquals(2, lines.size(), lines.toString());
    assertTrue(
        lines.stream().anyMatch(l -> l.contains("Your kettle") && l.contains("20.50 until 09:30")),
        lines.toString());
    assertTrue(
        lines.stream().anyMatch(l -> l.contains("Your lamp") && l.contains("7.00 until ?")),
        lines.toString());
    assertTrue(done("render", "left_behind", "--contact", "ana").contains("Your cart"));
  }
}
