package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * So many of a hundred, in whole numbers: {@code 2.5%} is 25 of 1000. Of a number n it is {@code n
 * * share / whole}, rounded up.
 */
record Hundredths(long share, long whole) {
  static Hundredths of(BigDecimal percent) {
    BigDecimal plain = percent.stripTrailingZeros();
    int scale = Math.max(plain.scale(), 0);
    return new Hundredths(
        plain.movePointRight(scale).longValueExact(),
        BigInteger.TEN.pow(scale + 2).longValueExact());
  }

  /** Written out: {@code 0.025}. */
  String decimal() {
    return exact().toPlainString();
  }

  /**
   * The greatest double that is no more: times a number of places it does not pass the place that
   * it reaches.
   */
  String atMost() {
    BigDecimal exact = exact();
    double nearest = exact.doubleValue();
    double least = new BigDecimal(nearest).compareTo(exact) > 0 ? Math.nextDown(nearest) : nearest;
    return BigDecimal.valueOf(least).stripTrailingZeros().toPlainString();
  }

  private BigDecimal exact() {
    return BigDecimal.valueOf(share).divide(BigDecimal.valueOf(whole));
  }

  /** A place is among the first so many of a number of places. */
  Condition isWithin(Field<Long> place, Field<Long> number) {
    return place.minus(inline(1L)).times(val(whole)).lt(number.times(val(share)));
  }

  /** A place is the one at so many of a number of places, rounded up; the first at 0. */
  Condition nearest(Field<Long> place, Field<Long> number) {
    return share == 0 ? place.eq(inline(1L)) : reaches(place, number).and(isWithin(place, number));
  }

  /** A place is the last of those, or comes after them. */
  Condition reaches(Field<Long> place, Field<Long> number) {
    return place.times(val(whole)).ge(number.times(val(share)));
  }
}
