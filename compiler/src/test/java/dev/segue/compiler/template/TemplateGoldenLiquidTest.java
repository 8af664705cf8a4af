package dev.segue.compiler.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The cases of the golden Liquid suite, where a data directory has them: each one prints exactly
 * what it should, or is refused for a reason that {@code liquid-differences.txt} gives.
 */
final class TemplateGoldenLiquidTest {
  private static final String DIFFERENCES = "/golden/liquid-differences.txt";

  /** What became of a case. */
  private enum Outcome {
    PASSED,
    REFUSED,
    DIFFERENT,
    ACCEPTED
  }

  private record Result(Outcome outcome, String detail) {}

  @Test
  void everyCasePassesOrIsRefusedForAKnownReason() throws IOException {
    Path cases = dataDirectory().resolve("golden-liquid").resolve("cases.json");
    if (!Files.exists(cases)) {
      System.out.println("SKIPPED: no golden-liquid/cases.json in a data directory (SEGUE_DATA)");
    }
    assumeTrue(Files.exists(cases));
    Map<String, Result> results = new TreeMap<>();
    JsonDatum.MAPPER.readTree(cases).get("tests").forEach(c -> results.put(name(c), run(c)));
    Map<Outcome, Long> counts =
        results.values().stream()
            .collect(Collectors.groupingBy(Result::outcome, TreeMap::new, Collectors.counting()));
    System.out.println("golden Liquid: " + results.size() + " cases, " + counts);
    List<Difference> known = differences();
    List<String> surprises = new ArrayList<>();
    results.forEach(
        (name, result) -> {
          if (result.outcome() != Outcome.PASSED
              && known.stream().noneMatch(d -> d.explains(name, result.outcome()))) {
            surprises.add(result.outcome() + " | " + name + " | " + result.detail());
          }
        });
    assertEquals("", String.join("\n", surprises));
  }

  /** {@code REFUSED | name | reason}; a star ends the beginning of several names. */
  private record Difference(String outcome, String name) {
    boolean explains(String test, Outcome what) {
      boolean named =
          name.endsWith("*")
              ? test.startsWith(name.substring(0, name.length() - 1))
              : test.equals(name);
      return named && outcome.equals(what.name());
    }
  }

  private static List<Difference> differences() throws IOException {
    try (var stream = TemplateGoldenLiquidTest.class.getResourceAsStream(DIFFERENCES)) {
      if (stream == null) {
        throw new IllegalStateException("no " + DIFFERENCES);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(l -> !l.isBlank() && !l.startsWith("#"))
          .map(l -> l.split(" [|] ", 3))
          .map(p -> new Difference(p[0], p[1]))
          .toList();
    }
  }

  private static String name(JsonNode test) {
    return test.get("name").stringValue();
  }

  private static Result run(JsonNode test) {
    boolean invalid = test.path("invalid").asBoolean(false);
    List<String> wanted =
        test.has("result")
            ? List.of(test.get("result").stringValue())
            : StreamSupport.stream(test.path("results").spliterator(), false)
                .map(JsonNode::stringValue)
                .toList();
    String text = test.get("template").stringValue();
    Checked<Template> checked = TemplateParsing.parse(new Source("case.liquid", text));
    if (checked.hasErrors()) {
      return refused(invalid, checked.diagnostics().getFirst().message());
    }
    TableScope scope = TableScope.of(JsonDatum.fields(test.path("data")));
    return switch (Rendering.render(checked.value(), scope, Escape.NONE)) {
      case Rendered.Failed(var why) -> refused(invalid, why.getFirst().message());
      case Rendered.Done(var got) when invalid -> new Result(Outcome.ACCEPTED, text + " => " + got);
      case Rendered.Done(var got) when wanted.contains(got) -> new Result(Outcome.PASSED, "");
      case Rendered.Done(var got) ->
          new Result(Outcome.DIFFERENT, text + " => '" + got + "', not " + wanted);
    };
  }

  private static Result refused(boolean invalid, String why) {
    return new Result(invalid ? Outcome.PASSED : Outcome.REFUSED, why);
  }

  private static Path dataDirectory() {
    String named = System.getProperty("segue.data", System.getenv("SEGUE_DATA"));
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    Path directory = Path.of("").toAbsolutePath();
    try {
      while (directory.getParent() != null && !Files.exists(directory.resolve(".git"))) {
        directory = directory.getParent().toRealPath();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return directory.resolveSibling("shared").resolve("data");
  }
}
