package dev.segue.compiler.sql;

import static dev.segue.compiler.sql.SqlFunction.Kind.TEXT;
import static dev.segue.compiler.sql.SqlFunction.Kind.WHOLE;

import dev.segue.compiler.type.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Functions on exact numbers, which stand as TEXT {@code n} or {@code n/d} in lowest terms, or as
 * INTEGER where whole. Several numbers in one argument are joined by spaces.
 */
final class NumberFunctions {
  static final String NUMBER = "segue_number";
  static final String EXACT = "segue_exact";
  static final String SCALED = "segue_scaled";
  static final String WITHIN = "segue_within";
  static final String ADD = "segue_add";
  static final String SUBTRACT = "segue_subtract";
  static final String MULTIPLY = "segue_multiply";
  static final String DIVIDE = "segue_divide";
  static final String COMPARE = "segue_compare";
  static final String ORDER = "segue_order";
  static final String FLOOR = "segue_floor";
  static final String CEILING = "segue_ceiling";
  static final String TOTAL = "segue_total";
  static final String MEAN = "segue_mean";
  static final String SUM_OF = "segue_sum_of";
  static final String MEAN_OF = "segue_mean_of";
  static final String LEAST_OF = "segue_least_of";
  static final String GREATEST_OF = "segue_greatest_of";
  static final String MEDIAN_OF = "segue_median_of";

  /** How far apart the two halves of a sum stand, see {@link #TOTAL}. */
  static final int HALF_BITS = 32;

  private static final int LONGEST_NUMBER = 64;

  private NumberFunctions() {}

  static List<SqlFunction> all() {
    return List.of(
        new SqlFunction(
            NUMBER,
            List.of(TEXT, WHOLE, WHOLE),
            WHOLE,
            "a number of a source, its precision and scale: rounded half up to the scale, as an"
                + " integer scaled by it; what is no number, beyond the precision, or a fraction"
                + " where the scale is 0, is NULL",
            a -> number(a.get(0), integer(a, 1).intValueExact(), scale(a, 2))),
        new SqlFunction(
            EXACT,
            List.of(WHOLE, WHOLE),
            TEXT,
            "an integer scaled by 10^scale, and the scale, as an exact number",
            a -> result(new Rational(integer(a, 0), BigInteger.TEN.pow(scale(a, 1))))),
        new SqlFunction(
            SCALED,
            List.of(TEXT, WHOLE),
            WHOLE,
            "an exact number rounded half up, as an integer scaled by 10^scale",
            a -> fitting(exact(a, 0).rounded(scale(a, 1)).unscaledValue())),
        new SqlFunction(
            WITHIN,
            List.of(WHOLE, WHOLE),
            WHOLE,
            "an integer scaled by 10^scale, and the scale: the integer, NULL where the number is"
                + " 10^15 or more in magnitude",
            a ->
                Rational.within(new Rational(integer(a, 0), BigInteger.TEN.pow(scale(a, 1))))
                    .flatMap(r -> fitting(integer(a, 0)))),
        operation(ADD, "the sum of two exact numbers", Rational::plus),
        operation(SUBTRACT, "the difference", Rational::minus),
        operation(MULTIPLY, "the product", Rational::times),
        operation(DIVIDE, "the quotient; NULL by zero", Rational::dividedBy),
        new SqlFunction(
            COMPARE,
            List.of(TEXT, TEXT),
            WHOLE,
            "-1, 0 or 1: how two exact numbers compare",
            a -> Optional.of((long) exact(a, 0).compareTo(exact(a, 1)))),
        new SqlFunction(
            FLOOR,
            List.of(TEXT, WHOLE),
            WHOLE,
            "an exact number rounded down, as an integer scaled by 10^scale",
            a -> fitting(rounded(a, RoundingMode.FLOOR))),
        new SqlFunction(
            CEILING,
            List.of(TEXT, WHOLE),
            WHOLE,
            "the same rounded up",
            a -> fitting(rounded(a, RoundingMode.CEILING))),
        new SqlFunction(
            ORDER,
            List.of(TEXT),
            TEXT,
            "an exact number as text whose order by code point is that of the numbers",
            a -> Optional.of(NumberOrder.key(exact(a, 0)))),
        new SqlFunction(
            TOTAL,
            List.of(WHOLE, WHOLE, WHOLE),
            WHOLE,
            "the upper and the lower part of a sum of integers (sum(x >> 32), sum(x & 4294967295))"
                + " scaled by 10^scale, and the scale: the sum, NULL from 10^15 on",
            a ->
                Rational.within(new Rational(whole(a), BigInteger.TEN.pow(scale(a, 2))))
                    .flatMap(r -> fitting(whole(a)))),
        new SqlFunction(
            MEAN,
            List.of(WHOLE, WHOLE, WHOLE, WHOLE),
            TEXT,
            "the same parts, the number of rows and the scale: the mean as an exact number",
            a ->
                Rational.within(
                        new Rational(
                            whole(a), integer(a, 2).multiply(BigInteger.TEN.pow(scale(a, 3)))))
                    .flatMap(NumberFunctions::result)),
        measure(SUM_OF, "the sum of exact numbers", n -> Rational.within(sum(n))),
        measure(MEAN_OF, "their mean", n -> Rational.within(mean(n))),
        measure(LEAST_OF, "the least of them", n -> Optional.of(n[0])),
        measure(GREATEST_OF, "the greatest of them", n -> Optional.of(n[n.length - 1])),
        measure(
            MEDIAN_OF,
            "the one in the middle, or the mean of the two there",
            n -> Optional.of(mean(new Rational[] {n[(n.length - 1) / 2], n[n.length / 2]}))));
  }

