package dev.segue.runtime.tick;

import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.deliver.Channels;
import dev.segue.runtime.deliver.Delivered;
import dev.segue.runtime.deliver.Gate;
import dev.segue.runtime.deliver.Outbox;
import dev.segue.runtime.program.Advanced;
import dev.segue.runtime.program.LeavingGate;
import dev.segue.runtime.program.NextDue;
import dev.segue.runtime.program.Programs;
import dev.segue.runtime.program.Reach;
import dev.segue.runtime.program.Scripts;
import dev.segue.runtime.segment.ListFiles;
import dev.segue.runtime.segment.ListRead;
import dev.segue.runtime.segment.Refresh;
import dev.segue.runtime.segment.Refreshed;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.RefreshTable;
import dev.segue.runtime.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is due as of an instant: segments first, then programs, then what they send.
 *
 * <p>Where something speaks of what programs do, the same again as of the same instant until
 * nothing moves any more, so that another tick as of it changes nothing. Nobody enters a program
 * twice at one instant: so it comes to an end.
 *
 * @param holdouts whether anybody is held out of programs by a draw
 * @param lists the folder in which the files of lists are looked for; nothing: no list is read
 */
public record Tick(
    Store store,
    Workspace workspace,
    SourceLayout layout,
    Scripts scripts,
    Channels channels,
    boolean holdouts,
    Optional<Path> lists) {

  /**
   * Runs it. Broken off at any point it may be run again: nothing happens twice. Workers on one
   * state do so in turn; whose instant has passed when the turn comes is as late as the last one.
   */
  public RunReport run(Instant now, Progress progress) {
    return store.inTurn(() -> runNow(inTurn(now), progress));
  }

  private Instant inTurn(Instant now) {
    return store.location().isShared()
        ? new RefreshTable(store).last().filter(now::isBefore).orElse(now)
        : now;
  }

  private RunReport runNow(Instant now, Progress progress) {
    boolean again = Reach.ofEverything(workspace).hasOwnFacts();
    List<ListRead> read =
        lists
            .map(root -> ListFiles.read(store, workspace, layout, root, now, progress))
            .orElse(List.of());
    List<Refreshed> refreshed = new ArrayList<>();
    List<Advanced> advanced = new ArrayList<>();
    List<Delivered> delivered = new ArrayList<>();
    boolean moved;
    do {
      refreshed.add(Refresh.run(store, workspace, layout, now, progress));
      progress.at("advancing programs", 0, 0);
      advanced.add(Programs.advance(store, workspace, layout, scripts, holdouts, now));
      Gate gate = new LeavingGate(store, workspace, layout, scripts);
      delivered.add(Outbox.deliver(store, workspace, layout, now, channels, gate, progress));
      moved = !advanced.getLast().isUnchanged() || !delivered.getLast().sent().isEmpty();
    } while (again && moved);
    return new RunReport(
        now,
        read,
        Sums.refreshed(refreshed),
        Sums.advanced(advanced),
        Sums.delivered(delivered),
        NextDue.after(store, workspace, layout, now));
  }
}
