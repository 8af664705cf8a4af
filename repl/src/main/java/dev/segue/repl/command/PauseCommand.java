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

/** {@code segue pause P}: a program stands still. */
@Command(
    name = "pause",
    description = {
      "Have a program stand still: nobody enters it, no step is taken and no message leaves;",
      "goals and exits are seen all the same."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  segue pause auto_nurture"})
final class PauseCommand implements Callable<Integer> {
  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Parameters(paramLabel = "PROGRAM", description = "The program's name.")
  private String program = "";

  PauseCommand(Segue segue) {
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
      changed = store.transaction(() -> new PauseTable(store).pause(program, now));
    }
    PrintStream out = segue.surroundings().out();
    if (segue.json()) {
      Json.print(new Shown(program, true, changed), out);
    } else {
      out.println(
          changed
              ? program + " stands still: nobody enters it, takes a step or is sent anything"
              : program + " stands still already");
    }
    return ExitCodes.FINE;
  }
}
