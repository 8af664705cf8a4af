package dev.segue.runtime.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.Dialect;
import dev.segue.runtime.GoldenFile;
import dev.segue.runtime.PostgresServer;
import dev.segue.runtime.store.ForeignSource;
import dev.segue.runtime.store.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests written in the language: how each goes stands beside its file. */
final class ScenarioGoldenTest {
  /** Those that are also run elsewhere; {@code -Dsegue.everywhere}: all of them. */
  private static final boolean EVERYWHERE = Boolean.getBoolean("segue.everywhere");

  private static final Set<String> ELSEWHERE = Set.of("people.segue");

  @TestFactory
  List<DynamicTest> everyFile() throws IOException {
    return tests(Stage.IN_MEMORY, name -> true);
  }

  @TestFactory
  List<DynamicTest> sameOnDuckdb() throws IOException {
    return tests(
        new Stage(Dialect.DUCKDB, Optional.empty()),
        name -> EVERYWHERE || ELSEWHERE.contains(name));
  }

  @TestFactory
  List<DynamicTest> sameOnPostgresql() throws IOException {
    Stage server = Stage.on(new ForeignSource(PostgresServer.database(), Dialect.POSTGRESQL));
    return tests(server, name -> EVERYWHERE || ELSEWHERE.contains(name));
  }

  private static List<DynamicTest> tests(Stage stage, Predicate<String> chosen) throws IOException {
    try (Stream<Path> files = Files.list(GoldenFile.resource("scenario"))) {
      return files
          .filter(f -> f.toString().endsWith(".segue"))
          .filter(f -> chosen.test(f.getFileName().toString()))
          .sorted()
          .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f, stage)))
          .toList();
    }
  }

  private static void check(Path file, Stage stage) throws IOException {
    Source source = new Source(file.getFileName().toString(), Files.readString(file));
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(ZoneId.of("America/New_York"), List.of(source)));
    assertEquals(
        List.of(),
        compilation.diagnostics().stream()
            .filter(d -> d.severity() == Severity.ERROR)
            .map(d -> source.lineOf(d.span().start()) + ": " + d.message())
            .toList());
    List<String> told = new ArrayList<>();
    for (ScenarioResult result :
        Scenarios.run(compilation.workspace(), scenario -> true, stage, Progress.SILENT)) {
      told.add((result.passed() ? "passed  " : "FAILED  ") + result.scenario().title());
      for (ScenarioResult.Unmet unmet : result.unmet()) {
        told.add("  line " + source.lineOf(unmet.span().start()) + ": " + unmet.expected());
        unmet.found().forEach(line -> told.add("    " + line));
      }
    }
    new GoldenFile(Path.of(file.toString().replace(".segue", ".told")))
        .expect(String.join("\n", told) + "\n");
  }
}
