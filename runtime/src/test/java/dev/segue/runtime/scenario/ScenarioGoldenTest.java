package dev.segue.runtime.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.source.Source;
import dev.segue.runtime.GoldenFile;
import dev.segue.runtime.store.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests written in the language: how each goes stands beside its file. */
final class ScenarioGoldenTest {
  @TestFactory
  List<DynamicTest> everyFile() throws IOException {
    try (Stream<Path> files = Files.list(GoldenFile.resource("scenario"))) {
      return files
          .filter(f -> f.toString().endsWith(".segue"))
          .sorted()
          .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f)))
          .toList();
    }
  }

  private static void check(Path file) throws IOException {
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
        Scenarios.run(compilation.workspace(), scenario -> true, Progress.SILENT)) {
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
