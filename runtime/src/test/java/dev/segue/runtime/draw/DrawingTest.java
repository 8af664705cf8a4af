package dev.segue.runtime.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.source.Source;
import dev.segue.runtime.GoldenFile;
import dev.segue.runtime.ingest.SourceInspection;
import dev.segue.runtime.ingest.Sqlite;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code NAME.sql} makes a database of which {@code NAME.segue} is drawn: it checks and fits. */
final class DrawingTest {
  @TempDir Path folder = Path.of("");

  private static Store attached(Path database) {
    return Store.open(new StoreLocation(Optional.empty(), Optional.of(database)));
  }

  @TestFactory
  List<DynamicTest> databases() throws IOException {
    try (Stream<Path> all = Files.list(GoldenFile.resource("draw"))) {
      List<Path> scripts = all.filter(p -> p.toString().endsWith(".sql")).sorted().toList();
      assertFalse(scripts.isEmpty());
      return scripts.stream()
          .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f)))
          .toList();
    }
  }

  private void check(Path script) throws IOException {
    String name = script.getFileName().toString().replace(".sql", "");
    Path database = Sqlite.make(folder.resolve(name + ".db"), Files.readString(script));
    try (Store store = attached(database)) {
      String drawn = Drawing.draw(store);
      assertEquals(List.of(), mistakes(store, drawn), drawn);
      new GoldenFile(script.resolveSibling(name + ".segue")).expect(drawn);
    }
  }

  private static List<Diagnostic> mistakes(Store store, String drawn) {
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(ZoneOffset.UTC, List.of(new Source("schema.segue", drawn))));
    List<Diagnostic> mistakes =
        compilation.hasErrors()
            ? compilation.diagnostics()
            : SourceInspection.inspect(
                    store, compilation.workspace().schema(), ZoneOffset.UTC, compilation.files())
                .diagnostics();
    return mistakes.stream().filter(d -> d.severity() != Severity.HINT).toList();
  }

  @Test
  void aDatabaseWithoutPeopleIsToldPlainly() {
    Path database =
        Sqlite.make(folder.resolve("x.db"), "create table readings (at text, celsius real)");
    try (Store store = attached(database)) {
      StoreFailure failure = assertThrows(StoreFailure.class, () -> Drawing.draw(store));
      assertEquals(database.toString(), failure.place());
    }
  }

  @Test
  void namesBecomeNamesOfTheLanguage() {
    assertEquals("first_name", Naming.snake("FirstName"));
    assertEquals("utm_source", Naming.snake("utm.source"));
    assertEquals("html_id", Naming.snake("HTMLId"));
    assertEquals("n_2nd", Naming.snake("2nd"));
    assertEquals("unnamed", Naming.snake("???"));
    assertEquals("company", Naming.singular("companies"));
    assertEquals("address", Naming.singular("addresses"));
    assertEquals("`own`", Naming.written("own"));
    assertEquals("\"Order\"", Naming.place("Order"));
    assertEquals("\"a \\\"b\\\" \\\\c\"", Naming.place("a \"b\" \\c"));
  }
}
