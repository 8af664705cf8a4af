package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.solve.Solver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Programs whose exit or goal holds of everybody who enters: each run ends as it begins. */
final class ImmediateEndings implements Lint {
  @Override
  public List<Diagnostic> find(Workspace workspace) {
    Solver solver = new Solver(workspace);
    List<Diagnostic> found = new ArrayList<>();
    for (Program program : workspace.programs()) {
      tell(program, program.exit(), "exit", solver, found);
      tell(program, program.goal(), "goal", solver, found);
    }
    return found;
  }

  private static void tell(
      Program program,
      Optional<Condition> ending,
      String what,
      Solver solver,
      List<Diagnostic> found) {
    if (ending.isPresent()
        && !solver.isNever(program.audience())
        && solver.follows(program.audience(), ending.get())) {
      found.add(
          Diagnostic.of(Code.ENDS_AT_ONCE, program.span(), what, program.name())
              .hint("the audience already says it: did you mean 'not'?"));
    }
  }
}
