package dev.segue.compiler.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.type.Rational;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Text that orders as the numbers do. */
final class NumberOrderProperties {
  @Property
  void textsCompareAsTheNumbersDo(@ForAll("numbers") Rational a, @ForAll("numbers") Rational b) {
    assertEquals(
        Integer.signum(a.compareTo(b)),
        Integer.signum(NumberOrder.key(a).compareTo(NumberOrder.key(b))),
        () -> a + " beside " + b);
  }

  /** Near the next number, where continued fractions differ late. */
  @Property
  void alsoWhereTheyAreNear(@ForAll("numbers") Rational a, @ForAll("small") BigInteger by) {
    Rational next = a.plus(new Rational(by, BigInteger.TEN.pow(18))).orElse(a);
    textsCompareAsTheNumbersDo(a, next);
  }

  @Provide
  Arbitrary<BigInteger> small() {
    return Arbitraries.bigIntegers().between(BigInteger.valueOf(-3), BigInteger.valueOf(3));
  }

  @Provide
  Arbitrary<Rational> numbers() {
    BigInteger limit = BigInteger.TEN.pow(15).subtract(BigInteger.ONE);
    Arbitrary<Rational> quotients =
        Combinators.combine(
                Arbitraries.bigIntegers().between(limit.negate(), limit),
                Arbitraries.bigIntegers().between(BigInteger.ONE, BigInteger.TEN.pow(12)))
            .as(Rational::new);
    Arbitrary<Rational> few =
        Combinators.combine(
                Arbitraries.integers().between(-7, 7), Arbitraries.integers().between(1, 6))
            .as((n, d) -> new Rational(BigInteger.valueOf(n), BigInteger.valueOf(d)));
    return Arbitraries.oneOf(quotients, few);
  }
}
