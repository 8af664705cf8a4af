package dev.segue.repl.command;

import dev.segue.repl.report.Json;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.store.PauseTable;
import dev.segue.runtime.store.Store;
import java.io.PrintStream;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code segue resume P}: it goes on. */
@Command(
    name = "resume",
    description = {
      "Have a paused program go on: waits keep their instants, and messages that came due",
      "more than a day before are not sent any more."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  segue resume auto_nurture"})
final class ResumeCommand implements Callable<Integer> {
  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Parameters(paramLabel = "PROGRAM", description = "The program's name.")
  private String program = "";

  ResumeCommand(Segue segue) {
    this.segue = segue;
  }

  /** Where the program stands, for programs. */
  private record Shown(String program, boolean paused, boolean changed) {}

  @Override
  public Integer call() {
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Asked.program(loaded.workspace(), program);
    Instant now = asOf.instant(loaded.workspace().zone(), segue.surroundings());
    boolean changed;
    try (WorkspaceData data = Opening.data(segue, loaded)) {
      Store store = data.store();
      changed = store.transaction(() -> new PauseTable(store).resume(program, now));
    }
    PrintStream out = segue.surroundings().out();
    if (segue.json()) {
      Json.print(new Shown(program, false, changed), out);
    } else {
      out.println(
          changed
              ? program + " goes on: waits keep their instants"
              : program + " does not stand still");
    }
    return ExitCodes.FINE;
  }
}
