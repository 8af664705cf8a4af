package dev.segue.runtime.ingest;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.GoldenFile;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Row;
import dev.segue.runtime.store.Schemas;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code NAME.TABLE.csv} becomes the rows and the report in {@code NAME.out}. */
final class IngestGoldenTest {
  @TempDir Path folder = Path.of("");

  @TestFactory
  List<DynamicTest> files() throws IOException {
    try (Stream<Path> all = Files.list(GoldenFile.resource("ingest"))) {
      List<Path> files = all.filter(p -> !p.toString().endsWith(".out")).sorted().toList();
      assertFalse(files.isEmpty());
      return files.stream()
          .map(f -> DynamicTest.dynamicTest(DataFile.name(f), () -> check(f)))
          .toList();
    }
  }

  private void check(Path file) throws IOException {
    String[] name = DataFile.name(file).split("\\.", -1);
    Path root = folder.resolve(name[0]);
    Files.createDirectories(root.resolve("data"));
    Files.copy(file, root.resolve("data").resolve(name[1] + "." + name[2]));
    try (Store store = Store.open(StoreLocation.inMemory())) {
      Ingested ingested =
          Ingest.run(
              store,
              Schemas.shop(),
              ZoneId.of("Europe/Berlin"),
              root,
              Instant.EPOCH,
              IngestTest.TODAY,
              Progress.SILENT);
      StringBuilder out = new StringBuilder();
      for (Ingested.FileReport report : ingested.files()) {
        out.append(told(report));
        out.append('\n').append(rows(store, report.table()));
        if (report.setAsideFile().isPresent()) {
          out.append('\n')
              .append(
                  Files.readString(root.resolve(report.setAsideFile().get())).replace("\r", ""));
        }
      }
      new GoldenFile(file.resolveSibling(name[0] + ".out")).expect(out.toString());
    }
  }

  static String told(Ingested.FileReport report) {
    StringBuilder told = new StringBuilder();
    told.append(
        "%d rows: %d new, %d changed, %d the same, %d set aside\n"
            .formatted(
                report.rows(), report.added(), report.changed(), report.same(), report.setAside()));
    told.append("unknown ").append(report.unknownColumns());
    told.append("\nmissing ").append(report.missingColumns()).append('\n');
    for (Ingested.Unreadable unreadable : report.unreadable()) {
      told.append(
          "unreadable %s %d: '%s' in line %d\n"
              .formatted(
                  unreadable.column(),
                  unreadable.count(),
                  unreadable.example(),
                  unreadable.line()));
    }
    if (!report.otherKinds().isEmpty()) {
      told.append("other kinds ").append(report.otherKinds()).append('\n');
    }
    if (report.ahead() > 0) {
      told.append("ahead ").append(report.ahead()).append('\n');
    }
    if (report.notUtf8() > 0) {
      told.append("not UTF-8 ").append(report.notUtf8()).append('\n');
    }
    return told.toString();
  }

  static String rows(Store store, String table) {
    StringBuilder rows = new StringBuilder();
    store.each(
        new SqlText("select * from `" + table + "`", List.of()),
        row -> rows.append(shown(row)).append('\n'));
    return rows.toString();
  }

  private static String shown(Row row) {
    return IntStream.range(0, row.columns())
        .filter(i -> row.value(i).isPresent())
        .mapToObj(i -> row.name(i) + "=" + shown(row.value(i).orElseThrow()))
        .collect(Collectors.joining(" "));
  }

  private static String shown(Object value) {
    return value instanceof String text ? "'" + text.replace("\n", "\\n") + "'" : value.toString();
  }
}
