package dev.segue.runtime.scenario;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Scenario;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Formulas;
import dev.segue.compiler.template.TemplateUses;
import dev.segue.runtime.program.Reach;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The names of everything that may change how a test goes. */
final class Reached {
  private final Workspace workspace;
  private final Formulas formulas;
  private final Set<String> programs = new HashSet<>();
  private final Set<String> words = new HashSet<>();

  private Reached(Workspace workspace) {
    this.workspace = workspace;
    this.formulas = Formulas.in(workspace);
  }

  static Set<String> by(Scenario scenario, Workspace workspace) {
    Reached reached = new Reached(workspace);
    scenario.rows().forEach(reached::row);
    reached.settle();
    Set<String> names = new HashSet<>(reached.words);
    names.addAll(reached.programs);
    reached.formulas.definitions().stream().map(Definitions::name).forEach(names::add);
    return names;
  }

  private void row(Scenario.Row row) {
    if (row instanceof Scenario.Row.Expect(var expectation, var span)) {
      switch (expectation) {
        case Scenario.Expectation.Holds e -> formulas.condition(e.condition());
        case Scenario.Expectation.AtStep e -> program(e.program());
        case Scenario.Expectation.Entered e -> program(e.program());
        case Scenario.Expectation.Left e -> program(e.program());
        case Scenario.Expectation.Received e -> message(e.message());
        case Scenario.Expectation.Words e -> message(e.message());
      }
    }
  }

  private void message(String name) {
    words.add(name);
    workspace.programs().stream().filter(p -> p.sends(name)).forEach(p -> program(p.name()));
    workspace
        .message(name)
        .ifPresent(
            m ->
                Stream.of(m.subject(), m.body())
                    .flatMap(t -> TemplateUses.uses(t).stream())
                    .forEach(use -> formulas.named(use.path().getFirst())));
    for (Messages.Vocabulary vocabulary : workspace.vocabularies()) {
      words.add(vocabulary.name());
      vocabulary.condition().ifPresent(formulas::condition);
    }
  }

  private void program(String name) {
    if (programs.add(name)) {
      workspace.program(name).ifPresent(this::program);
    }
  }

  private void program(Program program) {
    formulas.program(program);
    program.steps().stream()
        .filter(s -> s.action() instanceof Program.Action.Send)
        .forEach(s -> words.add(((Program.Action.Send) s.action()).message()));
    workspace.programs().stream()
        .filter(p -> p.steps().stream().anyMatch(s -> starts(s, program)))
        .forEach(p -> program(p.name()));
  }

  private static boolean starts(Program.Step step, Program program) {
    return step.action() instanceof Program.Action.StartProgram(var name, var next)
        && name.equals(program.name());
  }

  /** Where something looks at what programs do, it may be any of them. */
  private void settle() {
    if (Reach.of(workspace, formulas, List.of()).hasOwnFacts()) {
      workspace.programs().forEach(p -> program(p.name()));
    }
  }
}
