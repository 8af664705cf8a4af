package dev.segue.repl.command;

import dev.segue.compiler.explain.English;
import dev.segue.compiler.explain.Explained;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.repl.report.DiagnosticPage;
import dev.segue.repl.report.Json;
import dev.segue.repl.session.Explanation;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code segue explain S}: what a definition says, in English, with a count for each condition. */
@Command(
    name = "explain",
    description = {
      "Say in English what is defined, with a count after each condition;",
      "or what the code of a diagnostic means."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue explain car_intent",
      "  segue explain auto_nurture",
      "  segue explain SG0101"
    })
final class ExplainCommand implements Callable<Integer> {
  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Parameters(
      paramLabel = "NAME",
      description = {
        "A segment, trait, score, partition, program; a condition in quotes;",
        "or a code such as SG0101."
      })
  private String text = "";

  ExplainCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() {
    if (DiagnosticPage.isCode(text)) {
      page();
      return ExitCodes.FINE;
    }
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Workspace workspace = loaded.workspace();
    Instant now = asOf.instant(workspace.zone(), segue.surroundings());
    English english = new English(workspace);
    Optional<Program> program = workspace.program(text);
    if (program.isPresent()) {
      outline(english.explain(program.get()));
      return ExitCodes.FINE;
    }
    Explained explained = explained(english, loaded);
    try (WorkspaceData data = Opening.asked(segue, loaded, now)) {
      Explanation explanation = Explanation.of(explained, data.asOf(now));
      Surroundings surroundings = segue.surroundings();
      if (segue.json()) {
        Json.print(explanation, surroundings.out());
      } else {
        explanation.table().print(surroundings.screen(), surroundings.out());
      }
      return ExitCodes.FINE;
    }
  }

  private void page() {
    DiagnosticPage page =
        DiagnosticPage.of(text)
            .orElseThrow(
                () ->
                    Failure.usage(
                        "there is no diagnostic " + text, "'segue check' prints those there are"));
    Surroundings surroundings = segue.surroundings();
    if (segue.json()) {
      Json.print(page, surroundings.out());
    } else {
      page.print(surroundings.screen(), surroundings.out());
    }
  }

  private Explained explained(English english, LoadedWorkspace loaded) {
    Workspace workspace = loaded.workspace();
    Optional<Definitions> definition = workspace.definition(text);
    if (definition.isPresent()) {
      return english.explain(definition.get());
    }
    Condition condition = Asked.condition(text, loaded, segue);
    return english.explain(condition);
  }

  /** The conditions of a program speak of its runs: there is nobody to count. */
  private void outline(Explained explained) {
    PrintStream out = segue.surroundings().out();
    if (segue.json()) {
      Json.print(Explanation.uncounted(explained), out);
    } else {
      out.print(explained.outline());
    }
  }
}
