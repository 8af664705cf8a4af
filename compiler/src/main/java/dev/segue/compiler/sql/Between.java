package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.Compare;
import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code day >= A and day <= B} is being in a window: what lies at no time lies beyond one of its
 * ends.
 */
final class Between {
  private Between() {}

  /** The same parts, of which all are to hold; two that stand beside each other may be one. */
  static List<Condition> windows(List<Condition> parts) {
    List<Condition> all = new ArrayList<>();
    for (Condition part : parts) {
      Optional<Condition> window = all.isEmpty() ? Optional.empty() : window(all.getLast(), part);
      window.ifPresent(w -> all.removeLast());
      all.add(window.orElse(part));
    }
    return all;
  }

  private static Optional<Condition> window(Condition first, Condition second) {
    return first instanceof Compare from
            && second instanceof Compare to
            && from.left().equals(to.left())
            && isColumn(from)
            && isColumn(to)
            && isLower(from.relation())
            && isUpper(to.relation())
        ? Optional.of(
            new Condition.InWindow(
                from.left(), new Window(Optional.of(bound(from)), Optional.of(bound(to)))))
        : Optional.empty();
  }

  /** A column of days or instants beside a constant. */
  private static boolean isColumn(Compare c) {
    return (c.left() instanceof Expression.Attribute
            || c.left() instanceof Expression.AccountField
            || c.left() instanceof Expression.Property)
        && c.right() instanceof Expression.Constant constant
        && constant.type().equals(c.left().type())
        && (constant.type().equals(Type.DAY) || constant.type().equals(Type.INSTANT));
  }

  private static boolean isLower(Relation relation) {
    return switch (relation) {
      case GREATER, GREATER_OR_EQUAL -> true;
      case EQUAL, LESS, LESS_OR_EQUAL -> false;
    };
  }

  private static boolean isUpper(Relation relation) {
    return switch (relation) {
      case LESS, LESS_OR_EQUAL -> true;
      case EQUAL, GREATER, GREATER_OR_EQUAL -> false;
    };
  }

  private static Window.Bound bound(Compare c) {
    return new Window.Bound(
        c.right(),
        c.relation() == Relation.GREATER_OR_EQUAL || c.relation() == Relation.LESS_OR_EQUAL);
  }
}
