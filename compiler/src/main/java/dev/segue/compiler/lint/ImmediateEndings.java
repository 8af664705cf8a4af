package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.solve.Solver;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Programs whose exit or goal holds of everybody who enters: each run ends as it begins. */
final class ImmediateEndings implements DefinitionLint {
  @Override
  public List<Diagnostic> find(Workspace part, Map<Condition, Span> places, Examples examples) {
    List<Diagnostic> found = new ArrayList<>();
    for (Program program : part.programs()) {
      tell(program, program.exit(), "exit", places, examples, found);
      tell(program, program.goal(), "goal", places, examples, found);
    }
    return found;
  }

  private static void tell(
      Program program,
      Optional<Condition> ending,
      String what,
      Map<Condition, Span> places,
      Examples examples,
      List<Diagnostic> found) {
    Solver solver = examples.solver();
    if (ending.isPresent()
        && !solver.isNever(program.audience())
        && solver.follows(program.audience(), ending.get())) {
      Diagnostic atOnce =
          Diagnostic.of(
                  Code.ENDS_AT_ONCE,
                  places.getOrDefault(ending.get(), program.span()),
                  what,
                  program.name())
              .hint("the audience already says it: did you mean 'not'?");
      found.add(
          examples
              .of(program.audience(), ending.get())
              .map(someone -> atOnce.hint(someone + " enters, and is out"))
              .orElse(atOnce));
    }
  }
}
