package dev.segue.runtime.program;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.store.AdvanceTable;
import dev.segue.runtime.store.OccasionTable;
import dev.segue.runtime.store.PauseTable;
import dev.segue.runtime.store.Store;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When programs are next to be advanced by what is known now: a step of a run is due, or the
 * calendar begins runs. What people do, and segments, may bring more.
 */
public final class NextDue {
  private NextDue() {}

  /** The first such instant after one. */
  public static Optional<Instant> after(
      Store store, Workspace workspace, SourceLayout layout, Instant now) {
    Set<String> paused = new PauseTable(store).paused();
    Advancing work = new Advancing(store, workspace, layout, now);
    Stream<Instant> begins =
        workspace.programs().stream()
            .filter(p -> !paused.contains(p.name()))
            .flatMap(p -> begins(work, p));
    return Stream.concat(new AdvanceTable(store).next(now).stream(), begins)
        .min(Comparator.naturalOrder());
  }

  private static Stream<Instant> begins(Advancing work, Program program) {
    return switch (program.start()) {
      case Program.Start.Every every -> begins(work, program, every.zone());
      case Program.Start.EveryFirst every -> begins(work, program, every.zone());
      case Program.Start.Membership m -> Stream.empty();
      case Program.Start.OnEvent e -> Stream.empty();
      case Program.Start.AtInstant a -> Stream.empty();
      case Program.Start.OnDay d -> Stream.empty();
      case Program.Start.OnAnniversary a -> Stream.empty();
    };
  }

  private static Stream<Instant> begins(
      Advancing work, Program program, Expression.ZoneChoice choice) {
    ZoneId own = work.zone(program);
    Stream<ZoneId> zones =
        switch (choice) {
          case WORKSPACE -> Stream.of(own);
          case CONTACT ->
              new OccasionTable(work.store)
                  .zones(work.statements(program).zones()).stream()
                      .map(named -> Waits.zone(Optional.of(named), own));
        };
    return zones.distinct().flatMap(z -> Starts.next(program.start(), work.now, z).stream());
  }
}
