package dev.segue.repl.report;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.repl.command.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts in which thousands are wrong alike are answered in a few pages. */
final class ManyFindingsTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("schema.segue"), "schema {\n  contact from c key id { country text }\n}\n");
  }

  private void script(String name, int parts, String andOr, IntFunction<String> part)
      throws IOException {
    Files.writeString(
        folder.resolve(name),
        "segment of_"
            + name.charAt(0)
            + " {\n"
            + IntStream.range(0, parts).mapToObj(part).collect(joining("\n " + andOr + " "))
            + "\n}\n");
  }

  private static long number(String text, String part) {
    return text.lines().filter(line -> line.contains(part)).count();
  }

  @Test
  void ofManyAlikeInAFileTheFirstAreTold() throws IOException {
    script("a.segue", 250, "or", n -> "nothing_like_it_" + n + " = 1");
    script("b.segue", 100, "or", n -> "nothing_like_it_" + n + " = 1");
    String out = Called.segue(folder, "check").out();
    assertEquals(100, number(out, " --> a.segue:"));
    assertEquals(100, number(out, " --> b.segue:"));
    assertEquals(
        List.of("and 150 more SG0101 in a.segue: --json tells all"),
        out.lines().filter(line -> line.contains(" more SG")).toList());
    assertTrue(out.contains("350 errors in 3 files"), out);
    assertEquals(350, number(Called.segue(folder, "check", "--json").out(), "\"SG0101\""));
  }

  @Test
  void aLongConditionThatNeverHoldsIsToldInShort() throws IOException {
    script("a.segue", 20_000, "and", n -> "country = \"C" + n + "\"");
    String out = Called.segue(folder, "check").out();
    assertTrue(out.contains("country is \"C7\" and 19992 more\n"), out);
    assertTrue(out.length() < 1_000, out);
  }

  @Test
  void soIsWhatIsLongInItself() throws IOException {
    script(
        "a.segue",
        2,
        "and",
        n ->
            "at least 300 of ("
                + IntStream.range(0, 299)
                    .mapToObj(i -> "country = \"number " + i + "\"")
                    .collect(joining("\n, "))
                + ")");
    String out = Called.segue(folder, "check").out();
    assertTrue(out.lines().allMatch(line -> line.length() < 700), out);
  }
}
