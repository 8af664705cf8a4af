package dev.segue.repl.command;

import dev.segue.compiler.ir.Workspace;
import dev.segue.repl.report.Json;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.deliver.Preferences;
import dev.segue.runtime.store.ErasureTables.Erased;
import dev.segue.runtime.store.MergedTable;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code segue erase CONTACT}: forgets a contact. */
@Command(
    name = "erase",
    description = {
      "Forget a contact: rows, events, memberships, history, runs, what was sent.",
      "A keyed hash of the address stays, so that nothing is sent to it if it comes in again."
    },
    footerHeading = "%nExamples:%n",
    footer = "  segue erase c-00017")
final class EraseCommand implements Callable<Integer> {
  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Parameters(paramLabel = "CONTACT", description = "The contact's key.")
  private String contact = "";

  EraseCommand(Segue segue) {
    this.segue = segue;
  }

  /** What was taken out, for programs; {@code source}: whether its rows were as well. */
  private record Told(String contact, boolean source, int rows, int runsEnded, int sendsStopped) {}

  @Override
  public Integer call() {
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Workspace workspace = loaded.workspace();
    Instant now = asOf.instant(workspace.zone(), segue.surroundings());
    boolean own;
    Erased erased;
    try (WorkspaceData data = Opening.data(segue, loaded)) {
      own = data.ingests();
      Preferences preferences =
          new Preferences(
              data.store(), workspace, data.layout(), now, Asked.key(contact, workspace));
      Optional<Object> into = new MergedTable(data.store()).into(Asked.key(contact, workspace));
      if (into.isPresent() && !preferences.isKnown()) {
        throw Failure.usage(
            "'" + contact + "' was merged into '" + into.get() + "'",
            "segue erase " + into.get() + " forgets both");
      }
      if (!preferences.isKnown()) {
        throw Failure.usage("there is no contact '" + contact + "'");
      }
      erased = preferences.erase();
    }
    PrintStream out = segue.surroundings().out();
    if (segue.json()) {
      Json.print(new Told(contact, own, erased.rows(), erased.runs(), erased.sends()), out);
      return ExitCodes.FINE;
    }
    out.println(contact + " is erased; a keyed hash of the address stays");
    out.println(
        own
            ? "files of data are not changed: take the contact out of them too"
            : "the source is yours: take the contact out of it, or it comes in again");
    return ExitCodes.FINE;
  }
}
