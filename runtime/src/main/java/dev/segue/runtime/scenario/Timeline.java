package dev.segue.runtime.scenario;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.type.Period;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.oracle.Oracle;
import dev.segue.runtime.program.Reach;
import dev.segue.runtime.store.StateRows;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * When time alone changes something that programs look at. Instants at which it may are known: what
 * is so long ago falls out of a window, a day begins. Whether it does is asked of the oracle.
 */
final class Timeline {
  private final Workspace workspace;
  private final Reach reach;
  private final Cast cast;
  private final StateRows state;

  Timeline(Workspace workspace, Reach reach, Cast cast, StateRows state) {
    this.workspace = workspace;
    this.reach = reach;
    this.cast = cast;
    this.state = state;
  }

  /**
   * The first instant after {@code from} and before {@code to} at which programs see a change, or
   * somebody enters or leaves a segment of which that is asked.
   */
  Optional<Instant> nextChange(Instant from, Instant to) {
    if (workspace.programs().isEmpty() && reach.recorded().isEmpty()) {
      return Optional.empty();
    }
    Facts facts = cast.facts(state);
    List<StateRows.Run> runs = state.runs().stream().filter(r -> r.ended().isEmpty()).toList();
    NavigableSet<Instant> candidates = candidates(facts, from, to);
    Starting starting = new Starting(workspace, facts, from, to);
    candidates.addAll(starting.instants());
    List<Boolean> before = seen(facts, runs, from);
    return candidates.subSet(from, false, to, false).stream()
        .filter(t -> starting.instants().contains(t) || !seen(facts, runs, t).equals(before))
        .findFirst();
  }

  /** Everything that may let somebody in, move them on or end their run. */
  private List<Boolean> seen(Facts facts, List<StateRows.Run> runs, Instant now) {
    Oracle oracle = new Oracle(workspace, facts, now);
    Map<ZoneId, Oracle> others = new HashMap<>();
    List<Boolean> seen = new ArrayList<>();
    for (String segment : reach.recorded()) {
      facts.contacts().forEach(c -> seen.add(oracle.isIn(segment, c)));
    }
    for (Program program : workspace.programs()) {
      facts.contacts().forEach(c -> seen.add(oracle.holds(program.audience(), c)));
      if (program.reentry() instanceof Program.Reentry.After(var period)) {
        facts.runs().stream()
            .filter(r -> r.program().equals(program.name()))
            .flatMap(r -> r.ended().stream())
            .forEach(e -> seen.add(!period.after(e, workspace.zone()).isAfter(now)));
      }
    }
    for (StateRows.Run run : runs) {
      workspace
          .program(run.cohort().program())
          .ifPresent(
              program ->
                  seen(
                      program
                          .zone()
                          .map(
                              zone ->
                                  others.computeIfAbsent(
                                      zone, z -> new Oracle(workspace.in(z), facts, now)))
                          .orElse(oracle),
                      program,
                      run,
                      now,
                      seen));
    }
    return seen;
  }

  private void seen(
      Oracle oracle, Program program, StateRows.Run run, Instant now, List<Boolean> seen) {
    Facts.Run fact = cast.run(run);
    Stream.of(program.exit(), program.goal(), awaited(program, run))
        .flatMap(Optional::stream)
        .forEach(condition -> seen.add(oracle.holds(condition, fact)));
    // an instant that is waited for may become another one
    step(program, run)
        .filter(s -> s.action() instanceof Program.Action.WaitAt)
        .map(s -> (Program.Action.WaitAt) s.action())
        .ifPresent(
            w ->
                seen.add(
                    oracle
                        .value(w.instant(), fact)
                        .map(v -> ((Value.Instant) v).instant().isAfter(now))
                        .orElse(false)));
  }

  private static Optional<Condition> awaited(Program program, StateRows.Run run) {
    return step(program, run)
        .flatMap(
            s ->
                switch (s.action()) {
                  case Program.Action.WaitFor w -> Optional.of(w.condition());
                  case Program.Action.Repeat r -> r.until();
                  case Program.Action a -> Optional.<Condition>empty();
                });
  }

  private static Optional<Program.Step> step(Program program, StateRows.Run run) {
    return program.steps().stream()
        .filter(s -> run.step().filter(s.id()::equals).isPresent())
        .findFirst();
  }

  private NavigableSet<Instant> candidates(Facts facts, Instant from, Instant to) {
    NavigableSet<Instant> candidates = new TreeSet<>();
    Set<Period> periods = new HashSet<>(reach.periods());
    workspace.programs().stream()
        .map(Program::reentry)
        .filter(Program.Reentry.After.class::isInstance)
        .forEach(r -> periods.add(((Program.Reentry.After) r).period()));
    for (Instant instant : instants(facts)) {
      candidates.add(instant);
      periods.forEach(p -> candidates.add(p.after(instant, workspace.zone())));
    }
    if (reach.comparesInstants()) {
      // later than an instant is from the millisecond after it
      candidates.addAll(candidates.stream().map(t -> t.plusMillis(1)).toList());
    }
    Set<ZoneId> zones = zones(facts);
    workspace.programs().forEach(p -> p.zone().ifPresent(zones::add));
    for (ZoneId zone : zones) {
      LocalDate last = LocalDate.ofInstant(to, zone);
      for (LocalDate day = LocalDate.ofInstant(from, zone).plusDays(1);
          !day.isAfter(last);
          day = day.plusDays(1)) {
        candidates.add(day.atStartOfDay(zone).toInstant());
      }
    }
    return candidates;
  }

  private static Set<Instant> instants(Facts facts) {
    Set<Instant> instants = new HashSet<>();
    facts.events().forEach(e -> instants.add(e.at()));
    facts.events().forEach(e -> e.properties().values().forEach(v -> add(v, instants)));
    facts.consents().forEach(c -> instants.add(c.at()));
    facts.acts().forEach(a -> instants.add(a.at()));
    facts.history().forEach(w -> instants.add(w.since()));
    facts.moves().forEach(m -> instants.add(m.at()));
    facts.contacts().forEach(c -> c.attributes().values().forEach(v -> add(v, instants)));
    facts.accounts().forEach(a -> a.fields().values().forEach(v -> add(v, instants)));
    for (Facts.Run run : facts.runs()) {
      instants.add(run.entered());
      run.waitBegan().ifPresent(instants::add);
      run.ended().ifPresent(instants::add);
    }
    return instants;
  }

  private static void add(Value value, Set<Instant> instants) {
    if (value instanceof Value.Instant(var instant)) {
      instants.add(instant);
    }
  }

  Set<ZoneId> zones(Facts facts) {
    Set<ZoneId> zones = new HashSet<>(Set.of(workspace.zone()));
    workspace
        .schema()
        .contacts()
        .timeZone()
        .ifPresent(
            field ->
                facts.contacts().stream()
                    .map(c -> c.attributes().get(field))
                    .filter(Value.Text.class::isInstance)
                    .forEach(v -> zone(((Value.Text) v).text()).ifPresent(zones::add)));
    return zones;
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
