package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Programs whose exit or goal holds of everybody who enters: each run ends as it begins. */
final class ImmediateEndings implements Lint {
  @Override
  public List<Diagnostic> find(Workspace workspace) {
    List<Diagnostic> found = new ArrayList<>();
    for (Program program : workspace.programs()) {
      Set<Condition> known = new HashSet<>();
      know(program.audience(), workspace, known);
      tell(program, program.exit(), "exit", known, found);
      tell(program, program.goal(), "goal", known, found);
    }
    return found;
  }

  private static void tell(
      Program program,
      Optional<Condition> ending,
      String what,
      Set<Condition> known,
      List<Diagnostic> found) {
    if (ending.filter(condition -> holds(condition, known)).isPresent()) {
      found.add(
          Diagnostic.of(Code.ENDS_AT_ONCE, program.span(), what, program.name())
              .hint("the audience already says it: did you mean 'not'?"));
    }
  }

  /** What holds of everybody of whom a condition holds, as far as it is plain to see. */
  private static void know(Condition condition, Workspace workspace, Set<Condition> known) {
    if (!known.add(condition)) {
      return;
    }
    if (condition instanceof Condition.All(var parts)) {
      parts.forEach(part -> know(part, workspace, known));
    } else if (condition instanceof Condition.InSegment(var segment)) {
      workspace
          .segment(segment)
          .map(Definitions.Segment::condition)
          .ifPresent(inner -> know(inner, workspace, known));
    }
  }

  private static boolean holds(Condition condition, Set<Condition> known) {
    return known.contains(condition)
        || (condition instanceof Condition.Any(var some)
            && some.stream().anyMatch(part -> holds(part, known)))
        || (condition instanceof Condition.All(var all)
            && all.stream().allMatch(part -> holds(part, known)));
  }
}
