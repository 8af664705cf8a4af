package dev.segue.runtime.scenario;

import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Scenario;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Formulas;
import dev.segue.compiler.template.TemplateUses;
import dev.segue.runtime.program.Reach;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Runs the tests of a workspace, each on a virtual clock and in a database of its own in memory, by
 * the code that production runs by. Nothing is sent.
 */
public final class Scenarios {
  private Scenarios() {}

  /** Those that are chosen, in the order declared. */
  public static List<ScenarioResult> run(
      Workspace workspace, Predicate<Scenario> chosen, Progress progress) {
    return run(workspace, chosen, Optional.empty(), progress);
  }

  /** How they went, and what they decide. */
  public record Covered(List<ScenarioResult> results, Coverage coverage) {
    public Covered {
      results = List.copyOf(results);
    }
  }

  /** The same, and what they decide. */
  public static Covered covered(
      Workspace workspace, Predicate<Scenario> chosen, Progress progress) {
    Covering covering = new Covering(workspace);
    List<ScenarioResult> results = run(workspace, chosen, Optional.of(covering), progress);
    return new Covered(results, covering.coverage());
  }

  private static List<ScenarioResult> run(
      Workspace workspace,
      Predicate<Scenario> chosen,
      Optional<Covering> covering,
      Progress progress) {
    Reach reach = reach(workspace);
    Workspace seen = reduced(workspace, reach.definitions());
    List<Scenario> scenarios = workspace.scenarios().stream().filter(chosen).toList();
    List<ScenarioResult> results = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      progress.at("testing", results.size(), scenarios.size());
      try (Store store = Store.open(StoreLocation.inMemory())) {
        store.prepare(workspace.schema());
        results.add(
            store.transaction(
                () -> new Play(workspace, seen, reach, store, covering).result(scenario)));
      }
    }
    progress.at("testing", scenarios.size(), scenarios.size());
    return results;
  }

  /**
   * What programs look at, what their messages say, and the segments of which tests ask who came
   * and went.
   */
  private static Reach reach(Workspace workspace) {
    Formulas formulas = Formulas.in(workspace);
    workspace.programs().forEach(formulas::program);
    workspace.vocabularies().stream()
        .flatMap(v -> v.condition().stream())
        .forEach(formulas::condition);
    for (Program program : workspace.programs()) {
      program.steps().stream()
          .map(Program.Step::action)
          .filter(Program.Action.Send.class::isInstance)
          .map(a -> workspace.message(((Program.Action.Send) a).message()))
          .flatMap(Optional::stream)
          .flatMap(Scenarios::names)
          .forEach(formulas::named);
    }
    recorded(workspace).forEach(formulas::expression);
    return Reach.of(workspace, formulas, workspace.programs());
  }

  /** What tests expect: who came and went is only known of what is refreshed as time passes. */
  private static Stream<Expression> recorded(Workspace workspace) {
    Formulas expected = Formulas.in(workspace);
    workspace.scenarios().stream()
        .flatMap(scenario -> scenario.rows().stream())
        .filter(Scenario.Row.Expect.class::isInstance)
        .map(row -> ((Scenario.Row.Expect) row).expectation())
        .filter(Scenario.Expectation.Holds.class::isInstance)
        .forEach(e -> expected.condition(((Scenario.Expectation.Holds) e).condition()));
    return Reach.of(workspace, expected, List.of()).recorded().stream()
        .map(segment -> new ContactSet(ContactSet.Kind.SEGMENT, segment))
        .map(Expression.InSince::new);
  }

  private static Stream<String> names(Messages.Message message) {
    return Stream.of(message.subject(), message.body())
        .flatMap(template -> TemplateUses.uses(template).stream())
        .map(use -> use.path().getFirst());
  }

  /** The workspace without the definitions that nothing of that needs. */
  private static Workspace reduced(Workspace workspace, Set<String> needed) {
    return new Workspace(
        workspace.name(),
        workspace.zone(),
        workspace.schema(),
        some(workspace.segments(), needed),
        some(workspace.traits(), needed),
        some(workspace.scores(), needed),
        some(workspace.partitions(), needed),
        workspace.lists(),
        workspace.topics(),
        workspace.vocabularies(),
        workspace.messages(),
        workspace.programs(),
        List.of());
  }

  private static <D extends Definitions> List<D> some(List<D> definitions, Set<String> needed) {
    return definitions.stream().filter(d -> needed.contains(d.name())).toList();
  }
}
