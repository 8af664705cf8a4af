package dev.segue.repl.command;

import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.PreflightText;
import dev.segue.repl.report.ProgressLine;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.preflight.Preflight;
import dev.segue.runtime.preflight.Preflights;
import dev.segue.runtime.tick.WorkspaceScripts;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code segue preflight P}: what there is to know before a program sends. */
@Command(
    name = "preflight",
    description = {
      "Look at what a program is about to use: is the data there, are the addresses clean,",
      "who gets which words, how do messages look, how many come to each step and what would",
      "be held back. Nothing is sent, and nothing of the rehearsal stays."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  segue preflight auto_nurture", "  segue preflight auto_nurture --days 60 --json"})
final class PreflightCommand implements Callable<Integer> {
  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Parameters(paramLabel = "P", description = "The program's name.")
  private String program = "";

  @Mixin private RehearsedDays days = new RehearsedDays();

  PreflightCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() {
    int far = days.number();
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Surroundings surroundings = segue.surroundings();
    Workspace workspace = loaded.workspace();
    Instant now = asOf.instant(workspace.zone(), surroundings);
    Program named = Asked.program(workspace, program);
    Preflight found;
    try (ProgressLine progress = surroundings.progress();
        WorkspaceData data = Opening.asked(segue, loaded, now)) {
      found =
          Preflights.look(
              data.store(),
              workspace,
              data.layout(),
              new WorkspaceScripts(loaded.compilation()),
              named,
              now,
              far,
              progress);
    }
    if (segue.json()) {
      Json.print(found, workspace.zone(), surroundings.out());
    } else {
      new PreflightText(surroundings.screen(), surroundings.out(), workspace).print(found);
    }
    return ExitCodes.FINE;
  }
}
