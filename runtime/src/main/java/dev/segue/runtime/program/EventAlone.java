package dev.segue.runtime.program;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Formulas;
import dev.segue.compiler.plan.Part;
import java.util.Optional;
import java.util.Set;

/** Whether what events are asked is of each event alone: then it is the same whenever it is. */
final class EventAlone {
  private static final Set<Class<? extends Condition>> CONDITIONS =
      Set.of(
          Condition.All.class,
          Condition.Any.class,
          Condition.Not.class,
          Condition.AtLeastOf.class,
          Condition.Compare.class,
          Condition.OneOf.class,
          Condition.TextFits.class,
          Condition.IsMissing.class,
          Condition.IsEmpty.class,
          Condition.IsBlank.class,
          Condition.IsTrue.class,
          Condition.Has.class);

  private static final Set<Class<? extends Expression>> EXPRESSIONS =
      Set.of(
          Expression.Property.class,
          Expression.Constant.class,
          Expression.Missing.class,
          Expression.Arithmetic.class,
          Expression.RowInstant.class);

  private EventAlone() {}

  static boolean is(Workspace workspace, Optional<Condition> asked) {
    return asked.stream()
        .flatMap(filter -> Formulas.in(workspace).condition(filter).parts().stream())
        .allMatch(EventAlone::is);
  }

  private static boolean is(Part part) {
    return switch (part) {
      case Part.Asked(var condition, var in) -> CONDITIONS.contains(condition.getClass());
      case Part.Worked(var expression, var in) -> EXPRESSIONS.contains(expression.getClass());
      case Part.Looked l -> false;
      case Part.Scored s -> false;
    };
  }
}
