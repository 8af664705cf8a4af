package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.solve.Solver;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Branches to which no run comes: what an {@code else if} asks was asked before, or who fulfils it
 * has left by the exit or the goal, which are looked at before each step.
 */
final class Branches implements DefinitionLint {
  /** Of a longer row of branches the rest is not put beside those before it. */
  private static final int MOST_BRANCHES = 40;

  @Override
  public List<Diagnostic> find(Workspace part, Map<Condition, Span> places, Examples examples) {
    List<Diagnostic> found = new ArrayList<>();
    for (Program program : part.programs()) {
      Map<Integer, Long> comeTo = new HashMap<>();
      program.steps().stream()
          .flatMap(s -> s.action().nexts().stream())
          .forEach(next -> comeTo.merge(next, 1L, Long::sum));
      Set<Integer> otherwise = otherwise(program, comeTo);
      for (Program.Step step : program.steps()) {
        if (step.action() instanceof Program.Action.Branch && !otherwise.contains(step.index())) {
          new InRow(program, comeTo, places, examples, found).from(step);
        }
      }
    }
    return found;
  }

  /** The steps that belong to the row of a branch before them. */
  private static Set<Integer> otherwise(Program program, Map<Integer, Long> comeTo) {
    Set<Integer> otherwise = new HashSet<>();
    for (Program.Step step : program.steps()) {
      if (step.action() instanceof Program.Action.Branch branch && isAlone(branch, comeTo)) {
        otherwise.add(branch.otherwise());
      }
    }
    return otherwise;
  }

  /** Whether what follows where a branch is not taken is come to in no other way. */
  private static boolean isAlone(Program.Action.Branch branch, Map<Integer, Long> comeTo) {
    return branch.otherwise() != Program.END
        && branch.otherwise() != branch.then()
        && comeTo.getOrDefault(branch.otherwise(), 0L) == 1;
  }

  /** A branch, each {@code else if} of it, and its {@code else}. */
  private record InRow(
      Program program,
      Map<Integer, Long> comeTo,
      Map<Condition, Span> places,
      Examples examples,
      List<Diagnostic> found) {

    void from(Program.Step first) {
      List<Condition> running = new ArrayList<>();
      program.exit().ifPresent(exit -> running.add(new Condition.Not(exit)));
      if (program.goalWithin().isEmpty()) {
        program.goal().ifPresent(goal -> running.add(new Condition.Not(goal)));
      }
      List<Condition> before = new ArrayList<>(running);
      Program.Step step = first;
      while (step.action() instanceof Program.Action.Branch branch
          && before.size() < MOST_BRANCHES) {
        look(branch.condition(), step, running, before);
        before.add(new Condition.Not(branch.condition()));
        if (!isAlone(branch, comeTo)) {
          return;
        }
        step = program.steps().get(branch.otherwise());
      }
      if (!(step.action() instanceof Program.Action.Branch)) {
        look(Condition.TRUE, step, running, before);
      }
    }

    private void look(
        Condition condition, Program.Step step, List<Condition> running, List<Condition> before) {
      Solver solver = examples.solver();
      boolean otherwise = condition.equals(Condition.TRUE);
      Span place = otherwise ? step.span() : places.getOrDefault(condition, step.span());
      if (solver.isNever(condition)
          || !solver.isNever(and(before, condition))
          || found.stream().anyMatch(d -> d.span().equals(place))) {
        return;
      }
      boolean left = !otherwise && solver.isNever(and(running, condition));
      Diagnostic unreachable =
          Diagnostic.of(Code.BRANCH_UNREACHABLE, place)
              .hint(
                  otherwise
                      ? "whoever is still in the program takes a branch before"
                      : left
                          ? "whoever fulfils it has left the program by its exit or its goal"
                          : "whoever fulfils it took a branch before: say the narrower one first");
      found.add(
          otherwise
              ? unreachable
              : examples
                  .of(condition, new Condition.Not(new Condition.All(left ? running : before)))
                  .map(someone -> unreachable.hint(someone + (left ? " has" : " did")))
                  .orElse(unreachable));
    }

    private static List<Condition> and(List<Condition> all, Condition one) {
      List<Condition> both = new ArrayList<>(all);
      both.add(one);
      return both;
    }
  }
}
