package dev.segue.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.syntax.SourceFile;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that want to hang or topple the compiler: they are read, or refused, in good time. */
final class HostileTextTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @BeforeAll
  static void warmUp() {
    for (int i = 0; i < 20; i++) {
      file("segment s { country = \"US\" and (visits > 3 or not purchased(amount > 3) twice) }");
    }
  }

  private static Checked<SourceFile> file(String text) {
    return Parsing.file(new Source("x.segue", text));
  }

  private static List<Code> soon(String text) {
    return assertTimeoutPreemptively(SOON, () -> file(text)).diagnostics().stream()
        .map(Diagnostic::code)
        .toList();
  }

  @Test
  void oneClearErrorForDepth() {
    String deep = "(".repeat(1_000_000);
    assertEquals(List.of(Code.TOO_DEEP), soon("segment s {\n  " + deep));
    assertEquals(
        List.of(Code.TOO_DEEP), soon("segment s {\n" + deep + "\n}\nsegment t { everyone }"));
    assertEquals(List.of(Code.TOO_DEEP), soon("segment s { " + "not ".repeat(100_000) + "a }"));
    assertEquals(List.of(Code.TOO_DEEP), soon("trait s = " + "- ".repeat(100_000) + "a"));
    assertEquals(
        List.of(Code.TOO_DEEP),
        soon("program p {\n" + "if a {\n".repeat(70) + "}\n".repeat(70) + "}\n"));
  }

  @Test
  void whatNoTextCanHold() {
    for (String none : List.of("\0", "\ud800", "\udc00\ud800")) {
      assertEquals(List.of(Code.INVISIBLE), soon("segment s { a = \"x" + none + "\" }"));
      assertEquals(List.of(Code.INVISIBLE), soon("segment s { a = \"\"\"" + none + "\"\"\" }"));
      assertEquals(List.of(Code.INVISIBLE), soon("segment s { `a" + none + "` }"));
    }
    assertEquals(List.of(Code.NO_CHARACTER), soon("segment s { a = \"\\u{0}\" }"));
    assertEquals(List.of(Code.NO_CHARACTER), soon("segment s { a = \"\\u{d800}\" }"));
    assertEquals(List.of(), soon("segment s { a = \"\ud83d\ude00\\u{1f600}\" }"));
  }

  @Test
  void depthThatPeopleMeanIsRead() {
    String text = "(".repeat(60) + "everyone" + ")".repeat(60);
    assertEquals(List.of(), soon("segment s { " + text + " }"));
  }

  @Test
  void longConditionsAndListsAreRead() {
    String ands = "visits > 3 and ".repeat(20_000);
    assertEquals(List.of(), soon("segment s { " + ands + "everyone }"));
    String values =
        IntStream.range(0, 50_000)
            .mapToObj(i -> "\"v" + i + "\"")
            .collect(Collectors.joining(", "));
    assertEquals(List.of(), soon("segment s { country in (" + values + ") }"));
    assertEquals(List.of(Code.TOO_MANY_OPERANDS), soon("trait t = " + "1 + ".repeat(50_000) + "1"));
    String events = "purchased(amount > 3) then ".repeat(5_000);
    assertEquals(List.of(), soon("segment s { " + events + "purchased }"));
  }

  @Test
  void aFileHasAnEnd() {
    assertEquals(List.of(Code.FILE_TOO_LARGE), soon(" ".repeat(Parsing.MOST_CHARACTERS + 1)));
  }

  @Test
  void whatIsToldHasAnEnd() {
    int told = soon("send m\n;".repeat(50_000)).size();
    assertTrue(told > 0 && told <= 200, told + " diagnostics");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "}",
        "(",
        ")",
        "\"",
        "\"\"\"",
        "`",
        "'",
        "\u201c",
        "/*",
        "--",
        "@",
        "- ",
        "not ",
        "and ",
        "segment s {",
        "segment s { (",
        "program p {\n if a {\n",
        "x(",
        "x.",
        "in (",
        "1,000",
        "1/2/",
        "\u00a0",
        "\u200b",
        "\\",
        "schema { contact from ",
        "schema { events from e key id of contact ",
        "test \"t\" {\n expect ",
        "sgment a { }\n",
        "vocabulary v {\n a b\n",
        "if ",
        "split {\n50% a {",
        "purchased(amount > 3 then ",
        "between 1 and ",
        "every ",
        "at least 2 of (",
        "any of ("
      })
  void manyTimesOver(String part) {
    assertFalse(soon(part.repeat(200_000 / part.length())).isEmpty() && !part.equals("--"));
  }
}
