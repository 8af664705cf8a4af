package dev.segue.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Fixed;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Small slips, many to a file: a case is a paragraph, a condition or declarations, and behind
 * {@code >} what is told of it beside the schema of the golden scripts. {@code -Dsegue.update}
 * rewrites that.
 */
final class CasesGoldenTest {
  private static final GoldenFolder CASES = GoldenFolder.of("cases");
  private static final Source SCHEMA =
      new Source("shop.segue", GoldenFolder.of("check").read("schema/shop.segue"));
  private static final int FEWEST = 300;

  /** What a declaration begins with, however it is spelt. */
  private static final Pattern DECLARES =
      Pattern.compile(
          "(?s)(--|@|schema|segment|sgment|segmnt|nonsense|trait|condition|score|partition|vocabulary|topic|list"
              + " |message|program|prgram|test|[Ss]egment|SEGMENT|\\}).*");

  @TestFactory
  Stream<DynamicTest> eachFile() {
    return CASES.stems(".txt").stream().map(stem -> dynamicTest(stem, () -> hold(stem)));
  }

  private static void hold(String stem) {
    StringBuilder now = new StringBuilder();
    for (String written : cases(stem)) {
      now.append(now.isEmpty() ? "" : "\n").append(written).append('\n').append(told(written));
    }
    CASES.expect(stem + ".txt", now.toString());
  }

  /** The paragraphs of a file, without what was told of them. */
  private static List<String> cases(String stem) {
    List<String> cases = new ArrayList<>();
    for (String paragraph : CASES.read(stem + ".txt").strip().split("\n\n+", -1)) {
      cases.add(
          String.join("\n", paragraph.lines().filter(line -> !line.startsWith(">")).toList()));
    }
    return cases;
  }

  @Test
  void thereAreMany() {
    int many = CASES.stems(".txt").stream().mapToInt(stem -> cases(stem).size()).sum();
    assertTrue(many >= FEWEST, () -> many + " cases");
  }

  @Test
  void theSameIsNotHeldTwice() {
    List<String> all = CASES.stems(".txt").stream().flatMap(s -> cases(s).stream()).toList();
    assertEquals(
        List.of(), all.stream().filter(c -> all.indexOf(c) != all.lastIndexOf(c)).toList());
  }

  /** Whoever lets every edit be made that is certain has none offered any more. */
  @Test
  void editsComeToAnEnd() {
    List<String> endless = new ArrayList<>();
    for (String stem : CASES.stems(".txt")) {
      for (String written : cases(stem)) {
        Source source = source(written);
        int rounds = 0;
        Fixed fixed = Fixed.of(source, compile(source).diagnostics());
        while (!fixed.made().isEmpty() && rounds++ < 8) {
          source = fixed.source();
          fixed = Fixed.of(source, compile(source).diagnostics());
        }
        if (!fixed.made().isEmpty()) {
          endless.add(written);
        }
      }
    }
    assertEquals(List.of(), endless);
  }

  private static Source source(String written) {
    boolean whole = DECLARES.matcher(written).matches();
    return new Source("case.segue", whole ? written + "\n" : "segment s {\n" + written + "\n}\n");
  }

  private static Compilation compile(Source source) {
    List<Source> scripts = new ArrayList<>(List.of(source));
    if (!source.text().contains("schema {")) {
      scripts.add(SCHEMA);
    }
    return SegueCompiler.compile(
        new SegueCompiler.Input(
            "shop",
            ZoneId.of("Europe/Zurich"),
            Optional.of("email"),
            Optional.empty(),
            Optional.of("Shop <hello@shop.example>"),
            scripts,
            List.of(),
            true));
  }

  private static String told(String written) {
    Source source = source(written);
    StringBuilder told = new StringBuilder();
    int before = source.text().startsWith("segment s {\n" + written) ? 1 : 0;
    for (Diagnostic diagnostic : compile(source).diagnostics()) {
      told.append("> ").append(words(diagnostic, source, before)).append('\n');
      diagnostic.hints().forEach(hint -> told.append(">   ").append(hint).append('\n'));
      diagnostic
          .fix()
          .ifPresent(
              fix ->
                  told.append(">   fix: ")
                      .append(quoted(text(source, fix.span())))
                      .append(" to ")
                      .append(quoted(fix.replacement()))
                      .append('\n'));
    }
    return told.isEmpty() ? "> nothing\n" : told.toString();
  }

  private static String words(Diagnostic diagnostic, Source source, int before) {
    Span span = diagnostic.span();
    String place =
        span.file().equals(source.path())
            ? source.lineOf(span.start()) - before + ":" + source.columnOf(span.start())
            : span.file();
    return place
        + " "
        + diagnostic.severity().name().toLowerCase(Locale.ROOT)
        + " "
        + diagnostic.code().id()
        + " at "
        + quoted(text(source, span))
        + ": "
        + diagnostic.message();
  }

  private static String text(Source source, Span span) {
    return span.file().equals(source.path())
        ? source.text().substring(span.start(), span.end())
        : "";
  }

  private static String quoted(String text) {
    return "`" + text.replace("\n", "\\n") + "`";
  }
}
