package dev.segue.compiler.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.segue.compiler.GoldenFolder;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.parse.Parsing;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.syntax.Comment;
import dev.segue.compiler.syntax.SourceFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each {@code x.segue} is laid out as {@code x.fmt}, or as it stands where there is none. */
final class FormattingGoldenTest {
  @TestFactory
  Stream<DynamicTest> eachFile() {
    return Stream.of("language", "forms", "layout")
        .flatMap(
            name -> {
              GoldenFolder folder = GoldenFolder.of(name);
              return folder.stems(".segue").stream()
                  .map(stem -> dynamicTest(name + "/" + stem, () -> run(folder, stem)));
            });
  }

  private static void run(GoldenFolder folder, String stem) {
    String text = folder.read(stem + ".segue");
    String laidOut = layOut(text);
    folder.expect(stem + ".fmt", laidOut.equals(text) ? "" : laidOut);
    assertEquals(laidOut, layOut(laidOut), "laid out again");
    assertEquals(Unplaced.of(read(text).declarations()), Unplaced.of(read(laidOut).declarations()));
    assertEquals(comments(text), comments(laidOut));
  }

  static String layOut(String text) {
    return Formatting.format(new Source("x.segue", text), read(text));
  }

  static SourceFile read(String text) {
    Checked<SourceFile> read = Parsing.file(new Source("x.segue", text));
    assertEquals(List.of(), read.diagnostics(), text);
    return read.value();
  }

  static List<String> comments(String text) {
    return read(text).comments().stream().map(Comment::text).sorted().toList();
  }

  @Test
  void noGoldenIsAnOrphan() {
    GoldenFolder.of("layout").hasNoOrphans(".segue");
  }
}
