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

/** {@code segue pause P} and {@code segue resume P}: a program stands still, and goes on. */
abstract class StandingCommand implements Callable<Integer> {
  private final Segue segue;
  private final boolean pauses;

  @Mixin private AsOf asOf = new AsOf();

  @Parameters(paramLabel = "PROGRAM", description = "The program's name.")
  private String program = "";

  private StandingCommand(Segue segue, boolean pauses) {
    this.segue = segue;
    this.pauses = pauses;
  }

  /** It stands still. */
  @Command(
      name = "pause",
      description = {
        "Have a program stand still: nobody enters it, no step is taken and no message leaves;",
        "goals and exits are seen all the same."
      },
      footerHeading = "%nExamples:%n",
      footer = {"  segue pause auto_nurture"})
  static final class Pause extends StandingCommand {
    Pause(Segue segue) {
      super(segue, true);
    }

    @Override
    String told(boolean changed) {
      return changed
          ? " stands still: nobody enters it, takes a step or is sent anything"
          : " stands still already";
    }
  }

  /** It goes on. */
  @Command(
      name = "resume",
      description = {
        "Have a paused program go on: waits keep their instants, and messages that came due",
        "more than a day before are not sent any more."
      },
      footerHeading = "%nExamples:%n",
      footer = {"  segue resume auto_nurture"})
  static final class Resume extends StandingCommand {
    Resume(Segue segue) {
      super(segue, false);
    }

    @Override
    String told(boolean changed) {
      return changed ? " goes on: waits keep their instants" : " does not stand still";
    }
  }

  /** What is said of the program. */
  abstract String told(boolean changed);

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
      PauseTable table = new PauseTable(store);
      changed =
          store.transaction(() -> pauses ? table.pause(program, now) : table.resume(program, now));
    }
    PrintStream out = segue.surroundings().out();
    if (segue.json()) {
      Json.print(new Shown(program, pauses, changed), out);
    } else {
      out.println(program + told(changed));
    }
    return ExitCodes.FINE;
  }
}
