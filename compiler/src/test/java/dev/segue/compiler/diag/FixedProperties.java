package dev.segue.compiler.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Edits never garble one another, and leave alone what they do not speak of. */
final class FixedProperties {
  private static final String TEXT = "segment vip {\n  visits > 3 and active\n}\n";

  @Provide
  Arbitrary<List<Fix>> fixes() {
    Arbitrary<Integer> place = Arbitraries.integers().between(0, TEXT.length());
    Arbitrary<String> words = Arbitraries.of("", "x", "and", "\n", "ä");
    return Combinators.combine(place, Arbitraries.integers().between(0, 6), words)
        .as(
            (start, length, word) ->
                new Fix(
                    "write",
                    new Span("a.segue", start, Math.min(TEXT.length(), start + length)),
                    word))
        .list()
        .ofMaxSize(8);
  }

  @Property
  void whatIsBetweenStays(@ForAll("fixes") List<Fix> fixes) {
    Fixed fixed = fixed(fixes);
    StringBuilder wanted = new StringBuilder(TEXT);
    fixed.made().reversed().forEach(f -> wanted.replace(start(f), end(f), f.replacement()));
    assertEquals(wanted.toString(), fixed.source().text());
    for (int i = 1; i < fixed.made().size(); i++) {
      assertTrue(end(fixed.made().get(i - 1)) <= start(fixed.made().get(i)));
    }
  }

  @Property
  void whatIsLeftOverlapsWhatIsMade(@ForAll("fixes") List<Fix> fixes) {
    List<Fix> made = fixed(fixes).made();
    for (Fix fix : fixes) {
      boolean overlaps =
          made.stream()
              .anyMatch(
                  m -> start(m) == start(fix) || (start(fix) < end(m) && start(m) < end(fix)));
      assertTrue(made.contains(fix) || overlaps, () -> fix + " is left for no reason");
    }
  }

  @Property
  void theOrderTheyAreToldInIsNothing(@ForAll("fixes") List<Fix> fixes, @ForAll Random random) {
    List<Fix> shuffled = new ArrayList<>(fixes);
    Collections.shuffle(shuffled, random);
    assertEquals(places(fixed(fixes)), places(fixed(shuffled)));
  }

  private static List<Span> places(Fixed fixed) {
    return fixed.made().stream().map(Fix::span).toList();
  }

  private static Fixed fixed(List<Fix> fixes) {
    return Fixed.of(
        new Source("a.segue", TEXT),
        fixes.stream()
            .map(
                f ->
                    Diagnostic.of(Code.CAPITALS, f.span(), "x")
                        .fix(f.title(), f.span(), f.replacement()))
            .toList());
  }

  private static int start(Fix fix) {
    return fix.span().start();
  }

  private static int end(Fix fix) {
    return fix.span().end();
  }
}
