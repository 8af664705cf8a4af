package dev.segue.compiler.sql;

import java.util.Optional;
import org.jooq.Condition;

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
}
