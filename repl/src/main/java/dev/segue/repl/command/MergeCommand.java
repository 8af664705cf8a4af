package dev.segue.repl.command;

import dev.segue.compiler.ir.Workspace;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.Plural;
import dev.segue.repl.report.Screen;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.deliver.Merging;
import dev.segue.runtime.deliver.Merging.Joined;
import dev.segue.runtime.store.MergeTables.Merged;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code segue merge GONE --into STAYS}: makes one contact of two. */
@Command(
    name = "merge",
    description = {
      "Make one contact of two: what the one did the other did, and the one is gone.",
      "Of runs of one program the furthest goes on, and no step is repeated. Where one of them",
      "wanted a topic no more it is no. Rows that come of the one go to the other from now on."
    },
    footerHeading = "%nExamples:%n",
    footer = "  segue merge c-00018 --into c-00017")
final class MergeCommand implements Callable<Integer> {
  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Parameters(paramLabel = "GONE", description = "The key of the contact who is gone then.")
  private String gone = "";

  @Option(
      names = "--into",
      paramLabel = "STAYS",
      required = true,
      description = "The key of the contact who stays, as the source says it.")
  private String stays = "";

  MergeCommand(Segue segue) {
    this.segue = segue;
  }

  /** What became of the two, for programs; {@code source}: whether its rows went over as well. */
  private record Told(
      String gone,
      String stays,
      boolean source,
      int rows,
      int runs,
      int runsEnded,
      int sendsStopped,
      List<String> refused,
      boolean suppressed) {}

  @Override
  public Integer call() {
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Workspace workspace = loaded.workspace();
    Instant now = asOf.instant(workspace.zone(), segue.surroundings());
    boolean own;
    Joined joined;
    try (WorkspaceData data = Opening.data(segue, loaded)) {
      own = data.ingests();
      data.store().prepare(workspace.schema());
      Merging merging = new Merging(data.store(), workspace, data.layout(), now);
      Object from = Asked.key(gone, workspace);
      Object into = Asked.key(stays, workspace);
      merging
          .refusal(from, into)
          .ifPresent(
              r -> {
                throw Failure.usage(r.reason(), r.remedy());
              });
      joined = merging.merge(from, into);
    }
    Merged merged = joined.merged();
    PrintStream out = segue.surroundings().out();
    if (segue.json()) {
      Told told =
          new Told(
              gone,
              stays,
              own,
              merged.rows(),
              merged.runs(),
              merged.ended(),
              merged.sends(),
              merged.refused(),
              joined.suppressed());
      Json.print(told, out);
    } else {
      print(joined, own, out);
    }
    return ExitCodes.FINE;
  }

  private void print(Joined joined, boolean own, PrintStream out) {
    Merged merged = joined.merged();
    Screen screen = segue.surroundings().screen();
    String runs = Plural.of(merged.runs(), "run", screen);
    out.println(
        gone
            + " is "
            + stays
            + " now: "
            + (own ? Plural.of(merged.rows(), "row", screen) + " and " + runs : runs)
            + " went over");
    if (merged.ended() > 0 || merged.sends() > 0) {
      out.println(
          Plural.of(merged.ended(), "run", screen)
              + " ended, since another goes on; "
              + Plural.of(merged.sends(), "message", screen)
              + " will not leave");
    }
    if (!merged.refused().isEmpty()) {
      out.println("unsubscribed, as one of them was: " + String.join(", ", merged.refused()));
    }
    if (joined.suppressed()) {
      out.println(
          "nothing is sent to the address of " + stays + ", as nothing was to that of " + gone);
    }
    out.println(
        own
            ? "rows that come of " + gone + " go to " + stays + " from now on"
            : "the source is yours: merge the two there too, or " + gone + " comes in again");
  }
}
