package dev.segue.compiler.parse;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.segue.compiler.GoldenFolder;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.DiagnosticText;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.syntax.SourceFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each {@code x.segue} is read with the mistakes in {@code x.err}; none where there is no such. */
final class ParsingGoldenTest {
  @TestFactory
  Stream<DynamicTest> eachFile() {
    return Stream.of("language", "forms", "mistakes")
        .flatMap(
            name -> {
              GoldenFolder folder = GoldenFolder.of(name);
              return folder.stems(".segue").stream()
                  .map(stem -> dynamicTest(name + "/" + stem, () -> run(folder, stem)));
            });
  }

  private static void run(GoldenFolder folder, String stem) {
    Source source = new Source(stem + ".segue", folder.read(stem + ".segue"));
    Checked<SourceFile> read = Parsing.file(source);
    folder.expect(stem + ".err", DiagnosticText.of(read.diagnostics(), path -> source));
  }

  @ParameterizedTest
  @ValueSource(strings = {"language", "forms", "mistakes"})
  void noGoldenIsAnOrphan(String folder) {
    GoldenFolder.of(folder).hasNoOrphans(".segue");
  }
}
