package dev.segue.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.DiagnosticText;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.syntax.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is read of any text at all. */
final class ParsingProperties {
  private static final List<List<String>> SAMPLES =
      Samples.texts().stream().map(Samples::pieces).toList();

  private static final List<String> INTRUDERS =
      List.of(
          "{",
          "}",
          "(",
          ")",
          ",",
          "\"",
          "\"\"\"",
          ".",
          "=",
          "-",
          "--",
          "and",
          "or",
          "not",
          "in",
          "then",
          "never",
          "when",
          "in the last",
          "3",
          "1,000",
          "2026-3-1",
          "'",
          "\u201c",
          "\u00a0",
          "\n",
          "segment x {",
          "send",
          "expect",
          "NULL",
          "//",
          ";",
          "\\",
          "`",
          "\ud83d\ude00");

  /** A few pieces of a sample left out, doubled, swapped or put in where none belongs. */
  @Provide
  Arbitrary<String> slips() {
    return Arbitraries.of(SAMPLES)
        .flatMap(pieces -> Arbitraries.randomValue(random -> slipped(pieces, random)));
  }

  private static String slipped(List<String> pieces, Random random) {
    int from = random.nextInt(Math.max(1, pieces.size() - 400));
    List<String> slipped =
        new ArrayList<>(pieces.subList(from, Math.min(pieces.size(), from + 400)));
    for (int i = 0; i <= random.nextInt(5); i++) {
      int at = random.nextInt(slipped.size());
      switch (random.nextInt(4)) {
        case 0 -> slipped.remove(at);
        case 1 -> slipped.add(at, slipped.get(random.nextInt(slipped.size())));
        case 2 -> Collections.swap(slipped, at, random.nextInt(slipped.size()));
        default -> slipped.add(at, INTRUDERS.get(random.nextInt(INTRUDERS.size())));
      }
    }
    return String.join("", slipped);
  }

  @Property(tries = 1500)
  void slipsAreToldAtTheirPlaces(@ForAll("slips") String text) {
    Source source = new Source("x.segue", text);
    Checked<SourceFile> read = Parsing.file(source);
    int last = 0;
    for (Diagnostic diagnostic : read.diagnostics()) {
      assertTrue(diagnostic.span().end() <= text.length(), diagnostic::toString);
      assertTrue(diagnostic.span().start() >= last, "in the order of the text");
      last = diagnostic.span().start();
      assertTrue(
          !diagnostic.message().contains("ROW_") && !diagnostic.message().contains("<EOF>"),
          diagnostic::message);
    }
    assertEquals(
        read.diagnostics().isEmpty(),
        DiagnosticText.of(read.diagnostics(), path -> source).isEmpty());
  }

  @Property(tries = 300)
  void anyTextIsRead(@ForAll String text) {
    Source source = new Source("x.segue", text);
    Parsing.file(source);
    Parsing.condition(source);
    Parsing.expression(source);
  }
}
