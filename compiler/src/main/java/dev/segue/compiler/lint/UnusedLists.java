package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Workspace;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists of which nothing asks who is on them, and to which nothing is added. */
final class UnusedLists implements Lint {
  @Override
  public List<Diagnostic> find(Workspace workspace) {
    Set<String> used = new HashSet<>();
    Walk.conditions(
        workspace,
        Map.of(),
        (condition, span) -> {
          if (condition instanceof Condition.InList(var list)) {
            used.add(list);
          } else if (condition instanceof Condition.Occurs occurs
              && occurs.rows() instanceof RowSet.Moves moves) {
            used.add(moves.set().name());
          } else if (condition instanceof Condition.Compare compare
              && compare.left() instanceof Expression.InSince(var set)) {
            used.add(set.name());
          }
        });
    workspace.programs().stream()
        .flatMap(program -> program.steps().stream())
        .forEach(
            step -> {
              if (step.action() instanceof Program.Action.AddToList(var list, var next)) {
                used.add(list);
              }
            });
    return workspace.lists().stream()
        .filter(list -> !used.contains(list.name()))
        .map(list -> Diagnostic.of(Code.LIST_UNUSED, list.span(), list.name()))
        .toList();
  }
}
