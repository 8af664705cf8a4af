package dev.segue.runtime.scenario;

import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Scenario;
import dev.segue.compiler.ir.Scenario.Row;
import dev.segue.compiler.ir.Scenario.When;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.store.AdvanceTable;
import dev.segue.runtime.store.CopiedTables;
import dev.segue.runtime.store.PauseTable;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.StateRows;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.tick.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One test while it runs: its clock, its database, what its rows do. */
final class Play {
  private final Workspace workspace;
  private final Cast cast;
  private final CastRows rows;
  private final Timeline timeline;
  private final Tick tick;
  private final AdvanceTable advance;
  private final PauseTable pauses;
  private final Expecting expecting;
  private final StateRows state;
  private final Optional<Covering> covering;
  private Optional<WatchedPrograms> watched = Optional.empty();
  private final List<ScenarioResult.Unmet> unmet = new ArrayList<>();

  /** What rows have told of instants that are still to come. */
  private final TreeMap<Instant, List<Runnable>> toCome = new TreeMap<>();

  private Instant now = Instant.EPOCH;
  private boolean unsettled = true;

  /**
   * @param seen the workspace with no more than programs look at
   * @param covering writes down what the test decides
   */
  Play(Workspace workspace, Reduced seen, CopiedTables tables, Optional<Covering> covering) {
    SourceLayout layout = tables.layout();
    Store store = tables.store();
    this.covering = covering;
    this.state = new StateRows(store);
    this.workspace = workspace;
    this.cast = new Cast(workspace);
    this.rows = new CastRows(workspace, tables, cast);
    this.timeline = new Timeline(workspace, seen.reach(), cast, state);
    this.tick =
        new Tick(
            store,
            seen.workspace(),
            layout,
            new OneVersion(),
            Nowhere.CHANNELS,
            false,
            Optional.empty());
    this.advance = new AdvanceTable(store);
    this.pauses = new PauseTable(store);
    this.expecting = new Expecting(workspace, store, layout, cast, state);
  }

  ScenarioResult result(Scenario scenario) {
    watched = covering.map(c -> new WatchedPrograms(workspace, scenario, cast, state, c));
    boolean started = false;
    for (Row row : scenario.rows()) {
      if (row instanceof Row.At(var instant, var span) && !started) {
        now = instant;
      } else {
        take(row);
      }
      started = true;
    }
    return new ScenarioResult(scenario, unmet);
  }

  private void take(Row row) {
    switch (row) {
      case Row.At(var instant, var span) -> moveTo(instant);
      case Row.After(var period, var span) -> moveTo(period.after(now, workspace.zone()));
      case Row.Contact contact ->
          instants(contact.when()).forEach(at -> happens(at, () -> rows.contact(contact, at)));
      case Row.Account account -> happens(now, () -> rows.account(account));
      // events and consent have instants of their own: until then nobody sees them
      case Row.Event event ->
          instants(event.when()).forEach(at -> happens(now, () -> rows.event(event, at)));
      case Row.Subscribes consent ->
          instants(consent.when()).forEach(at -> happens(now, () -> rows.subscribes(consent, at)));
      case Row.Record record -> happens(now, () -> rows.record(record));
      case Row.Members members -> happens(now, () -> rows.members(members, now));
      case Row.Pause(var pause, var program, var span) -> {
        settle();
        happens(
            now,
            () -> {
              if (pause) {
                pauses.pause(program, now);
              } else {
                pauses.resume(program, now);
              }
            });
      }
      case Row.Choose choose -> rows.choose(choose, sameDraw(choose));
      case Row.Expect(var expectation, var span) -> {
        settle();
        watched.ifPresent(w -> w.expects(expectation, now));
        expecting.unmet(expectation, span, now).ifPresent(unmet::add);
      }
    }
  }

  private void happens(Instant at, Runnable change) {
    if (at.isAfter(now)) {
      toCome.computeIfAbsent(at, t -> new ArrayList<>()).add(change);
    } else {
      change.run();
      unsettled = true;
    }
  }

  private Stream<Instant> instants(When when) {
    return switch (when) {
      case When.Now() -> Stream.of(now);
      case When.At(var instants) -> instants.stream();
      case When.Ago(var period) -> Stream.of(period.before(now, workspace.zone()));
    };
  }

  /** Everything that is due at the clock's instant happens. */
  private void settle() {
    if (unsettled) {
      Optional<WatchedPrograms.Before> before = watched.map(WatchedPrograms::before);
      tick.run(now, Progress.SILENT);
      watched.ifPresent(w -> w.after(before.orElseThrow(), now));
      unsettled = false;
    }
  }

  /** Time passes: at each instant at which something is due or changes, it happens. */
  private void moveTo(Instant target) {
    settle();
    Optional<Instant> next = next(target);
    while (next.isPresent()) {
      now = next.get();
      catchUp();
      unsettled = true;
      settle();
      next = next(target);
    }
    now = target;
    catchUp();
    unsettled = true;
  }

  private void catchUp() {
    while (!toCome.isEmpty() && !toCome.firstKey().isAfter(now)) {
      toCome.pollFirstEntry().getValue().forEach(Runnable::run);
    }
  }

  private Optional<Instant> next(Instant target) {
    Optional<Instant> told = toCome.isEmpty() ? Optional.empty() : Optional.of(toCome.firstKey());
    Optional<Instant> due = advance.next(now);
    Optional<Instant> known =
        Stream.of(told, due)
            .flatMap(Optional::stream)
            .filter(t -> t.isBefore(target))
            .min(Instant::compareTo);
    return timeline.nextChange(now, known.orElse(target)).or(() -> known);
  }

  private List<String> sameDraw(Row.Choose choose) {
    return choose
        .arm()
        .flatMap(arm -> workspace.program(choose.program()).flatMap(program -> arms(program, arm)))
        .orElse(List.of());
  }

  private static Optional<List<String>> arms(Program program, String arm) {
    return program.steps().stream()
        .map(Program.Step::action)
        .filter(Program.Action.Split.class::isInstance)
        .map(a -> ((Program.Action.Split) a).arms().stream().map(Program.Arm::name).toList())
        .filter(arms -> arms.contains(arm))
        .findFirst();
  }
}
