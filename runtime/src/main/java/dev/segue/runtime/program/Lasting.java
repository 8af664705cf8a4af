package dev.segue.runtime.program;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Window;

/**
 * Conditions that time alone never ends: over the same rows, one that held at an instant holds at
 * every later one. {@code form_submitted(form = "auto-application")} since entering is such.
 */
final class Lasting {
  private Lasting() {}

  /** Whether this is certain of a condition. */
  static boolean is(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) -> parts.stream().allMatch(Lasting::is);
      case Condition.Any(var parts) -> parts.stream().allMatch(Lasting::is);
      case Condition.Occurs(
              RowSet.Events(var kinds, var filter, var window),
              var least,
              var most) ->
          most.isEmpty()
              && filter.map(Lasting::isTimeless).orElse(true)
              && window.to().isEmpty()
              && window.from().map(Window.Bound::at).map(Lasting::isTimeless).orElse(true);
      case Condition c -> isTimeless(c);
    };
  }

  /** Whether time plays no part in it at all. */
  private static boolean isTimeless(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) -> parts.stream().allMatch(Lasting::isTimeless);
      case Condition.Any(var parts) -> parts.stream().allMatch(Lasting::isTimeless);
      case Condition.Not(var part) -> isTimeless(part);
      case Condition.Compare c -> isTimeless(c.left()) && isTimeless(c.right());
      case Condition.OneOf c -> isTimeless(c.value());
      case Condition.TextFits c -> isTimeless(c.text()) && isTimeless(c.pattern());
      case Condition.IsMissing(var value) -> isTimeless(value);
      case Condition.IsTrue(var value) -> isTimeless(value);
      case Condition c -> false;
    };
  }

  private static boolean isTimeless(Expression expression) {
    return switch (expression) {
      case Expression.Constant c -> true;
      case Expression.Attribute a -> true;
      case Expression.Property p -> true;
      case Expression.Trigger t -> true;
      case Expression.RunEntered e -> true;
      case Expression e -> false;
    };
  }
}
