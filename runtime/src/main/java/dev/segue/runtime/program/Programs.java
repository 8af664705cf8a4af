package dev.segue.runtime.program;

import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.store.AdvanceTable;
import dev.segue.runtime.store.ArrivalTable;
import dev.segue.runtime.store.LookedTable;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.VersionTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        () -> {
          Versions versions =
              advanced(new Advancing(store, workspace, layout, now), scripts, holdouts);
          new AdvanceTable(store).record(now);
          Map<String, Integer> open = new AdvanceTable(store).open();
          List<Advanced.OfProgram> programs =
              versions.current().values().stream()
                  .map(s -> s.tally().of(s.program().name(), of(s, open)))
                  .toList();
          return new Advanced(programs, versions.paused());
        });
  }

  private static int of(Standing standing, Map<String, Integer> open) {
    return open.getOrDefault(standing.program().name(), 0);
  }

  /**
   * The same where nothing has changed since but what was touched: what conditions, goals, exits
   * and waits say is asked only of whom the last refresh found to be touched, and of whoever moves;
   * whoever is due goes on. What time alone changes of the others, and begins by the calendar, has
   * to wait for {@link #advance}. Whether anybody has moved.
   */
  public static boolean advanceTouched(
      Store store,
      Workspace workspace,
      SourceLayout layout,
      Scripts scripts,
      boolean holdouts,
      Instant now) {
    return store.transaction(
        () -> {
          Optional<LookedTable> touched = Optional.of(new LookedTable(store));
          return advanced(new Advancing(store, workspace, layout, touched, now), scripts, holdouts)
              .current()
              .values()
              .stream()
              .anyMatch(s -> !s.tally().of(s.program().name(), 0).isUnchanged());
        });
  }

  private static Versions advanced(Advancing work, Scripts scripts, boolean holdouts) {
    Versions versions = new Versions(new VersionTable(work.store), scripts);
    versions.enterable(work.workspace.programs());
    versions.readOlder();
    if (!work.workspace.programs().isEmpty()) {
      advance(work, versions, holdouts);
    }
    // all that has come has been looked at
    new ArrivalTable(work.store).forget();
    return versions;
  }

  private static void advance(Advancing work, Versions versions, boolean holdouts) {
    Entering entering = new Entering(work, holdouts);
    Endings endings = new Endings(work, new AdvanceTable(work.store).last());
    Steps steps = new Steps(work, endings, entering, versions.current());

    work.programs(versions.all());
    versions.current().values().stream()
        .filter(s -> entering.comes(s, versions.isFirst(s)) && !work.isPaused(s))
        .toList()
        .forEach(entering::enter);
    do {
      work.lookAnew();
      work.looked.ifPresent(LookedTable::again);
      for (Standing standing : versions.all()) {
        if (endings.ofAll(standing) && !work.isPaused(standing)) {
          steps.take(standing);
        }
      }
      versions.current().values().stream().filter(s -> !work.isPaused(s)).forEach(entering::again);
    } while (work.haveFactsChanged());
  }
}
