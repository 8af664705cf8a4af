package dev.segue.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.source.Source;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A named condition means what it would mean written out where it is called: each literal of the
 * golden scripts' segments as a parameter of one, and given in the call.
 */
final class ParametersTest {
  private static final GoldenFolder FOLDER = GoldenFolder.of("sql");
  private static final Pattern SEGMENT = Pattern.compile("(?m)^segment (\\w+) \\{ (.*) \\}$");
  private static final Pattern LITERAL =
      Pattern.compile(
          "(?<other>\\b\\d{4}-\\d\\d-\\d\\d[T"
              + " ]\\d\\d:[\\d:.]+Z?|\\b\\d{4}-(?:Q\\d|\\d\\d\\b(?!-))|\\b\\d\\d:\\d\\d|(?<=\\b(?:in|of)"
              + " )\\d{4}\\b(?!-))|(?<text>\"[^\"]*\")"
              + "|(?<date>\\b\\d{4}-\\d\\d-\\d\\d\\b)|(?<duration>\\b\\d+"
              + " (?:second|minute|hour|day|week|month|year)s?\\b)"
              + "|(?<number>-?\\b\\d+(?:[.]\\d+)?\\b)");

  /** A percentage is no number, and written as it is. */
  private static final Pattern FIXED = Pattern.compile(".*_%.*");

  @Test
  void standWhereLiteralsDo() {
    Set<String> wrong = new TreeSet<>();
    int held = 0;
    for (String stem : FOLDER.stems(".segue")) {
      String script = FOLDER.read(stem + ".segue");
      List<MatchResult> segments =
          script.contains("schema {") ? List.of() : SEGMENT.matcher(script).results().toList();
      for (MatchResult segment : segments) {
        Matcher literals = LITERAL.matcher(segment.group(2));
        while (literals.find()) {
          if (literals.group("other") == null && !isFixed(segment.group(2), literals)) {
            held++;
            held(script, segment, literals, wrong);
          }
        }
      }
    }
    assertEquals(Set.of(), wrong);
    assertTrue(held > 200, "only " + held);
  }

  private static boolean isFixed(String body, Matcher literals) {
    String around = body.substring(0, literals.start()) + "_" + body.substring(literals.end());
    return FIXED.matcher(around).matches();
  }

  private static void held(
      String script, MatchResult segment, Matcher literals, Set<String> wrong) {
    Condition meant = condition(script, segment.group(1));
    String literal = literals.group();
    String number = literal.replaceFirst(" .*", "");
    boolean same =
        literals.group("text") != null
            ? meant.equals(called(script, segment, literals.start(), literal, "text"))
            : literals.group("date") != null
                ? meant.equals(called(script, segment, literals.start(), literal, "date"))
                : literals.group("duration") != null
                    ? meant.equals(called(script, segment, literals.start(), literal, "duration"))
                        || meant.equals(called(script, segment, literals.start(), number, "number"))
                    : meant.equals(called(script, segment, literals.start(), literal, "number"));
    if (!same) {
      wrong.add(segment.group(2) + ": " + literal);
    }
  }

  private static Condition called(
      String script, MatchResult segment, int start, String literal, String type) {
    String body = segment.group(2);
    String other =
        script.substring(0, segment.start())
            + ("condition holds_with(given " + type + ") = " + body.substring(0, start) + "given")
            + body.substring(start + literal.length())
            + ("\n\nsegment " + segment.group(1) + " { holds_with(")
            + literal
            + ") }"
            + script.substring(segment.end());
    return condition(other, segment.group(1));
  }

  /** Of nobody where something is wrong. */
  private static Condition condition(String script, String segment) {
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(
                ZoneId.of("UTC"),
                List.of(
                    new Source("schema.segue", FOLDER.read("schema.segue")),
                    new Source("x.segue", script))));
    return compilation.hasErrors()
        ? Condition.FALSE
        : compilation.workspace().segments().stream()
            .filter(s -> s.name().equals(segment))
            .map(Definitions.Segment::condition)
            .findFirst()
            .orElseThrow();
  }
}
