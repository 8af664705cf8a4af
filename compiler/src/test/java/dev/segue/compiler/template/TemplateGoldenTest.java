package dev.segue.compiler.template;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.segue.compiler.GoldenFolder;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Each {@code x.liquid}, rendered over {@code x.json}, gives {@code x.out}, or what is wrong with
 * it in {@code x.err}; {@code x.uses} tells what it reads. The data say {@code escape}, {@code
 * now}, {@code zone}, {@code terms} and {@code values}.
 */
final class TemplateGoldenTest {
  private static final GoldenFolder FOLDER = GoldenFolder.of("template");

  @TestFactory
  Stream<DynamicTest> eachTemplate() {
    return FOLDER.stems(".liquid").stream().map(stem -> dynamicTest(stem, () -> run(stem)));
  }

  @Test
  void noGoldenIsAnOrphan() {
    FOLDER.hasNoOrphans(".liquid");
  }

  private static void run(String stem) {
    Source source = new Source(stem + ".liquid", FOLDER.read(stem + ".liquid"));
    Checked<Template> checked = TemplateParsing.parse(source);
    String complaints = told(source, checked.diagnostics());
    String out = "";
    if (!checked.hasErrors()) {
      switch (Rendering.render(checked.value(), scope(data(stem)), escape(data(stem)))) {
        case Rendered.Done(var text) -> out = text;
        case Rendered.Failed(var why) -> complaints += told(source, why);
      }
    }
    FOLDER.expect(stem + ".err", complaints);
    FOLDER.expect(stem + ".out", out);
    if (FOLDER.has(stem + ".uses")) {
      FOLDER.expect(stem + ".uses", uses(source, TemplateUses.of(checked.value())));
    }
    assertTrue(!complaints.isEmpty() || !out.isEmpty(), "neither output nor complaints");
  }

  private static JsonNode data(String stem) {
    String file = stem + ".json";
    return JsonDatum.MAPPER.readTree(FOLDER.has(file) ? FOLDER.read(file) : "{}");
  }

  private static Escape escape(JsonNode data) {
    return data.path("escape").asString("none").equals("html") ? Escape.HTML : Escape.NONE;
  }

  private static TableScope scope(JsonNode data) {
    Map<String, Term> terms = new HashMap<>();
    data.path("terms")
        .properties()
        .forEach(
            t ->
                terms.put(
                    t.getKey(),
                    new Term(
                        t.getValue().get(0).stringValue(), t.getValue().get(1).stringValue())));
    return new TableScope(
        JsonDatum.fields(data.path("values")),
        terms,
        Instant.parse(data.path("now").asString("2026-03-02T12:00:00Z")),
        ZoneId.of(data.path("zone").asString("UTC")));
  }

  private static String told(Source source, List<Diagnostic> diagnostics) {
    StringBuilder told = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      int start = diagnostic.span().start();
      told.append(source.lineOf(start)).append(':').append(source.columnOf(start));
      told.append(' ').append(diagnostic.severity()).append(' ').append(diagnostic.code().id());
      told.append(' ').append(diagnostic.message()).append('\n');
      diagnostic.hints().forEach(hint -> told.append("    ").append(hint).append('\n'));
    }
    return told.toString();
  }

  private static String uses(Source source, TemplateUses uses) {
    StringBuilder told = new StringBuilder();
    for (Use use : uses.values()) {
      int start = use.span().start();
      told.append(source.lineOf(start)).append(':').append(source.columnOf(start)).append(' ');
      told.append(String.join(".", use.path()))
          .append(use.guarded() ? " guarded" : "")
          .append('\n');
    }
    for (TermUse term : uses.terms()) {
      int start = term.span().start();
      told.append(source.lineOf(start)).append(':').append(source.columnOf(start));
      told.append(" term ").append(term.name()).append('\n');
    }
    return told.toString();
  }
}
