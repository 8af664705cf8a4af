package dev.segue.compiler.sql;

import dev.segue.compiler.type.Rational;
import java.math.BigInteger;
import java.util.Locale;

/**
 * Exact numbers as text whose order by code point is theirs. A number is written as its continued
 * fraction, a whole part and the terms after it: of two numbers the first term in which they differ
 * decides, at odd places the other way round, and where one has come to its end its next term is
 * without end.
 */
final class NumberOrder {
  /** Whole parts stand as hexadecimal numbers of one length, above 0. */
  private static final BigInteger RAISED = BigInteger.ONE.shiftLeft(62);

  private static final int WHOLE_DIGITS = 16;

  /** Before a term stands how many digits it has. */
  private static final int LENGTH_DIGITS = 4;

  private static final int ENDLESS = 0xffff;

  private NumberOrder() {}

  static String key(Rational number) {
    StringBuilder key = new StringBuilder();
    BigInteger numerator = number.numerator();
    BigInteger denominator = number.denominator();
    BigInteger[] whole = floored(numerator, denominator);
    key.append(padded(whole[0].add(RAISED).toString(WHOLE_DIGITS), WHOLE_DIGITS));
    boolean odd = true;
    while (whole[1].signum() != 0) {
      numerator = denominator;
      denominator = whole[1];
      whole = floored(numerator, denominator);
      append(whole[0].toString(16), odd, key);
      odd = !odd;
    }
    appendLength(ENDLESS, odd, key);
    return key.toString();
  }

  private static BigInteger[] floored(BigInteger numerator, BigInteger denominator) {
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    return parts[1].signum() < 0
        ? new BigInteger[] {parts[0].subtract(BigInteger.ONE), parts[1].add(denominator)}
        : parts;
  }

  private static void append(String digits, boolean odd, StringBuilder key) {
    appendLength(digits.length(), odd, key);
    digits
        .chars()
        .map(d -> Character.digit(d, 16))
        .forEach(d -> key.append(Character.forDigit(odd ? 15 - d : d, 16)));
  }

  private static void appendLength(int length, boolean odd, StringBuilder key) {
    int shown = odd ? ENDLESS - length : length;
    key.append(padded(Integer.toHexString(shown), LENGTH_DIGITS));
  }

  private static String padded(String digits, int length) {
    return String.format(Locale.ROOT, "%" + length + "s", digits).replace(' ', '0');
  }
}
