package dev.segue.compiler.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.parse.Samples;
import dev.segue.compiler.syntax.SourceFile;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of the layout. */
final class FormattingProperties {
  @Provide
  Arbitrary<SourceFile> files() {
    return Arbitraries.randomValue(random -> new RandomFiles(random).file());
  }

  @Property(tries = 500)
  void whatIsWrittenIsReadAsTheSameTree(@ForAll("files") SourceFile file) {
    String written = Formatting.print(file);
    SourceFile read = FormattingGoldenTest.read(written);
    assertEquals(Unplaced.of(file.declarations()), Unplaced.of(read.declarations()), written);
    String laidOut = FormattingGoldenTest.layOut(written);
    assertEquals(
        Unplaced.of(file.declarations()),
        Unplaced.of(FormattingGoldenTest.read(laidOut).declarations()));
    assertEquals(laidOut, FormattingGoldenTest.layOut(laidOut), written);
  }

  /** A sample with other white space and comments anywhere between its words. */
  @Provide
  Arbitrary<String> disordered() {
    return Arbitraries.of(Samples.texts())
        .flatMap(text -> Arbitraries.randomValue(random -> disordered(text, random)));
  }

  private static String disordered(String text, Random random) {
    StringBuilder disordered = new StringBuilder();
    List<String> pieces = Samples.pieces(text);
    for (int i = 0; i < pieces.size(); i++) {
      String piece = pieces.get(i);
      String next = i + 1 < pieces.size() ? pieces.get(i + 1) : "";
      boolean joins = next.equals("and") || next.equals("or");
      boolean line = piece.indexOf('\n') >= 0;
      if (!piece.isBlank()) {
        disordered.append(piece);
      } else if (random.nextInt(10) == 0 && (line || joins)) {
        disordered.append(" -- note ").append(random.nextInt(100)).append("\n\n  ");
      } else if (random.nextInt(20) == 0 && (line || joins)) {
        disordered.append("\n-- own line ").append(random.nextInt(100)).append("\n ");
      } else {
        disordered.append(line ? "\n".repeat(1 + random.nextInt(3)) : "");
        disordered.append(" ".repeat(1 + random.nextInt(3)));
      }
    }
    return disordered.toString();
  }

  @Property(tries = 150)
  void treeAndCommentsAreKept(@ForAll("disordered") String text) {
    String laidOut = FormattingGoldenTest.layOut(text);
    assertEquals(
        Unplaced.of(FormattingGoldenTest.read(text).declarations()),
        Unplaced.of(FormattingGoldenTest.read(laidOut).declarations()));
    assertEquals(FormattingGoldenTest.comments(text), FormattingGoldenTest.comments(laidOut));
    assertEquals(laidOut, FormattingGoldenTest.layOut(laidOut), text);
    assertEquals(
        List.of(), laidOut.lines().filter(line -> line.endsWith(" ")).toList(), "spaces at ends");
  }
}
