package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;

/** Whether a condition speaks of the run of a program in which it is asked. */
public final class RunReads {
  private RunReads() {}

  public static boolean in(Condition condition) {
    return in(Parts.of(condition));
  }

  private static boolean in(Expression expression) {
    return expression instanceof Expression.RunEntered
        || expression instanceof Expression.WaitBegan
        || expression instanceof Expression.Trigger
        || in(Parts.of(expression));
  }

  private static boolean in(Parts parts) {
    return parts.conditions().stream().anyMatch(RunReads::in)
        || parts.expressions().stream().anyMatch(RunReads::in)
        || parts.rows().stream().anyMatch((RowSet rows) -> in(Parts.of(rows)));
  }
}
