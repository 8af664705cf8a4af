package dev.segue.compiler.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Folding, globs, white space and order of text, on every code point or on random text. */
class TextProperties {

  @Example
  void foldingTwiceFoldsOnceAndForgetsCase() {
    everyCodePoint()
        .mapToObj(Character::toString)
        .filter(c -> !c.equals("ı"))
        .forEach(
            c -> {
              String folded = CaseFold.of(c);
              assertEquals(folded, CaseFold.of(folded), c);
              assertEquals(folded, CaseFold.of(c.toUpperCase(Locale.ROOT)), c);
              assertEquals(folded, CaseFold.of(c.toLowerCase(Locale.ROOT)), c);
            });
  }

  @Example
  void foldingKnowsSharpSSigmaAndDotlessI() {
    assertEquals("strasse", CaseFold.of("Straße"));
    assertEquals("strasse", CaseFold.of("STRAẞE"));
    assertEquals(CaseFold.of("Σ"), CaseFold.of("ς"));
    assertEquals("ı", CaseFold.of("ı"));
    assertTrue(CaseFold.of("ΟΔΟΣ").endsWith(CaseFold.of("Σ")));
  }

  @Property
  void foldingGoesByParts(@ForAll("edgyText") String left, @ForAll("edgyText") String right) {
    assertEquals(CaseFold.of(left) + CaseFold.of(right), CaseFold.of(left + right));
  }

  @Property
  void globIsItsRegex(@ForAll("globs") String glob, @ForAll("edgyText") String text) {
    String regex =
        glob.codePoints()
            .mapToObj(
                c ->
                    switch (c) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(Character.toString(c));
                    })
            .collect(Collectors.joining());
    assertEquals(
        Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches(), Glob.fits(glob, text));
  }

  @Property
  void orderIsThatOfCodePoints(@ForAll("edgyText") String left, @ForAll("edgyText") String right) {
    int expected =
        java.util.Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
    assertEquals(
        Integer.signum(expected), Integer.signum(TextOrder.BY_CODE_POINT.compare(left, right)));
  }

  @Example
  void whiteSpaceIsUnicodes() {
    Pattern unicode = Pattern.compile("\\p{IsWhite_Space}");
    everyCodePoint()
        .mapToObj(Character::toString)
        .forEach(c -> assertEquals(unicode.matcher(c).matches(), WhiteSpace.isBlank(c), c));
    assertTrue(WhiteSpace.isBlank(""));
    assertFalse(WhiteSpace.isBlank(" a"));
    assertEquals("a b", WhiteSpace.trim("\u00a0\ta b\u2003"));
  }

  @Provide
  Arbitrary<String> edgyText() {
    return Arbitraries.of(
            "a", "A", "b", "ß", "Σ", "ς", "İ", "e\u0301", "\ufffd", "😀", "\n", "*", "?", "/", " ")
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> globs() {
    return Arbitraries.of("*", "?", "a", "b", "😀", "\n", "/", ".")
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }

  private static IntStream everyCodePoint() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(c -> Character.isDefined(c) && Character.getType(c) != Character.SURROGATE);
  }
}
