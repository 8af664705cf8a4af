package dev.segue.runtime.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.StoreFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GenerateTest {
  private static final Instant UNTIL = Instant.parse("2026-03-02T17:00:00Z");

  @TempDir Path folder = Path.of("");

  private Generated run(String name, long seed, Dirt dirt) {
    return Generate.run(
        new Recipe(300, 5_000, seed, UNTIL, 400, 1.1, dirt), folder.resolve(name), Progress.SILENT);
  }

  private static List<String> lines(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                    StandardCharsets.UTF_8))) {
      List<String> all = new ArrayList<>(lines.lines().toList());
      all.removeFirst();
      return all;
    }
  }

  @Test
  void theSameRecipeGivesTheSameBytes() throws IOException {
    List<Generated.Written> one = run("one", 7, Dirt.usual().times(5)).files();
    List<Generated.Written> two = run("two", 7, Dirt.usual().times(5)).files();
    for (int i = 0; i < one.size(); i++) {
      assertArrayEquals(
          Files.readAllBytes(one.get(i).file()),
          Files.readAllBytes(two.get(i).file()),
          one.get(i).file().toString());
    }
    run("three", 8, Dirt.usual());
    assertNotEquals(
        Files.readString(folder.resolve("one/contacts.csv")),
        Files.readString(folder.resolve("three/contacts.csv")));
  }

  @Test
  void thereAreAsManyContactsAndEventsAsAskedForAndNoneAfterTheEnd() throws IOException {
    long events = 0;
    Map<String, Integer> types = new HashMap<>();
    for (Generated.Written written : run("clean", 1, Dirt.none()).files()) {
      String name = written.file().getFileName().toString();
      List<String> rows = lines(written.file());
      assertEquals(written.rows(), rows.size(), name);
      if (name.startsWith("events") || name.startsWith("orders") || name.startsWith("appl")) {
        events += rows.size();
      }
      if (name.startsWith("contacts")) {
        assertEquals(300, rows.size());
      }
      if (name.startsWith("events")) {
        for (String row : rows) {
          String[] cells = row.split(",", -1);
          assertFalse(Instant.parse(cells[2]).isAfter(UNTIL), row);
          assertEquals(name.substring(7, 14), cells[2].substring(0, 7), row);
          types.merge(cells[3], 1, Integer::sum);
        }
      }
    }
    assertEquals(5_000, events);
    assertEquals(7, types.size(), types.toString());
    assertTrue(types.getOrDefault("page_viewed", 0) > 1_000, types.toString());
  }

  @Test
  void dirtIsThereInEveryWay() throws IOException {
    List<Generated.Written> files = run("dirty", 1, Dirt.usual().times(10)).files();
    List<String> contacts = lines(folder.resolve("dirty/contacts.csv"));
    assertTrue(contacts.size() > 300, "contacts that come twice");
    assertTrue(contacts.stream().anyMatch(l -> l.contains(" at ")));
    long events =
        files.stream()
            .filter(f -> f.file().getFileName().toString().startsWith("events"))
            .mapToLong(Generated.Written::rows)
            .sum();
    assertTrue(events > 4_500, "events that come twice");
    List<String> last = lines(folder.resolve("dirty/events-2026-03.csv.gz"));
    assertTrue(last.stream().anyMatch(l -> l.contains(",2027-")), "events dated ahead");
    assertTrue(last.stream().anyMatch(l -> l.split(",", -1).length < 4), "lines that are no rows");
    assertTrue(last.stream().anyMatch(l -> l.contains(",2026-01-")), "events that come late");
  }

  @Test
  void aFolderThatCannotBeWrittenIsOneFailure() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    StoreFailure failure =
        assertThrows(StoreFailure.class, () -> run("file", 1, Dirt.none()).files());
    assertTrue(failure.reason().startsWith("the data cannot be written there"), failure.reason());
  }
}
