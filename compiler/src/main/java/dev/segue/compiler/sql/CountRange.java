package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.val;

import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;

/** How a range of numbers of rows is asked where who has none has no row to be grouped. */
final class CountRange {
  private CountRange() {}

  /** Whether there are so many, 1 or more at least, or (negative) are not. */
  @FunctionalInterface
  interface Some {
    Condition are(long least, Optional<Long> most, boolean positive);
  }

  /** Of a range that may begin at 0, or be empty; no {@code most}: no upper end. */
  static Condition of(long least, Optional<Long> most, boolean positive, Some some) {
    if (most.isPresent() && most.get() < Math.max(least, 0)) {
      return positive ? Logic.FALSE : Logic.TRUE;
    }
    if (least > 0) {
      return some.are(least, most, positive);
    }
    return most.map(m -> some.are(m + 1, Optional.empty(), !positive))
        .orElse(positive ? Logic.TRUE : Logic.FALSE);
  }

  /** Whether a number is in a range, or (negative) is not. */
  static Condition inRange(Field<?> number, long least, Optional<Long> most, boolean positive) {
    Field<Long> n = Typed.whole(number);
    if (most.isEmpty()) {
      return positive ? n.ge(val(least)) : n.lt(val(least));
    }
    if (most.get() == least) {
      return positive ? n.eq(val(least)) : n.ne(val(least));
    }
    return positive
        ? n.between(val(least), val(most.get()))
        : n.notBetween(val(least), val(most.get()));
  }
}
