package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Conditions that plainly never hold, or always: {@code country = "US" and country = "CA"}, {@code
 * in a or not in a}.
 */
final class PlainContradictions implements Lint {
  @Override
  public List<Diagnostic> find(Workspace workspace) {
    List<Diagnostic> found = new ArrayList<>();
    Walk.conditions(
        workspace,
        (condition, span) -> {
          if (condition instanceof Condition.All(var parts)
              && (hasOpposites(parts) || hasTwoValues(parts))) {
            found.add(Diagnostic.of(Code.NEVER_TRUE, span));
          } else if (condition instanceof Condition.Any(var parts) && hasOpposites(parts)) {
            found.add(Diagnostic.of(Code.ALWAYS_TRUE, span));
          }
        });
    return found.stream().distinct().toList();
  }

  private static boolean hasOpposites(List<Condition> parts) {
    return parts.stream()
        .anyMatch(part -> part instanceof Condition.Not(var inner) && parts.contains(inner));
  }

  /** One value that is said to be this and that. */
  private static boolean hasTwoValues(List<Condition> parts) {
    Map<Expression, Value> said = new HashMap<>();
    for (Condition part : parts) {
      Optional<Equal> equal = equal(part);
      if (equal.isPresent()) {
        Value before = said.putIfAbsent(equal.get().left, equal.get().right);
        if (before != null && !before.equals(equal.get().right)) {
          return true;
        }
      }
    }
    return false;
  }

  private record Equal(Expression left, Value right) {}

  private static Optional<Equal> equal(Condition condition) {
    return condition instanceof Condition.Compare(var left, var relation, var right, var ignoring)
            && relation == Condition.Relation.EQUAL
            && right instanceof Expression.Constant(var value, var type)
            && !ignoring
        ? Optional.of(new Equal(left, value))
        : Optional.empty();
  }
}
