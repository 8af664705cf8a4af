package dev.segue.repl.command;

import dev.segue.repl.report.CleanText;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.ProgressLine;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.clean.Cleaning;
import dev.segue.runtime.clean.Cleanness;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code segue clean}: what is wrong with contacts, accounts and events; nothing is changed. */
@Command(
    name = "clean",
    description = {
      "Say what is wrong with the data: values that cannot be read, addresses that are none,",
      "events of nobody or of the future. Nothing is changed."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  segue clean", "  segue clean --json"})
final class CleanCommand implements Callable<Integer> {
  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  CleanCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() {
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Surroundings surroundings = segue.surroundings();
    Instant now = asOf.instant(loaded.workspace().zone(), surroundings);
    Cleanness found;
    try (ProgressLine progress = surroundings.progress();
        WorkspaceData data = Opening.data(segue, loaded)) {
      found =
          Cleaning.look(
              data.store(),
              loaded.workspace(),
              data.layout(),
              loaded.folder().root(),
              now,
              progress);
    }
    if (segue.json()) {
      Json.print(found, loaded.workspace().zone(), surroundings.out());
    } else {
      new CleanText(surroundings.screen(), surroundings.out()).print(found);
    }
    return ExitCodes.FINE;
  }
}
