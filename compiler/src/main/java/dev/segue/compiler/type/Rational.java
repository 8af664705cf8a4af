package dev.segue.compiler.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * An exact number, in lowest terms with a positive denominator. Numbers of the language stay below
 * 10^15 in magnitude: an operation whose result does not, and a division by zero, give nothing
 * (language §7.6).
 */
public record Rational(BigInteger numerator, BigInteger denominator)
    implements Comparable<Rational> {
  /** No number of the language reaches this. */
  public static final BigInteger LIMIT = BigInteger.TEN.pow(15);

  public static final Rational ZERO = of(0);

  public Rational {
    if (denominator.signum() == 0) {
      throw new IllegalArgumentException("denominator 0");
    }
    if (denominator.signum() < 0) {
      numerator = numerator.negate();
      denominator = denominator.negate();
    }
    BigInteger divisor = numerator.gcd(denominator);
    if (!divisor.equals(BigInteger.ONE)) {
      numerator = numerator.divide(divisor);
      denominator = denominator.divide(divisor);
    }
  }

  public static Rational of(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
  }

  public static Rational of(BigDecimal value) {
    return value.scale() <= 0
        ? new Rational(value.toBigIntegerExact(), BigInteger.ONE)
        : new Rational(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
  }

  public Optional<Rational> plus(Rational other) {
    return within(
        new Rational(
            numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
            denominator.multiply(other.denominator)));
  }

  public Optional<Rational> minus(Rational other) {
    return plus(other.negated());
  }

  public Optional<Rational> times(Rational other) {
    return within(
        new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator)));
  }

  public Optional<Rational> dividedBy(Rational other) {
    return other.numerator.signum() == 0
        ? Optional.empty()
        : within(
            new Rational(
                numerator.multiply(other.denominator), denominator.multiply(other.numerator)));
  }

  public Rational negated() {
    return new Rational(numerator.negate(), denominator);
  }

  /** This number, or nothing where it reaches the limit. */
  public static Optional<Rational> within(Rational value) {
    return value.numerator.abs().compareTo(LIMIT.multiply(value.denominator)) < 0
        ? Optional.of(value)
        : Optional.empty();
  }

  /**
   * Rounded half up (away from zero) to {@code scale} decimals, for people to read and for storage
   * at a scale.
   */
  public BigDecimal rounded(int scale) {
    return rounded(scale, RoundingMode.HALF_UP);
  }

  public BigDecimal rounded(int scale, RoundingMode mode) {
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), scale, mode);
  }

  @Override
  public int compareTo(Rational other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public String toString() {
    return denominator.equals(BigInteger.ONE)
        ? numerator.toString()
        : numerator + "/" + denominator;
  }
}
