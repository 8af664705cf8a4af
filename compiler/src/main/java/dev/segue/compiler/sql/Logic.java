package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.when;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Conditions put together: what is plainly true or false falls out, long rows stay shallow. */
final class Logic {
  static final Condition TRUE = trueCondition();
  static final Condition FALSE = falseCondition();

  /** {@code a and b and c ..} is read as a tree as deep as it is long. */
  private static final int LONGEST_ROW = 200;

  private Logic() {}

  static Condition all(List<Condition> parts) {
    if (parts.stream().anyMatch(Logic::isFalse)) {
      return FALSE;
    }
    List<Condition> left = parts.stream().filter(p -> !isTrue(p)).toList();
    return left.isEmpty() ? TRUE : joined(left, DSL::and);
  }

  static Condition any(List<Condition> parts) {
    if (parts.stream().anyMatch(Logic::isTrue)) {
      return TRUE;
    }
    List<Condition> left = parts.stream().filter(p -> !isFalse(p)).toList();
    return left.isEmpty() ? FALSE : joined(left, DSL::or);
  }

  /** For a {@code where}, which what always holds leaves out. */
  static Condition where(Condition condition) {
    return isTrue(condition) ? noCondition() : condition;
  }

  // equality of jOOQ's conditions is that of their text, which would be made each time

  @SuppressWarnings("ReferenceEquality")
  static boolean isTrue(Condition condition) {
    return condition == TRUE;
  }

  @SuppressWarnings("ReferenceEquality")
  static boolean isFalse(Condition condition) {
    return condition == FALSE;
  }

  /** How many hold. */
  static Field<Integer> count(List<Condition> parts) {
    return parts.stream()
        .<Field<Integer>>map(p -> when(p, inline(1)).otherwise(inline(0)))
        .reduce((a, b) -> a.plus(b))
        .orElseGet(() -> inline(0));
  }

  private static Condition joined(
      List<Condition> parts, Function<List<Condition>, Condition> join) {
    if (parts.size() <= LONGEST_ROW) {
      return parts.size() == 1 ? parts.getFirst() : join.apply(parts);
    }
    List<Condition> groups = new ArrayList<>();
    for (int i = 0; i < parts.size(); i += LONGEST_ROW) {
      List<Condition> group = parts.subList(i, Math.min(i + LONGEST_ROW, parts.size()));
      // a planner that takes a row apart looks at each part beside each other: of a value it does
      // not
      groups.add(when(join.apply(group), inline(1)).otherwise(inline(0)).eq(inline(1)));
    }
    return joined(groups, join);
  }
}
