package dev.segue.repl.command;

import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.ProgressLine;
import dev.segue.repl.report.SimulatedText;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.rehearsal.Rehearsal;
import dev.segue.runtime.rehearsal.Rehearsed;
import dev.segue.runtime.rehearsal.Response;
import dev.segue.runtime.tick.WorkspaceScripts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code segue simulate P --days N}: a program over today's contacts, if they answered so. */
@Command(
    name = "simulate",
    description = {
      "Rehearse a program over today's contacts, day by day, if they answered as you say.",
      "Nothing is sent, and nothing of it stays."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue simulate auto_nurture --days 30",
      "  segue simulate auto_nurture --responds 'email_opened 30%% within 2 days, half within 3"
          + " hours'",
      "  segue simulate auto_nurture --responses typical.txt --seed 7 --json"
    })
final class SimulateCommand implements Callable<Integer> {
  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Parameters(paramLabel = "P", description = "The program's name.")
  private String program = "";

  @Mixin private RehearsedDays days = new RehearsedDays();

  @Option(
      names = "--responds",
      paramLabel = "ANSWER",
      description = {
        "EVENT P%% within D [, half within D] [of MESSAGE] [after EVENT]:",
        "how many of those who get a message answer so, and how soon;",
        "may be given several times."
      })
  private List<String> responds = List.of();

  @Option(
      names = "--responses",
      paramLabel = "FILE",
      description = "A file of such answers, one a line.")
  private Optional<Path> responses = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Who answers is drawn by this number (default: 1).")
  private long seed = 1;

  SimulateCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() throws IOException {
    int far = days.number();
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Surroundings surroundings = segue.surroundings();
    Workspace workspace = loaded.workspace();
    Program named = Asked.program(workspace, program);
    List<Response> model = ResponseModel.of(responses, responds, loaded, segue);
    Instant now = asOf.instant(workspace.zone(), surroundings);
    Rehearsed rehearsed;
    try (ProgressLine progress = surroundings.progress();
        WorkspaceData data = Opening.data(segue, loaded)) {
      rehearsed =
          Rehearsal.of(
              data.store(),
              workspace,
              data.layout(),
              new WorkspaceScripts(loaded.compilation()),
              named,
              new Rehearsal.Plan(now, far, model, seed, Optional.of(loaded.folder().root()), true),
              progress);
    }
    if (segue.json()) {
      Json.print(rehearsed, workspace.zone(), surroundings.out());
    } else {
      new SimulatedText(surroundings.screen(), surroundings.out(), workspace).print(rehearsed);
    }
    return ExitCodes.FINE;
  }
}
