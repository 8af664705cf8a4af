package dev.segue.compiler.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Filters that calculate: whole numbers stay whole, decimals keep their scale. */
final class NumberFilters {
  private static final int MOST_DIGITS = 1000;
  private static final MathContext QUOTIENT = new MathContext(16, RoundingMode.HALF_UP);

  private NumberFilters() {}

  static Datum abs(Datum value, Arguments given) {
    return new Datum.Number(Conversion.number(value).abs());
  }

  static Datum atLeast(Datum value, Arguments given) {
    return new Datum.Number(Conversion.number(value).max(given.number(0)));
  }

  static Datum atMost(Datum value, Arguments given) {
    return new Datum.Number(Conversion.number(value).min(given.number(0)));
  }

  static Datum ceil(Datum value, Arguments given) {
    return new Datum.Number(Conversion.number(value).setScale(0, RoundingMode.CEILING));
  }

  static Datum floor(Datum value, Arguments given) {
    return new Datum.Number(Conversion.number(value).setScale(0, RoundingMode.FLOOR));
  }

  static Datum round(Datum value, Arguments given) {
    BigDecimal number = Conversion.number(value);
    BigDecimal places = given.number(0).setScale(0, RoundingMode.DOWN);
    if (places.compareTo(BigDecimal.valueOf(number.scale())) >= 0) {
      return new Datum.Number(number);
    }
    int scale = places.max(BigDecimal.valueOf(-MOST_DIGITS)).intValue();
    BigDecimal rounded = number.setScale(scale, RoundingMode.HALF_UP);
    return new Datum.Number(scale > 0 ? rounded : rounded.setScale(0, RoundingMode.UNNECESSARY));
  }

  static Datum plus(Datum value, Arguments given) {
    return bounded(Conversion.number(value).add(given.number(0)), given);
  }

  static Datum minus(Datum value, Arguments given) {
    return bounded(Conversion.number(value).subtract(given.number(0)), given);
  }

  static Datum times(Datum value, Arguments given) {
    BigDecimal left = Conversion.number(value);
    BigDecimal right = given.number(0);
    int scale = Math.max(left.scale(), right.scale());
    return bounded(withoutZeros(left.multiply(right), scale), given);
  }

  static Datum dividedBy(Datum value, Arguments given) {
    BigDecimal left = Conversion.number(value);
    BigDecimal right = given.number(0);
    if (right.signum() == 0) {
      return given.fail("a number cannot be divided by zero");
    }
    if (left.scale() <= 0 && right.scale() <= 0) {
      return bounded(floored(left, right), given);
    }
    BigDecimal quotient = left.divide(right, QUOTIENT);
    return bounded(withoutZeros(quotient, 1), given);
  }

  static Datum modulo(Datum value, Arguments given) {
    BigDecimal left = Conversion.number(value);
    BigDecimal right = given.number(0);
    if (right.signum() == 0) {
      return given.fail("a number cannot be divided by zero");
    }
    return bounded(left.subtract(floored(left, right).multiply(right)), given);
  }

  private static BigDecimal floored(BigDecimal left, BigDecimal right) {
    BigDecimal quotient = left.divideToIntegralValue(right).setScale(0, RoundingMode.DOWN);
    boolean inexact = quotient.multiply(right).compareTo(left) != 0;
    boolean negative = left.signum() * right.signum() < 0;
    return inexact && negative ? quotient.subtract(BigDecimal.ONE) : quotient;
  }

  /** Without the zeros that end it, but not below {@code least} decimals. */
  private static BigDecimal withoutZeros(BigDecimal number, int least) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() >= least
        ? stripped
        : stripped.setScale(Math.max(0, least), RoundingMode.UNNECESSARY);
  }

  static Datum bounded(BigDecimal number, Arguments given) {
    return number.precision() + Math.abs((long) number.scale()) > MOST_DIGITS
        ? given.fail("a number has at most " + MOST_DIGITS + " digits")
        : new Datum.Number(number);
  }
}
