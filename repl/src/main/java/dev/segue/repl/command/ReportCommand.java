package dev.segue.repl.command;

import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.OutcomePage;
import dev.segue.repl.report.Screen;
import dev.segue.repl.report.StoredValue;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.outcome.Outcome;
import dev.segue.runtime.outcome.Outcomes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code segue report P}: what became of a program. */
@Command(
    name = "report",
    description = {
      "Say what became of a program, as one page of HTML that needs nothing else: who went",
      "which way, what was opened and clicked, by whom the goal was reached, and what of it",
      "would have been so without the program."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue report auto_nurture >auto_nurture.html",
      "  segue report auto_nurture --out reports/auto_nurture.html",
      "  segue report auto_nurture --json"
    })
final class ReportCommand implements Callable<Integer> {
  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Parameters(paramLabel = "P", description = "The program's name.")
  private String program = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the page to this file (default: to standard output).")
  private Optional<Path> out = Optional.empty();

  ReportCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() throws IOException {
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Surroundings surroundings = segue.surroundings();
    Workspace workspace = loaded.workspace();
    Program named = Asked.program(workspace, program);
    Instant now = asOf.instant(workspace.zone(), surroundings);
    Outcome outcome;
    try (WorkspaceData data = Opening.asked(segue, loaded, now)) {
      outcome =
          Outcomes.of(
              data.store(),
              workspace,
              data.layout(),
              named,
              loaded.sources(),
              (type, value) -> StoredValue.cell(type, value, workspace.zone()).shown(Screen.PIPE),
              now);
    }
    String page = OutcomePage.of(outcome, workspace.zone());
    if (out.isPresent()) {
      OutputFile.write(out.get(), page, surroundings);
    }
    if (segue.json()) {
      Json.print(outcome, workspace.zone(), surroundings.out());
    } else if (out.isEmpty()) {
      surroundings.out().print(page);
    }
    return ExitCodes.FINE;
  }
}
