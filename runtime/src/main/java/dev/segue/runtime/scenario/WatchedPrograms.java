package dev.segue.runtime.scenario;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Scenario;
import dev.segue.compiler.ir.Workspace;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.oracle.Oracle;
import dev.segue.runtime.store.StateRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Follows runs through the programs of which a test asks, and what they were asked on their way.
 */
final class WatchedPrograms {
  private final Workspace workspace;
  private final List<Program> programs;
  private final Cast cast;
  private final StateRows state;
  private final Covering covering;

  WatchedPrograms(
      Workspace workspace, Scenario scenario, Cast cast, StateRows state, Covering covering) {
    this.workspace = workspace;
    this.cast = cast;
    this.state = state;
    this.covering = covering;
    this.programs =
        workspace.programs().stream()
            .filter(p -> scenario.rows().stream().anyMatch(row -> asks(row, p)))
            .toList();
  }

  private static boolean asks(Scenario.Row row, Program program) {
    if (!(row instanceof Scenario.Row.Expect(var expectation, var span))) {
      return false;
    }
    return switch (expectation) {
      case Scenario.Expectation.Holds e -> false;
      case Scenario.Expectation.AtStep e -> e.program().equals(program.name());
      case Scenario.Expectation.Entered e -> e.program().equals(program.name());
      case Scenario.Expectation.Left e -> e.program().equals(program.name());
      case Scenario.Expectation.Received e -> program.sends(e.message());
      case Scenario.Expectation.Words e -> program.sends(e.message());
    };
  }

  /** What was, before everything due at an instant happens. */
  record Before(Facts facts, List<StateRows.Run> runs) {}

  Before before() {
    return new Before(cast.facts(state), state.runs());
  }

  /** It has happened. */
  void after(Before before, Instant now) {
    if (programs.isEmpty()) {
      return;
    }
    List<StateRows.Run> runs = state.runs();
    Facts facts = cast.facts(state);
    for (Program program : programs) {
      Workspace there = workspace.in(program.zone().orElse(workspace.zone()));
      Oracle was = new Oracle(there, before.facts(), now);
      Oracle is = new Oracle(there, facts, now);
      audience(program, before, was);
      Map<Long, StateRows.Run> known = new HashMap<>();
      before.runs().forEach(r -> known.put(r.id(), r));
      runs.stream()
          .filter(r -> r.cohort().program().equals(program.name()) && !r.heldOut())
          .forEach(r -> run(program, Optional.ofNullable(known.get(r.id())), r, was, is));
    }
  }

  /** Of whom it is asked: who never was in it. */
  private void audience(Program program, Before before, Oracle was) {
    before.facts().contacts().stream()
        .filter(
            c ->
                before.facts().runs().stream()
                    .noneMatch(
                        r -> r.contact().equals(c.key()) && r.program().equals(program.name())))
        .forEach(c -> covering.asks(Covering.of(program, "audience"), x -> was.holds(x, c)));
  }

  private void run(
      Program program, Optional<StateRows.Run> before, StateRows.Run after, Oracle was, Oracle is) {
    if (before.filter(b -> b.ended().isPresent()).isPresent()) {
      return;
    }
    Facts.Run fact = cast.run(before.orElse(after));
    covering.asks(Covering.of(program, "exit"), c -> was.holds(c, fact));
    covering.asks(Covering.of(program, "goal"), c -> was.holds(c, fact));
    Optional<Program.Step> from =
        before.flatMap(StateRows.Run::step).flatMap(id -> step(program, id));
    from.flatMap(WatchedPrograms::asked)
        .filter(c -> !(from.get().action() instanceof Program.Action.Branch))
        .ifPresent(
            c -> covering.asks(Covering.of(program, from.get().id()), x -> was.holds(x, fact)));
    Facts.Run now = cast.run(after);
    List<Program.Step> branches = new ArrayList<>();
    if (follow(program, from, after, is, now, branches)) {
      branches.forEach(b -> covering.asks(Covering.of(program, b.id()), x -> is.holds(x, now)));
    }
  }

  /** The branches between two places of a run; false where they do not lead there. */
  private static boolean follow(
      Program program,
      Optional<Program.Step> from,
      StateRows.Run after,
      Oracle oracle,
      Facts.Run run,
      List<Program.Step> branches) {
    Optional<Integer> to =
        after.ended().isPresent()
            ? Optional.of(Program.END)
            : after.step().flatMap(id -> step(program, id)).map(Program.Step::index);
    int at = from.map(s -> next(s, run, oracle)).orElse(program.first());
    for (int moves = 0; moves <= program.steps().size(); moves++) {
      boolean there = to.equals(Optional.of(at));
      if (there || at == Program.END) {
        return there;
      }
      Program.Step step = program.steps().get(at);
      if (step.action() instanceof Program.Action.Branch) {
        branches.add(step);
      }
      if (step.action() instanceof Program.Action.Split) {
        return true;
      }
      at = next(step, run, oracle);
    }
    return false;
  }

  /** Where a run goes on; of a split nobody knows, and of rounds only that they begin. */
  private static int next(Program.Step step, Facts.Run run, Oracle oracle) {
    if (step.action() instanceof Program.Action.Branch(var condition, var then, var otherwise)) {
      return oracle.holds(condition, run) ? then : otherwise;
    }
    List<Integer> nexts = step.action().nexts();
    return nexts.isEmpty() ? Program.END : nexts.getFirst();
  }

  private static Optional<Program.Step> step(Program program, String id) {
    return program.steps().stream().filter(s -> s.id().equals(id)).findFirst();
  }

  /** What a step asks. */
  static Optional<Condition> asked(Program.Step step) {
    return switch (step.action()) {
      case Program.Action.WaitFor w -> Optional.of(w.condition());
      case Program.Action.Branch b -> Optional.of(b.condition());
      case Program.Action.Repeat r -> r.until();
      case Program.Action.Send a -> Optional.empty();
      case Program.Action.Wait a -> Optional.empty();
      case Program.Action.WaitAt a -> Optional.empty();
      case Program.Action.WaitClock a -> Optional.empty();
      case Program.Action.Split a -> Optional.empty();
      case Program.Action.HandOff a -> Optional.empty();
      case Program.Action.Set a -> Optional.empty();
      case Program.Action.AddToList a -> Optional.empty();
      case Program.Action.RemoveFromList a -> Optional.empty();
      case Program.Action.StartProgram a -> Optional.empty();
      case Program.Action.Webhook a -> Optional.empty();
      case Program.Action.Stop a -> Optional.empty();
    };
  }

  /** What a test expects is asked. */
  void expects(Scenario.Expectation expectation, Instant now) {
    Stream<String> contact =
        switch (expectation) {
          case Scenario.Expectation.Holds e -> Stream.of(e.contact());
          case Scenario.Expectation.Words e -> Stream.of(e.contact());
          case Scenario.Expectation other -> Stream.empty();
        };
    Facts facts = cast.facts(state);
    Oracle oracle = new Oracle(workspace, facts, now);
    contact
        .map(c -> cast.contact(c).key)
        .flatMap(key -> facts.contacts().stream().filter(c -> c.key().equals(key)))
        .forEach(
            c -> {
              if (expectation instanceof Scenario.Expectation.Holds(var of, var asked, var words)) {
                covering.asks(asked, x -> oracle.holds(x, c));
              } else {
                covering.asksWords(x -> oracle.holds(x, c));
              }
            });
  }
}
