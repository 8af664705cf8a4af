package dev.segue.runtime.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.sql.SqlFunction;
import dev.segue.compiler.sql.SqlFunctions;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.Folders;
import dev.segue.runtime.generate.Dirt;
import dev.segue.runtime.generate.Generate;
import dev.segue.runtime.generate.Recipe;
import dev.segue.runtime.store.EmbeddedTable;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of ingest whatever the data. */
final class IngestProperties {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Instant UNTIL = Instant.parse("2026-03-02T17:00:00Z");

  /** As long as no contact contradicts itself: what comes later takes the place of the other. */
  @Property(tries = 8)
  void rowsInAnyOrderAndTwiceGiveTheSameTables(@ForAll long seed) throws IOException {
    Path folder = Files.createTempDirectory("segue");
    Path data = folder.resolve("data");
    Dirt dirt = new Dirt(9_000, 2_000, 2_000, 2_000, 2_000, 2_000, 3_000, 500, 2_000, 0, 3_000);
    Generate.run(new Recipe(40, 800, seed, UNTIL, 200, 1.1, dirt), data, Progress.SILENT);
    List<String> once = tables(folder, 1);
    assertEquals(once, tables(folder, 2), "read twice");
    shuffle(data, new Random(seed));
    assertEquals(once, tables(folder, 1), "shuffled and doubled");
    Folders.delete(folder);
  }

  private static List<String> tables(Path root, int times) {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      for (int i = 0; i < times; i++) {
        store.update(new SqlText("delete from segue_file", List.of()));
        Ingest.run(
            store, Harbor.schema(), ZONE, root, Instant.EPOCH, IngestTest.TODAY, Progress.SILENT);
      }
      return EmbeddedTable.of(Harbor.schema()).stream()
          .map(t -> t.name() + "\n" + IngestGoldenTest.rows(store, t.name()))
          .toList();
    }
  }

  private static void shuffle(Path data, Random random) throws IOException {
    List<Path> files;
    try (var all = Files.list(data)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      List<String> lines = lines(file);
      String header = lines.removeFirst();
      List<String> twice = new ArrayList<>(lines);
      twice.addAll(lines);
      Collections.shuffle(twice, random);
      twice.addFirst(header);
      Files.delete(file);
      String name = DataFile.name(file).replace(".gz", "");
      Files.write(data.resolve(name), twice);
    }
  }

  private static List<String> lines(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return new ArrayList<>(Files.readAllLines(file));
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return new ArrayList<>(lines.lines().toList());
    }
  }

  @Property
  void numbersReadFastAreWhatTheDatabaseReads(
      @ForAll("numbers") String text, @ForAll("scales") int scale) {
    Optional<Object> fast = Plain.number(text, 12, scale);
    Optional<Object> slow = call("segue_number", text, 12L, (long) scale);
    fast.ifPresent(value -> assertEquals(slow, Optional.of(value)));
    assertEquals(
        slow,
        new Readings(ZONE, false)
            .of(new Type.Numeric(12, scale), dev.segue.compiler.ir.Schema.TimeEncoding.NATURAL)
            .read(text));
  }

  @Property
  void instantsReadFastAreWhatTheDatabaseReads(@ForAll("instants") String text) {
    Optional<Object> fast = Plain.instant(text, ZONE);
    fast.ifPresent(
        value -> assertEquals(call("segue_instant", text, ZONE.getId()), Optional.of(value)));
    if (text.length() == 10) {
      Plain.day(text)
          .ifPresent(value -> assertEquals(call("segue_date", text), Optional.of(value)));
    }
  }

  @Provide
  Arbitrary<String> numbers() {
    Arbitrary<String> close =
        Arbitraries.strings().withChars("0123456789.-+eE ").ofMinLength(1).ofMaxLength(16);
    Arbitrary<String> plain =
        Arbitraries.bigDecimals()
            .ofScale(4)
            .between(new java.math.BigDecimal("-1e13"), new java.math.BigDecimal("1e13"))
            .map(java.math.BigDecimal::toPlainString);
    return Arbitraries.oneOf(close, plain);
  }

  @Provide
  Arbitrary<Integer> scales() {
    return Arbitraries.integers().between(0, 8);
  }

  /** Around the changes of the clock, and dates that are none. */
  @Provide
  Arbitrary<String> instants() {
    Arbitrary<String> day =
        Arbitraries.of(
            "2026-03-08",
            "2026-11-01",
            "2024-02-29",
            "2025-02-29",
            "2026-13-01",
            "0000-01-01",
            "2026-04-31",
            "1883-11-18");
    Arbitrary<String> clock =
        Arbitraries.of(
            "T01:30:00", " 02:30:00", "T23:59:59", "T24:00:00", " 12:60:00", "T00:00:00", "");
    Arbitrary<String> zone = Arbitraries.of("", "Z", "+01:00", ".5", ".123Z");
    return day.flatMap(d -> clock.flatMap(c -> zone.map(z -> d + c + (c.isEmpty() ? "" : z))));
  }

  private static Optional<Object> call(String name, Object... arguments) {
    SqlFunction function =
        SqlFunctions.all().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    return function.body().call(List.of(arguments));
  }
}
