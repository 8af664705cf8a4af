package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.segue.runtime.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Work that is broken off, and places that cannot be written: one message where there is anybody to
 * read it, nothing half done, and the next run comes to what an undisturbed one comes to.
 */
final class DisturbedTest {
  private static final int CONTACTS = 750;
  private static final int EVENTS = 7_500;

  @TempDir Path temporary;

  private Path folder = Path.of("");

  @BeforeEach
  void workspace() throws IOException {
    folder = written(temporary.resolve("disturbed"));
  }

  private static Path written(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("a.segue"),
        """
        schema {
          contact from contacts key id { email email, country text }
          events from events key id of contact by contact_id at occurred_at type event_type {
            page_viewed { path text }
          }
        }
        segment americans { country = "US" }
        segment lookers { page_viewed at least 7 times in last 30 days }
        score warmth { 1 per page_viewed halving every 10 days }
        message hello { channel email, from "A <a@b.example>", subject "Hi", body "You" }
        program woo {
          audience lookers
          send hello
        }
        """);
    StringBuilder contacts = new StringBuilder("id,email,country\n");
    for (int i = 0; i < CONTACTS; i++) {
      contacts.append(i).append(",a").append(i).append("@x.example,");
      contacts.append(i % 3 == 0 ? "CA" : "US").append('\n');
    }
    Files.writeString(folder.resolve("contacts.csv"), contacts);
    StringBuilder events = new StringBuilder("id,contact_id,occurred_at,event_type,path\n");
    for (int i = 0; i < EVENTS; i++) {
      events.append('e').append(i).append(',').append(i * 7919L % CONTACTS);
      events.append(",2026-02-").append(10 + i % 19).append("T10:00:00Z,page_viewed,/").append(i);
      events.append('\n');
    }
    Files.writeString(folder.resolve("events.csv"), events);
    return folder;
  }

  @Test
  @Timeout(60)
  void aRunThatIsKilledWhileItReadsIsMadeGoodByTheNext() throws Exception {
    killedIn("run", 300_000);
    assertAsUndisturbed();
  }

  @Test
  @Timeout(60)
  void aRunThatIsKilledWhileItRefreshesIsMadeGoodByTheNext() throws Exception {
    assertEquals(ExitCodes.FINE, Called.segue(folder, "ingest").code());
    killedIn("run", 30_000);
    assertAsUndisturbed();
  }

  /** Kills a process of its own once it has written so much that is not yet in the database. */
  private void killedIn(String command, long bytes) throws Exception {
    Path log = folder.resolve(StoreLocation.FILE + "-wal");
    long before = Files.exists(log) ? Files.size(log) : 0;
    Process process =
        new ProcessBuilder(Called.line(List.of(), command, "--as-of", "2026-03-01"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(temporary.resolve("killed.txt").toFile())
            .start();
    try {
      while (process.isAlive() && !(Files.exists(log) && Files.size(log) > before + bytes)) {
        Thread.sleep(1);
      }
    } finally {
      process.destroyForcibly();
    }
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertNotEquals(0, process.exitValue(), "it was done before it was killed");
  }

  private void assertAsUndisturbed() throws IOException {
    Path other = written(temporary.resolve("undisturbed"));
    for (Path each : List.of(folder, other)) {
      Called run = Called.segue(each, "run", "--as-of", "2026-03-02");
      assertEquals(ExitCodes.FINE, run.code(), run.err());
    }
    for (String question : List.of("everyone", "in americans", "in lookers", "received hello")) {
      String columns = "warmth, count(page_viewed)";
      assertEquals(
          Called.segue(other, "list", question, "--csv", "--columns", columns).out(),
          Called.segue(folder, "list", question, "--csv", "--columns", columns).out(),
          question);
    }
    assertEquals("no message is unknown, none failed\n", Called.segue(folder, "outbox").out());
    assertEquals(sent(other), sent(folder));
    assertTrue(
        Called.segue(folder, "run", "--as-of", "2026-03-02").out().contains("Nothing changed."));
  }

  /** How many lines the outbox holds. */
  private static long sent(Path folder) throws IOException {
    long lines = 0;
    try (Stream<Path> files = Files.list(folder.resolve("outbox"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
        lines += Files.readAllLines(file).size();
      }
    }
    return lines;
  }

  @Test
  void aFullDiskIsToldAndWhatWasDoneBeforeItStands() throws Exception {
    Path small = Files.createDirectory(temporary.resolve("small"));
    assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", small.toString()));
    try {
      Files.copy(folder.resolve("a.segue"), small.resolve("a.segue"));
      for (String data : List.of("contacts.csv", "events.csv")) {
        Files.createSymbolicLink(small.resolve(data), folder.resolve(data));
      }
      Called full = Called.segue(small, "run", "--as-of", "2026-03-01");
      assertEquals(ExitCodes.FILE, full.code(), full.err());
      assertEquals(
          "segue: "
              + small.resolve(StoreLocation.FILE)
              + ": the disk is full\nmake room and try again\n",
          full.err());
      assumeTrue(ran("mount", "-o", "remount,size=60m", small.toString()));
      folder = small;
      assertAsUndisturbed();
    } finally {
      ran("umount", "-l", small.toString());
    }
  }

  private static boolean ran(String... command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such command here
    }
  }

  @Test
  void whatCannotBeWrittenIsToldAndQuestionsAreAnswered() throws IOException {
    assertEquals(ExitCodes.FINE, Called.segue(folder, "run", "--as-of", "2026-03-01").code());
    Path database = folder.resolve(StoreLocation.FILE);
    List<Path> files = new ArrayList<>(List.of(database, folder));
    files.forEach(file -> file.toFile().setWritable(false));
    assumeFalse(Files.isWritable(database), "whoever may write everything is refused nothing");
    try {
      Called refused = Called.segue(folder, "run", "--as-of", "2026-03-02");
      assertAll(
          () -> assertEquals(ExitCodes.FILE, refused.code()),
          () -> assertTrue(refused.err().contains(": it cannot be written\n"), refused.err()),
          () -> assertEquals(ExitCodes.FINE, Called.segue(folder, "count", "americans").code()));
    } finally {
      files.forEach(file -> file.toFile().setWritable(true));
    }
    assertEquals(ExitCodes.FINE, Called.segue(folder, "run", "--as-of", "2026-03-02").code());
  }
}
