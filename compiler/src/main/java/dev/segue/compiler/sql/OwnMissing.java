package dev.segue.compiler.sql;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * Whether there is no value, or (negative) there is one: of a column as it stands an engine knows
 * for how many rows that holds.
 */
record OwnMissing(OwnColumn own, boolean positive) {
  static Condition of(Field<?> field, boolean positive) {
    return field instanceof OwnColumn own
        ? Answer.condition(new OwnMissing(own, positive)::in)
        : isNull(field, positive);
  }

  private Condition in(Engine engine) {
    if (!engine.comparesItsOwn() || own.isRounded()) {
      return isNull(own.present(engine), positive);
    }
    List<Condition> parts = new ArrayList<>();
    own.least(engine).ifPresent(l -> parts.add(own.over(l, !positive)));
    own.most(engine).ifPresent(m -> parts.add(own.under(m, !positive)));
    if (positive || parts.isEmpty()) {
      parts.addFirst(isNull(own.column(), positive));
    }
    return positive ? Logic.any(parts) : Logic.all(parts);
  }

  private static Condition isNull(Field<?> field, boolean positive) {
    return positive ? field.isNull() : field.isNotNull();
  }
}
