package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.solve.Solver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Branches to which no run comes: what an {@code else if} asks was asked before. */
final class Branches implements DefinitionLint {
  /** Of a longer row of branches the rest is not put beside those before it. */
  private static final int MOST_BRANCHES = 40;

  @Override
  public List<Diagnostic> find(Workspace workspace, Workspace part) {
    Solver solver = new Solver(workspace);
    Example example = Example.in(workspace, solver);
    List<Diagnostic> found = new ArrayList<>();
    for (Program program : part.programs()) {
      Map<Integer, Long> comeTo = new HashMap<>();
      program.steps().stream()
          .flatMap(s -> s.action().nexts().stream())
          .forEach(next -> comeTo.merge(next, 1L, Long::sum));
      Set<Integer> otherwise = otherwise(program, comeTo);
      for (int number = 0; number < program.steps().size(); number++) {
        if (program.steps().get(number).action() instanceof Program.Action.Branch branch
            && !otherwise.contains(number)) {
          elseIf(program, branch, comeTo, example, found);
        }
      }
    }
    return found;
  }

  /** The steps that belong to the row of a branch before them. */
  private static Set<Integer> otherwise(Program program, Map<Integer, Long> comeTo) {
    Set<Integer> otherwise = new HashSet<>();
    for (Program.Step step : program.steps()) {
      if (step.action() instanceof Program.Action.Branch branch
          && branch.otherwise() != branch.then()
          && comeTo.getOrDefault(branch.otherwise(), 0L) == 1) {
        otherwise.add(branch.otherwise());
      }
    }
    return otherwise;
  }

  /** A step that is come to only where a branch before it was not taken is looked at at once. */
  private static void elseIf(
      Program program,
      Program.Action.Branch first,
      Map<Integer, Long> comeTo,
      Example example,
      List<Diagnostic> found) {
    Solver solver = example.solver();
    List<Condition> not = new ArrayList<>();
    Program.Action.Branch branch = first;
    while (not.size() < MOST_BRANCHES
        && branch.otherwise() != Program.END
        && branch.otherwise() != branch.then()
        && comeTo.getOrDefault(branch.otherwise(), 0L) == 1) {
      not.add(new Condition.Not(branch.condition()));
      Program.Step next = program.steps().get(branch.otherwise());
      if (!(next.action() instanceof Program.Action.Branch other)) {
        return;
      }
      List<Condition> both = new ArrayList<>(not);
      both.add(other.condition());
      if (!solver.isNever(other.condition())
          && solver.isNever(both)
          && found.stream().noneMatch(d -> d.span().equals(next.span()))) {
        Diagnostic unreachable =
            Diagnostic.of(Code.BRANCH_UNREACHABLE, next.span())
                .hint("whoever fulfils it took a branch before: say the narrower one first");
        found.add(
            example
                .of(other.condition())
                .map(someone -> unreachable.hint(someone + " did"))
                .orElse(unreachable));
      }
      branch = other;
    }
  }
}
