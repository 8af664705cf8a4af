package dev.segue.repl.command;

import dev.segue.repl.report.InstantText;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.Paint;
import dev.segue.repl.report.ProgressLine;
import dev.segue.repl.report.RunText;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.program.Advanced;
import dev.segue.runtime.program.Programs;
import dev.segue.runtime.tick.WorkspaceScripts;
import java.io.PrintStream;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code segue advance}: programs only, over segments as they were last refreshed. */
@Command(
    name = "advance",
    description = {
      "Advance every program over the segments as last refreshed;",
      "what it sends waits in the outbox until 'segue run'."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  segue advance", "  segue advance --as-of 2026-03-02T09:00"})
final class AdvanceCommand implements Callable<Integer> {
  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  AdvanceCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() {
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Surroundings surroundings = segue.surroundings();
    Instant now = asOf.instant(loaded.workspace().zone(), surroundings);
    Advanced advanced;
    try (ProgressLine progress = surroundings.progress();
        WorkspaceData data = Opening.data(segue, loaded)) {
      data.readLists(now, progress);
      progress.at("advancing programs", 0, 0);
      advanced =
          Programs.advance(
              data.store(),
              loaded.workspace(),
              data.layout(),
              new WorkspaceScripts(loaded.compilation()),
              true,
              now);
    }
    PrintStream out = surroundings.out();
    if (segue.json()) {
      Json.print(advanced, loaded.workspace().zone(), out);
    } else {
      out.println(
          Paint.of(surroundings.screen())
              .strong("as of " + InstantText.of(now, loaded.workspace().zone())));
      new RunText(surroundings.screen(), out, loaded.workspace()).print(advanced);
      if (advanced.isUnchanged()) {
        out.println();
        out.println(Paint.of(surroundings.screen()).strong("Nothing changed."));
      }
    }
    return ExitCodes.FINE;
  }
}
