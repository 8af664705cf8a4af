package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.type.Regex;
import dev.segue.runtime.store.StoreFailure;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** {@code matches} finds the same on every engine. */
class PatternProperties {
  private static final List<String> PIECES =
      List.of(
          "a",
          "b",
          "K",
          ".",
          "^",
          "$",
          "\\b",
          "\\B",
          "\\d",
          "\\W",
          "\\s",
          "[a-c]",
          "[^a\\n]",
          "[[:alpha:]_]",
          "\\pL",
          "\\x{1F600}",
          "\\Qa.b\\E",
          "\\Qab",
          "a\\Q\\E",
          "\\.",
          "(?i)k",
          "(?:a|b)",
          "(ab|)",
          "(?s:.)",
          "(?m:^a$)",
          "[\\]\\-x]",
          "-",
          "é",
          "\\AA",
          "z\\z",
          "(?P<n>a)",
          " ",
          "{",
          "a{,2}");

  /** Of some hundred repetitions of what is itself repeated an engine says so. */
  private static final String TOO_MUCH = "this is more than it can do";

  private static final List<String> COUNTS =
      List.of("", "", "", "*", "+?", "?", "{2}", "{1,3}", "{0,}", "{300}", "{2,300}?");

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "b",
          "ab",
          "aab",
          "Ab",
          "K",
          "k",
          "\u212a",
          "a\nb",
          "b\na",
          "a.b",
          "a.bb",
          "a.ba.",
          "a b",
          "é",
          "É",
          "\ud83d\ude00",
          "1",
          "a1_",
          "-",
          "x]",
          "{",
          "abcabc",
          "zz",
          "\n",
          "a{,2}",
          "ſ",
          "0a 9");

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void findTheSame(@ForAll long seed) {
    for (Somewhere engine : Engines.all()) {
      fill(engine);
      ask(engine, seed);
    }
  }

  static void fill(Somewhere engine) {
    engine.clear();
    String text = engine.store().dialect().textType();
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < TEXTS.size(); i++) {
      rows.add("('t" + i + "', '" + TEXTS.get(i).replace("'", "''") + "')");
    }
    engine.make("texts", "id " + text + ", body " + text, rows.toArray(String[]::new));
  }

  /** Whether it finds a pattern, which the seed makes, in those texts that RE2 finds it in. */
  static void ask(Somewhere engine, long seed) {
    Random random = new Random(seed);
    String pattern =
        IntStream.range(0, 1 + random.nextInt(4))
            .mapToObj(i -> one(PIECES, random) + one(COUNTS, random))
            .collect(Collectors.joining(random.nextInt(4) == 0 ? "|" : ""));
    if (Regex.mistake(pattern).isPresent()) {
      return;
    }
    boolean ignoringCase = random.nextBoolean();
    String script =
        "schema {\n  contact from texts key id { body text }\n}\nsegment s { body matches \""
            + pattern.replace("\\", "\\\\").replace("\"", "\\\"")
            + "\""
            + (ignoringCase ? " ignoring case" : "")
            + " }\n";
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(ZoneId.of("UTC"), List.of(new Source("x.segue", script))));
    if (compilation.hasErrors()) {
      return;
    }
    Regex regex = new Regex(pattern, ignoringCase);
    Set<String> expected = new TreeSet<>();
    for (int i = 0; i < TEXTS.size(); i++) {
      if (regex.isFoundIn(TEXTS.get(i))) {
        expected.add("t" + i);
      }
    }
    SqlText found =
        Statements.of(
                compilation.workspace(),
                engine.store().dialect(),
                SourceLayout.canonical(compilation.workspace().schema()),
                Instant.EPOCH,
                References.SELF_CONTAINED)
            .members(compilation.workspace().segments().getFirst().condition());
    String what = engine + " " + pattern + (ignoringCase ? " ignoring case" : "");
    try {
      Set<String> members = new TreeSet<>(engine.store().list(found, r -> r.text(0).orElseThrow()));
      assertEquals(expected, members, what);
    } catch (StoreFailure tooMuch) {
      assertTrue(pattern.contains("300") && tooMuch.reason().startsWith(TOO_MUCH), what);
    }
  }

  private static String one(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
