package dev.segue.runtime.program;

import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.store.AdvanceTable;
import dev.segue.runtime.store.ArrivalTable;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.VersionTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Advances programs: whoever may enters, then every step is taken for all who are due at it, as
 * often as somebody moves on; all of it or nothing.
 *
 * <p>Conditions are looked at as of now, however long ago a run was due: who comes late decides
 * with what is known when it decides. Instants stay those of the cadence: a wait counts from when
 * the step before was due. A program that is paused goes on with nothing but goals and exits. A
 * goal with a limit is looked at as of its limit where that has passed.
 */
public final class Programs {
  private Programs() {}

  /**
   * Advances every program to an instant, with the segments as they were last refreshed.
   *
   * @param holdouts whether anybody is held out by a draw
   */
  public static Advanced advance(
      Store store,
      Workspace workspace,
      SourceLayout layout,
      Scripts scripts,
      boolean holdouts,
      Instant now) {
    return store.transaction(
        () ->
            workspace.programs().isEmpty()
                ? none(store, scripts, now)
                : advanced(new Advancing(store, workspace, layout, now), scripts, holdouts));
  }

  /** Where there are no programs, those of whom there were stand still. */
  private static Advanced none(Store store, Scripts scripts, Instant now) {
    Versions versions = new Versions(new VersionTable(store), scripts);
    versions.readOlder();
    ended(store, now);
    return new Advanced(List.of(), versions.paused());
  }

  /** All that has come has been looked at. */
  private static void ended(Store store, Instant now) {
    new AdvanceTable(store).record(now);
    new ArrivalTable(store).forget();
  }

  private static Advanced advanced(Advancing work, Scripts scripts, boolean holdouts) {
    AdvanceTable advance = new AdvanceTable(work.store);
    Versions versions = new Versions(new VersionTable(work.store), scripts);
    Entering entering = new Entering(work, holdouts);
    Endings endings = new Endings(work, advance.last());
    Steps steps = new Steps(work, endings, entering, versions.current());

    versions.enterable(work.workspace.programs());
    versions.readOlder();
    work.programs(versions.all());
    versions.current().values().stream()
        .filter(s -> entering.comes(s, versions.isFirst(s)) && !work.isPaused(s))
        .toList()
        .forEach(entering::enter);
    do {
      work.lookAnew();
      for (Standing standing : versions.all()) {
        if (endings.ofAll(standing) > 0 && !work.isPaused(standing)) {
          steps.take(standing);
        }
      }
      versions.current().values().stream().filter(s -> !work.isPaused(s)).forEach(entering::again);
    } while (work.haveFactsChanged());
    ended(work.store, work.now);

    Map<String, Integer> open = advance.open();
    List<Advanced.OfProgram> programs =
        versions.current().values().stream()
            .map(s -> s.tally().of(s.program().name(), open.getOrDefault(s.program().name(), 0)))
            .toList();
    return new Advanced(programs, versions.paused());
  }
}
