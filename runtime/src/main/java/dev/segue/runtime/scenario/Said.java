package dev.segue.runtime.scenario;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.Type;
import java.util.List;

/** What is said of the words of a message, with the words put in. */
final class Said {
  private final Expression words;

  private Said(String text) {
    this.words = new Expression.Constant(new Value.Text(text), Type.TEXT);
  }

  /** The condition with the text in place of the property that stands for it. */
  static Condition of(Condition condition, String text) {
    return new Said(text).condition(condition);
  }

  private Condition condition(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) -> new Condition.All(all(parts));
      case Condition.Any(var parts) -> new Condition.Any(all(parts));
      case Condition.Not(var part) -> new Condition.Not(condition(part));
      case Condition.AtLeastOf(var least, var parts) -> new Condition.AtLeastOf(least, all(parts));
      case Condition.Compare c ->
          new Condition.Compare(
              expression(c.left()), c.relation(), expression(c.right()), c.ignoringCase());
      case Condition.OneOf c ->
          new Condition.OneOf(expression(c.value()), c.values(), c.ignoringCase());
      case Condition.TextFits c ->
          new Condition.TextFits(
              expression(c.text()), c.fit(), expression(c.pattern()), c.ignoringCase());
      case Condition.IsMissing c -> new Condition.IsMissing(expression(c.value()));
      case Condition.IsEmpty c -> new Condition.IsEmpty(expression(c.value()));
      case Condition.IsBlank c -> new Condition.IsBlank(expression(c.value()));
      case Condition.IsTrue c -> c;
      case Condition.Has c -> c;
      case Condition.InWindow c -> c;
      case Condition.Occurs c -> c;
      case Condition.InPeriods c -> c;
      case Condition.Running c -> c;
      case Condition.Burst c -> c;
      case Condition.Gap c -> c;
      case Condition.Rank c -> c;
      case Condition.InSample c -> c;
      case Condition.Colleagues c -> c;
      case Condition.Near c -> c;
      case Condition.Chain c -> c;
      case Condition.InSegment c -> c;
      case Condition.InList c -> c;
      case Condition.InProgram c -> c;
      case Condition.Subscribed c -> c;
      case Condition.OnDays c -> c;
      case Condition.AtTimes c -> c;
    };
  }

  private List<Condition> all(List<Condition> parts) {
    return parts.stream().map(this::condition).toList();
  }

  private Expression expression(Expression expression) {
    return expression instanceof Expression.Property ? words : expression;
  }
}
