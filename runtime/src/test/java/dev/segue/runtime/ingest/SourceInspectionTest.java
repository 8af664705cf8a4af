package dev.segue.runtime.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.Encoding;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.GoldenFile;
import dev.segue.runtime.generate.Dirt;
import dev.segue.runtime.generate.Generate;
import dev.segue.runtime.generate.Recipe;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code NAME.sql} makes a database; held against {@code NAME.segue} it gives {@code NAME.err}. */
final class SourceInspectionTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  @TempDir Path folder = Path.of("");

  private static Store attached(Path database) {
    return Store.open(new StoreLocation(Optional.empty(), Optional.of(database)));
  }

  private static Compilation compiled(Source source) {
    Compilation compilation = SegueCompiler.compile(SegueCompiler.Input.of(ZONE, List.of(source)));
    assertFalse(compilation.hasErrors(), () -> compilation.diagnostics().toString());
    return compilation;
  }

  @TestFactory
  List<DynamicTest> databases() throws IOException {
    try (Stream<Path> all = Files.list(GoldenFile.resource("inspect"))) {
      List<Path> scripts = all.filter(p -> p.toString().endsWith(".sql")).sorted().toList();
      assertFalse(scripts.isEmpty());
      return scripts.stream()
          .map(f -> DynamicTest.dynamicTest(DataFile.name(f), () -> check(f)))
          .toList();
    }
  }

  private void check(Path script) throws IOException {
    String name = DataFile.name(script).replace(".sql", "");
    Source source =
        new Source(name + ".segue", Files.readString(script.resolveSibling(name + ".segue")));
    Path database = Sqlite.make(folder.resolve(name + ".db"), Files.readString(script));
    try (Store store = attached(database)) {
      Compilation compilation = compiled(source);
      Checked<SourceLayout> layout =
          SourceInspection.inspect(
              store, compilation.workspace().schema(), ZONE, compilation.files());
      String told =
          layout.diagnostics().stream().map(d -> told(source, d)).collect(Collectors.joining());
      new GoldenFile(script.resolveSibling(name + ".err")).expect(told);
    }
  }

  private static String told(Source source, Diagnostic diagnostic) {
    int start = diagnostic.span().start();
    StringBuilder told = new StringBuilder();
    told.append(source.lineOf(start)).append(':').append(source.columnOf(start)).append(' ');
    told.append(source.text(), start, diagnostic.span().end()).append(": ");
    told.append(diagnostic.code().id()).append(' ').append(diagnostic.severity()).append(' ');
    told.append(diagnostic.message()).append('\n');
    diagnostic.hints().forEach(h -> told.append("    ").append(h).append('\n'));
    return told.toString();
  }

  @Test
  void theLayoutSaysHowEachFieldIsWritten() throws IOException {
    Path script = GoldenFile.resource("inspect/fits.sql");
    Path database = Sqlite.make(folder.resolve("f.db"), Files.readString(script));
    Source source =
        new Source("fits.segue", Files.readString(GoldenFile.resource("inspect/fits.segue")));
    try (Store store = attached(database)) {
      Schema schema = compiled(source).workspace().schema();
      SourceLayout layout = SourceInspection.inspect(store, schema, ZONE, List.of()).value();
      assertEquals(Optional.of("source"), layout.attached());
      SourceLayout.Table clients = Objects.requireNonNull(layout.tables().get("clients"));
      assertTrue(clients.uniqueKey());
      assertEquals(
          "TEXT ISO SECONDS MILLISECONDS BOOLEAN TEXT NUMBER JSON_ARRAY TEXT",
          schema.contacts().fields().stream()
              .flatMap(f -> Optional.ofNullable(clients.fields().get(f)).stream())
              .map(p -> p.encoding().name())
              .collect(Collectors.joining(" ")));
      assertTrue(Objects.requireNonNull(layout.tables().get("firms")).uniqueKey());
      SourceLayout.Table events = Objects.requireNonNull(layout.tables().get("happenings"));
      assertFalse(events.uniqueKey());
      assertEquals(Encoding.ISO, events.columns().get("at"));
    }
  }

  @Test
  void strictTextNeedsNoReading() {
    Path database =
        Sqlite.make(
            folder.resolve("s.db"),
            "create table contacts (id text primary key, a text, b text collate nocase) strict;"
                + "create table accounts (id text unique, name text) strict;"
                + "insert into accounts values (null, 'x'), (null, 'y')");
    try (Store store = attached(database)) {
      Schema schema =
          compiled(
                  new Source(
                      "s.segue",
                      """
                      schema {
                        contact from contacts key id { a text }
                        account from accounts key id of contact by b { name text }
                      }
                      """))
              .workspace()
              .schema();
      SourceLayout layout = SourceInspection.inspect(store, schema, ZONE, List.of()).value();
      SourceLayout.Table accounts = Objects.requireNonNull(layout.tables().get("accounts"));
      assertFalse(accounts.uniqueKey(), "a key that may be missing");
      assertEquals(
          Encoding.CANONICAL,
          Objects.requireNonNull(
                  accounts.fields().get(schema.accounts().orElseThrow().fields().getFirst()))
              .encoding());
      SourceLayout.Table contacts = Objects.requireNonNull(layout.tables().get("contacts"));
      assertEquals(
          Encoding.TEXT,
          Objects.requireNonNull(contacts.fields().get(schema.contacts().fields().getFirst()))
              .encoding());
    }
  }

  /** The same rows, ingested from files, and in tables that hold every cell as text. */
  @Test
  void somebodysTablesMeanWhatIngestedFilesMean() throws IOException {
    Instant until = Instant.parse("2026-03-02T17:00:00Z");
    Dirt dirt = new Dirt(4_000, 0, 2_000, 2_000, 2_000, 2_000, 2_000, 500, 0, 0, 0);
    Recipe recipe = new Recipe(120, 4_000, 11, until, 200, 1.1, dirt);
    Generate.run(recipe, folder.resolve("data"), Progress.SILENT);
    Compilation compilation =
        compiled(
            new Source(
                "harbor.segue", Files.readString(GoldenFile.resource("inspect/harbor.segue"))));
    Schema schema = compilation.workspace().schema();
    Path database = folder.resolve("crm.db");
    RawTables.make(database, folder.resolve("data"));
    try (Store embedded = Store.open(StoreLocation.inMemory());
        Store crm = attached(database)) {
      Ingest.run(embedded, schema, ZONE, folder, Instant.EPOCH, IngestTest.TODAY, Progress.SILENT);
      Checked<SourceLayout> layout =
          SourceInspection.inspect(crm, schema, ZONE, compilation.files());
      assertEquals(List.of(), layout.diagnostics());
      for (Definitions.Segment segment : compilation.workspace().segments()) {
        List<String> ours =
            members(compilation, embedded, SourceLayout.canonical(schema), segment, until);
        assertEquals(
            ours, members(compilation, crm, layout.value(), segment, until), segment.name());
        assertFalse(ours.isEmpty(), segment.name() + " has nobody");
        assertTrue(ours.size() < 120, segment.name() + " has everybody");
      }
    }
  }

  private static List<String> members(
      Compilation compilation,
      Store store,
      SourceLayout layout,
      Definitions.Segment segment,
      Instant now) {
    return store.list(
        Statements.of(
                compilation.workspace(), Dialect.SQLITE, layout, now, References.SELF_CONTAINED)
            .members(segment.condition()),
        r -> r.text(0).orElseThrow());
  }
}