  private static SqlFunction operation(
      String name, String meaning, BiFunction<Rational, Rational, Optional<Rational>> operation) {
    return new SqlFunction(
        name,
        List.of(TEXT, TEXT),
        TEXT,
        meaning,
        a -> operation.apply(exact(a, 0), exact(a, 1)).flatMap(NumberFunctions::result));
  }

  private static SqlFunction measure(
      String name, String meaning, Function<Rational[], Optional<Rational>> measure) {
    return new SqlFunction(
        name,
        List.of(TEXT),
        TEXT,
        meaning,
        a -> measure.apply(sorted(a.getFirst())).flatMap(NumberFunctions::result));
  }

  private static Rational[] sorted(Object joined) {
    return Arrays.stream(joined.toString().split(" ", -1))
        .map(NumberFunctions::exact)
        .sorted(Comparator.naturalOrder())
        .toArray(Rational[]::new);
  }

  private static Rational sum(Rational[] numbers) {
    return Arrays.stream(numbers).reduce(Rational.ZERO, NumberFunctions::plus);
  }

  private static Rational mean(Rational[] numbers) {
    Rational sum = sum(numbers);
    return new Rational(
        sum.numerator(), sum.denominator().multiply(BigInteger.valueOf(numbers.length)));
  }

  /** A sum of which parts may go over the limit that the whole keeps. */
  private static Rational plus(Rational a, Rational b) {
    return new Rational(
        a.numerator().multiply(b.denominator()).add(b.numerator().multiply(a.denominator())),
        a.denominator().multiply(b.denominator()));
  }

  private static Optional<Object> number(Object written, int precision, int scale) {
    return read(written)
        .filter(n -> n.precision() - n.scale() <= precision - scale + 1)
        .filter(n -> scale > 0 || n.stripTrailingZeros().scale() <= 0)
        .map(n -> n.setScale(scale, RoundingMode.HALF_UP).unscaledValue())
        .filter(n -> n.abs().compareTo(BigInteger.TEN.pow(precision)) < 0)
        .flatMap(NumberFunctions::fitting);
  }

  static Optional<BigDecimal> read(Object written) {
    String text = written.toString().strip();
    // BigDecimal also reads the digits of other scripts
    if (text.length() > LONGEST_NUMBER || text.chars().anyMatch(c -> c >= 0x80)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text)).filter(n -> Math.abs((long) n.scale()) < 1_000);
    } catch (NumberFormatException notOne) {
      return Optional.empty();
    }
  }

  private static BigInteger rounded(List<Object> arguments, RoundingMode mode) {
    Rational number = exact(arguments, 0);
    return NumberSql.rounded(
        new Rational(
            number.numerator().multiply(BigInteger.TEN.pow(scale(arguments, 1))),
            number.denominator()),
        mode);
  }

  private static BigInteger whole(List<Object> arguments) {
    return integer(arguments, 0).shiftLeft(HALF_BITS).add(integer(arguments, 1));
  }

  private static BigInteger integer(List<Object> arguments, int index) {
    return new BigInteger(arguments.get(index).toString());
  }

  private static int scale(List<Object> arguments, int index) {
    return integer(arguments, index).intValueExact();
  }

  private static Rational exact(List<Object> arguments, int index) {
    return exact(arguments.get(index).toString());
  }

  static Rational exact(String written) {
    int slash = written.indexOf('/');
    return slash < 0
        ? new Rational(new BigInteger(written), BigInteger.ONE)
        : new Rational(
            new BigInteger(written.substring(0, slash)),
            new BigInteger(written.substring(slash + 1)));
  }

  private static Optional<Object> result(Rational number) {
    return Optional.of(number.toString());
  }

  private static Optional<Object> fitting(BigInteger number) {
    return number.bitLength() < Long.SIZE ? Optional.of(number.longValue()) : Optional.empty();
  }
}
