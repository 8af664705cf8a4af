package dev.segue.compiler.check;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.GoldenFolder;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.DiagnosticText;
import dev.segue.compiler.explain.English;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Scenario;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Words, messages, programs and tests: each {@code x.segue}, with the shared schema and templates,
 * gives {@code x.err}, what is wrong with it, or {@code x.out}, what it means.
 */
final class CampaignGoldenTest {
  private static final GoldenFolder FOLDER = GoldenFolder.of("campaign");
  private static final GoldenFolder SHARED = GoldenFolder.of("campaign_shared");

  @TestFactory
  Stream<DynamicTest> eachScript() {
    return FOLDER.stems(".segue").stream().map(stem -> dynamicTest(stem, () -> run(stem)));
  }

  @Test
  void noGoldenIsAnOrphan() {
    FOLDER.hasNoOrphans(".segue");
  }

  private static void run(String stem) {
    Source script = new Source(stem + ".segue", FOLDER.read(stem + ".segue"));
    List<Source> scripts = new ArrayList<>(List.of(script));
    if (!script.text().contains("schema {")) {
      scripts.add(new Source("schema.segue", SHARED.read("schema.segue")));
    }
    List<Source> templates = new ArrayList<>();
    for (String ending : List.of(".liquid", ".html")) {
      for (String template : SHARED.stems(ending)) {
        String path = "templates/" + template + ending;
        templates.add(new Source(path, SHARED.read(template + ending)));
      }
    }
    Compilation compilation =
        SegueCompiler.compile(
            new SegueCompiler.Input(
                "golden",
                ZoneId.of("America/New_York"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Harbor <hello@harbor.example>"),
                scripts,
                templates,
                true));
    Map<String, Source> byPath = new HashMap<>();
    scripts.forEach(s -> byPath.put(s.path(), s));
    templates.forEach(s -> byPath.put(s.path(), s));
    FOLDER.expect(
        stem + ".err",
        DiagnosticText.of(
            compilation.diagnostics(), path -> byPath.getOrDefault(path, new Source(path, ""))));
    FOLDER.expect(stem + ".out", compilation.hasErrors() ? "" : meaning(compilation.workspace()));
  }

  /** What is meant, without the schema. */
  private static String meaning(Workspace workspace) {
    StringBuilder text = new StringBuilder();
    English english = new English(workspace);
    Stream.<List<? extends Definitions>>of(
            workspace.topics(),
            workspace.lists(),
            workspace.segments(),
            workspace.traits(),
            workspace.scores(),
            workspace.partitions())
        .forEach(all -> all.forEach(d -> text.append(english.explain(d).outline())));
    workspace
        .messages()
        .forEach(
            m ->
                text.append("message " + m.name() + " by " + m.channel())
                    .append(m.topic().map(t -> " on " + t).orElse(""))
                    .append(m.html() ? ", HTML\n" : ", text\n"));
    for (Program program : workspace.programs()) {
      text.append(english.explain(program).outline());
      for (Program.Step step : program.steps()) {
        text.append("    ").append(step.index()).append(' ').append(step.id());
        text.append(" -> ").append(step.action().nexts()).append('\n');
      }
    }
    for (Scenario scenario : workspace.scenarios()) {
      text.append("test ").append(scenario.title()).append('\n');
      scenario.rows().forEach(row -> text.append("  ").append(row(row, english)).append('\n'));
    }
    return text.toString();
  }

  private static String row(Scenario.Row row, English english) {
    return switch (row) {
      case Scenario.Row.At at -> "at " + at.instant();
      case Scenario.Row.After after -> "after " + after.period();
      case Scenario.Row.Contact c ->
          "contact %s, key %s, %s values, account %s, %s"
              .formatted(c.name(), c.key(), c.attributes().size(), c.account(), c.when());
      case Scenario.Row.Account a -> "account " + a.name();
      case Scenario.Row.Event e -> "event " + e.contact() + " " + e.kind().name() + " " + e.when();
      case Scenario.Row.Record r -> "record " + r.contact() + " " + r.table().name();
      case Scenario.Row.Members m -> "list " + m.list() + " " + m.contacts();
      case Scenario.Row.Subscribes s ->
          s.contact() + " " + s.subscribed() + " " + s.topic() + " " + s.when();
      case Scenario.Row.Pause p -> (p.pause() ? "pause " : "resume ") + p.program();
      case Scenario.Row.Choose c -> "choose " + c.arm() + " " + c.contact() + " " + c.program();
      case Scenario.Row.Expect e -> "expect " + expectation(e.expectation(), english);
    };
  }

  private static String expectation(Scenario.Expectation expectation, English english) {
    return switch (expectation) {
      case Scenario.Expectation.Holds h ->
          h.contact() + ": " + english.words(h.condition()) + " (" + h.words() + ")";
      case Scenario.Expectation.Words w ->
          w.message() + " for " + w.contact() + ": " + english.words(w.condition());
      case Scenario.Expectation.AtStep s -> s.toString();
      case Scenario.Expectation.Received r -> r.toString();
      case Scenario.Expectation.Entered e -> e.toString();
      case Scenario.Expectation.Left l -> l.toString();
    };
  }
}
