package dev.segue.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.syntax.Condition;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which words may be names, and where: language.md 8.2, word by word. */
final class WordsTest {
  private static final Set<String> NEVER_NAMES =
      Set.of(
          "and",
          "or",
          "not",
          "in",
          "is",
          "then",
          "never",
          "always",
          "when",
          "otherwise",
          "between",
          "if",
          "else",
          "true",
          "false",
          "missing",
          "present",
          "now",
          "everyone");

  private static final Set<String> AFTER_IN =
      Set.of("last", "next", "each", "at", "list", "sample");

  /** Before an opening parenthesis: the measures. */
  private static final Set<String> MEASURES =
      Set.of(
          "count",
          "sum",
          "avg",
          "min",
          "max",
          "median",
          "distinct",
          "most_common",
          "first",
          "second",
          "seconds",
          "last");

  private static boolean isRead(String text) {
    return Parsing.file(new Source("x.segue", text)).diagnostics().isEmpty();
  }

  private static Set<String> fitting(String before, String after) {
    Set<String> fitting = new TreeSet<>();
    for (String word : Keywords.all()) {
      if (isRead(before + word + after)) {
        fitting.add(word);
      }
    }
    return fitting;
  }

  private static Set<String> without(Set<String> some) {
    Set<String> words = new TreeSet<>(Keywords.all());
    words.removeAll(some);
    return words;
  }

  @Test
  void everyOtherWordNamesADeclaration() {
    assertEquals(without(NEVER_NAMES), fitting("segment ", " { everyone }"));
    assertEquals(without(NEVER_NAMES), fitting("trait ", " = visits"));
    assertEquals(without(NEVER_NAMES), fitting("program ", " { audience s }"));
  }

  @Test
  void everyOtherWordIsAnAttribute() {
    // these four are values there, and so they fit too
    Set<String> taken = new TreeSet<>(NEVER_NAMES);
    taken.removeAll(Set.of("now", "missing", "true", "false"));
    assertEquals(without(taken), fitting("segment s {\n  ", " = \"x\"\n}"));
    assertEquals(without(taken), fitting("segment s { visits > 3 and ", " is blank }"));
    assertEquals(without(taken), fitting("segment s { purchased(", " > 3) twice }"));
    assertEquals(without(taken), fitting("segment s { visits > ", " * 2 }"));
  }

  @Test
  void everyOtherWordIsAnEvent() {
    assertEquals(without(NEVER_NAMES), fitting("segment s { never ", " in last 30 days }"));
    assertEquals(without(NEVER_NAMES), fitting("segment s { cart_added then ", " }"));
    assertEquals(without(NEVER_NAMES), fitting("segment s { sum(", ".amount) > 3 }"));
    Set<String> measures = new TreeSet<>(NEVER_NAMES);
    measures.addAll(MEASURES);
    measures.add("present");
    assertEquals(without(measures), fitting("segment s { ", "(a = 1, b = 2) in last 3 days }"));
  }

  @Test
  void afterInSomeWordsSayWhen() {
    Set<String> taken = new TreeSet<>(NEVER_NAMES);
    taken.addAll(AFTER_IN);
    assertEquals(without(taken), fitting("segment s { not in ", " }"));
  }

  @Test
  void classesAreNeverStates() {
    Set<String> taken = new TreeSet<>(NEVER_NAMES);
    for (String word : without(taken)) {
      Checked<Condition> is = Parsing.condition(new Source("x", "funnel is " + word));
      boolean state = word.equals("empty") || word.equals("blank");
      assertEquals(List.of(), is.diagnostics(), word);
      String said = is.value().toString();
      assertEquals(!state, said.contains("IsClass"), word);
    }
    assertEquals(without(NEVER_NAMES), fitting("partition p {\n a when b\n ", " when c\n}"));
  }

  @Test
  void afterADotAndInTestsAnyWordIsAName() {
    assertEquals(without(Set.of()), fitting("segment s { account.", " = \"x\" }"));
    assertEquals(without(Set.of()), fitting("test \"t\" {\n  contact ", " { a = 1 }\n}"));
    assertEquals(without(Set.of()), fitting("test \"t\" {\n  event ", " page_viewed\n}"));
    assertEquals(without(Set.of()), fitting("test \"t\" {\n  expect persona of ", " is user\n}"));
    assertEquals(without(Set.of()), fitting("test \"t\" {\n  expect ", " in car_intent\n}"));
  }

  @Test
  void backticksMakeAnyWordAName() {
    for (String word : Keywords.all()) {
      Checked<SourceFile> file =
          Parsing.file(new Source("x", "segment `" + word + "` {\n  `" + word + "` = \"x\"\n}"));
      assertEquals(List.of(), file.diagnostics(), word);
      Declaration.Segment segment = (Declaration.Segment) file.value().declarations().getFirst();
      assertEquals(word, segment.name().text());
    }
  }

  @Test
  void wordsThatOpenRowsThereAreNoNamesFirstOnALine() {
    List<String> taken = new ArrayList<>(NEVER_NAMES);
    taken.addAll(Block.PROGRAM.openers());
    taken.addAll(List.of("hour", "times"));
    assertEquals(
        without(Set.copyOf(taken)), fitting("program p {\n  audience s\n  ", ": send m\n}"));
    Set<String> fields = new TreeSet<>(NEVER_NAMES);
    fields.add("own");
    assertEquals(
        without(fields),
        fitting("schema {\n contact from c key id {\n  a text\n  ", " text\n  b text\n }\n}"));
  }

  @Test
  void theListIsWhole() {
    assertEquals(19, NEVER_NAMES.size());
    Keywords.all()
        .forEach(
            word ->
                assertEquals(
                    NEVER_NAMES.contains(word),
                    Block.isHardWord(Keywords.type(word).orElseThrow()),
                    word));
  }
}
