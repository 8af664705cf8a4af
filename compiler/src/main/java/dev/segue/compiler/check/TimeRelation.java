package dev.segue.compiler.check;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Window;
import java.util.Optional;

/**
 * An instant beside a day: it is on that day, before it began, or after it was over, by the
 * workspace's time zone.
 */
final class TimeRelation {
  private TimeRelation() {}

  static Condition related(Expression instant, Relation relation, Expression day) {
    if (!(day instanceof Expression.Constant)) {
      return new Condition.Compare(Days.dayOf(instant), relation, day, false);
    }
    Expression begins = Days.startOf(day);
    Expression ends = Days.startOf(Days.dayAfter(day));
    return switch (relation) {
      case EQUAL ->
          new Condition.InWindow(
              instant,
              new Window(
                  Optional.of(new Window.Bound(begins, true)),
                  Optional.of(new Window.Bound(ends, false))));
      case LESS -> new Condition.Compare(instant, Relation.LESS, begins, false);
      case LESS_OR_EQUAL -> new Condition.Compare(instant, Relation.LESS, ends, false);
      case GREATER -> new Condition.Compare(instant, Relation.GREATER_OR_EQUAL, ends, false);
      case GREATER_OR_EQUAL ->
          new Condition.Compare(instant, Relation.GREATER_OR_EQUAL, begins, false);
    };
  }
}
