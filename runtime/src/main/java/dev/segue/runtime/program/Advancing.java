package dev.segue.runtime.program;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Formulas;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.type.Period;
import dev.segue.runtime.store.DueRuns;
import dev.segue.runtime.store.LookedTable;
import dev.segue.runtime.store.PauseTable;
import dev.segue.runtime.store.RunMoments;
import dev.segue.runtime.store.RunMoments.Moment;
import dev.segue.runtime.store.RunMoves;
import dev.segue.runtime.store.RunValues;
import dev.segue.runtime.store.Store;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** What advancing works with: the store, the workspace, the instant, and what it has changed. */
final class Advancing {
  final Store store;
  final Workspace workspace;
  final SourceLayout layout;
  final Instant now;
  final DueRuns due;
  final RunMoments moments;
  final RunValues values;
  final RunMoves move;
  private final Set<String> paused;

  /** By the clock of each time zone that programs go by. */
  private final Map<ZoneId, Statements> statements = new HashMap<>();

  /** Whether any program asks about what programs do. */
  private boolean followsOwnFacts;

  private boolean factsChanged;

  /** At whom alone is looked; nothing: at everyone. */
  final Optional<LookedTable> looked;

  /** At everyone. */
  Advancing(Store store, Workspace workspace, SourceLayout layout, Instant now) {
    this(store, workspace, layout, Optional.empty(), now);
  }

  Advancing(
      Store store,
      Workspace workspace,
      SourceLayout layout,
      Optional<LookedTable> looked,
      Instant now) {
    this.store = store;
    this.workspace = workspace;
    this.layout = layout;
    this.now = now;
    this.looked = looked;
    this.due = new DueRuns(store, looked.isEmpty());
    this.moments = new RunMoments(store);
    this.values = new RunValues(store, due);
    this.move = new RunMoves(store);
    this.paused = new PauseTable(store).paused();
  }

  /** What a program asks, by its own clock. */
  Statements statements(Program program) {
    return statements.computeIfAbsent(
        zone(program),
        zone -> Statements.of(workspace.in(zone), store.dialect(), layout, now, References.STORED));
  }

  boolean isPaused(Standing standing) {
    return paused.contains(standing.program().name());
  }

  /** The time zone that a program goes by. */
  ZoneId zone(Program program) {
    return program.zone().orElse(workspace.zone());
  }

  SqlText runsWhere(Program program, Condition condition) {
    return statements(program).runsWhere(condition);
  }

  /** As of an instant before: definitions are worked out as of then. */
  SqlText runsWhere(Program program, Condition condition, Instant then) {
    return Statements.of(
            workspace.in(zone(program)), store.dialect(), layout, then, References.SELF_CONTAINED)
        .runsWhere(condition);
  }

  SqlText runValues(Program program, Expression expression) {
    return statements(program).runValues(expression);
  }

  /** Gives each collected run its contact's time zone, where it has one. */
  void zones(Program program) {
    Optional<Schema.Field> zone = workspace.schema().contacts().timeZone();
    if (zone.isPresent()) {
      due.values(runValues(program, new Expression.Attribute(zone.get())));
    } else {
      due.noValues();
    }
  }

  /**
   * Works out the calendar for the collected runs, from when they are due, by their zones; what it
   * comes to.
   */
  Set<Instant> calendar(Program program, BiFunction<Instant, ZoneId, Instant> end) {
    return calendar(program, moments.due(program.name(), now), end);
  }

  /** Works out the calendar from some instants, by their zones. */
  Set<Instant> calendar(
      Program program, List<Moment> begins, BiFunction<Instant, ZoneId, Instant> end) {
    Map<Moment, Instant> until = new HashMap<>();
    for (Moment moment : begins) {
      ZoneId zone =
          Waits.zone(Optional.of(moment.zone()).filter(named -> !named.isEmpty()), zone(program));
      until.put(moment, end.apply(moment.at(), zone));
    }
    moments.until(until);
    return Set.copyOf(until.values());
  }

  /** What is so long after instants, by the program's clock. */
  void calendar(Program program, List<Instant> instants, Period period) {
    Map<Moment, Instant> until = new HashMap<>();
    for (Instant instant : instants) {
      until.put(new Moment(instant, ""), period.after(instant, zone(program)));
    }
    moments.until(until);
  }

  /** These are the programs that are advanced. */
  void programs(List<Standing> standings) {
    Formulas formulas = Formulas.in(workspace);
    List<Program> programs = standings.stream().map(Standing::program).toList();
    programs.forEach(formulas::program);
    followsOwnFacts = Reach.of(workspace, formulas, programs).hasOwnFacts();
  }

  /** Conditions may hold now that did not hold when they were last looked at. */
  void factsChanged() {
    factsChanged |= followsOwnFacts;
  }

  /** Somebody stands where nobody was looked for. */
  void entered() {
    factsChanged = true;
  }

  boolean haveFactsChanged() {
    return factsChanged;
  }

  /** Everything is looked at anew from here on. */
  void lookAnew() {
    factsChanged = false;
  }
}
