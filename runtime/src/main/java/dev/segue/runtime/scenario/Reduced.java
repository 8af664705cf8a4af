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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A workspace with no more definitions than its programs need, and the segments of which its tests
 * ask who came and went.
 *
 * @param reach what programs look at and their messages say
 */
public record Reduced(Workspace workspace, Reach reach) {
  public static Reduced of(Workspace workspace) {
    Reach reach = reach(workspace);
    return new Reduced(reduced(workspace, reach.definitions()), reach);
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
          .flatMap(Reduced::names)
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
