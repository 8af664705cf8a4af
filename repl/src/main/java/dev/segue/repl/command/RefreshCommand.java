package dev.segue.repl.command;

import dev.segue.repl.report.Json;
import dev.segue.repl.report.ListsText;
import dev.segue.repl.report.Paint;
import dev.segue.repl.report.ProgressLine;
import dev.segue.repl.report.ReasonsText;
import dev.segue.repl.report.RefreshJson;
import dev.segue.repl.report.RunText;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.segment.ListRead;
import dev.segue.runtime.segment.Reasons;
import dev.segue.runtime.segment.Refresh;
import dev.segue.runtime.segment.Refreshed;
import dev.segue.runtime.store.ColumnTable;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code segue refresh}: segments, scores and partitions only; no program moves. */
@Command(
    name = "refresh",
    description = "Refresh every segment, score and partition; no program moves.",
    footerHeading = "%nExamples:%n",
    footer = {"  segue refresh", "  segue refresh --as-of 2026-03-02", "  segue refresh --explain"})
final class RefreshCommand implements Callable<Integer> {
  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Mixin private TimeLimit timeLimit = new TimeLimit();

  @Option(
      names = "--explain",
      description = "Say which way a refresh would go, and why; refresh nothing.")
  private boolean explain;

  @Option(
      names = "--keep-columns",
      negatable = true,
      description =
          "From now on keep what a scan reads in columns beside the rows: a later refresh of what"
              + " was edited reads those, and rows only of whoever has changed.")
  private @Nullable Boolean keepColumns;

  RefreshCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() {
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Surroundings surroundings = segue.surroundings();
    Instant now = asOf.instant(loaded.workspace().zone(), surroundings);
    if (explain) {
      return explained(loaded, now);
    }
    List<ListRead> lists;
    Refreshed refreshed;
    try (ProgressLine progress = surroundings.progress();
        WorkspaceData data = Opening.data(segue, loaded, timeLimit::set)) {
      if (keepColumns != null) {
        new ColumnTable(data.store()).keep(keepColumns);
      }
      lists = data.readLists(now, progress);
      refreshed = Refresh.run(data.store(), loaded.workspace(), data.layout(), now, progress);
    }
    PrintStream out = surroundings.out();
    if (segue.json()) {
      Json.print(
          RefreshJson.of(refreshed, lists, loaded.sources()), loaded.workspace().zone(), out);
    } else {
      new ListsText(surroundings.screen(), out).print(lists);
      new RunText(surroundings.screen(), out, loaded.workspace())
          .print(refreshed, loaded.sources());
      if (refreshed.changedNothing()) {
        out.println();
        out.println(Paint.of(surroundings.screen()).strong("Nothing changed."));
      }
    }
    return ExitCodes.FINE;
  }

  private int explained(LoadedWorkspace loaded, Instant now) {
    Reasons reasons;
    try (WorkspaceData data = Opening.data(segue, loaded, timeLimit::set)) {
      reasons = Reasons.of(data.store(), loaded.workspace(), data.layout(), now);
    }
    Surroundings surroundings = segue.surroundings();
    if (segue.json()) {
      Json.print(reasons, surroundings.out());
    } else {
      new ReasonsText(surroundings.screen(), surroundings.out()).print(reasons);
    }
    return ExitCodes.FINE;
  }
}
