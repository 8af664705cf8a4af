package dev.segue.compiler.solve;

import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.type.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of a line: between two ends, each in or out, or open. */
record Interval(Optional<Rational> from, boolean fromIn, Optional<Rational> to, boolean toIn) {
  static final Interval ALL = new Interval(Optional.empty(), true, Optional.empty(), true);

  static Interval between(Optional<Rational> from, Optional<Rational> to) {
    return new Interval(from, true, to, true);
  }

  static Interval of(Relation relation, Rational at) {
    Optional<Rational> end = Optional.of(at);
    return switch (relation) {
      case EQUAL -> between(end, end);
      case LESS -> new Interval(Optional.empty(), true, end, false);
      case LESS_OR_EQUAL -> new Interval(Optional.empty(), true, end, true);
      case GREATER -> new Interval(end, false, Optional.empty(), true);
      case GREATER_OR_EQUAL -> new Interval(end, true, Optional.empty(), true);
    };
  }

  Interval and(Interval other) {
    Optional<Rational> low = from;
    boolean lowIn = fromIn;
    if (other.from.isPresent()) {
      int order = low.map(l -> l.compareTo(other.from.get())).orElse(-1);
      lowIn = order == 0 ? lowIn && other.fromIn : order < 0 ? other.fromIn : lowIn;
      low = order < 0 ? other.from : low;
    }
    Optional<Rational> high = to;
    boolean highIn = toIn;
    if (other.to.isPresent()) {
      int order = high.map(h -> h.compareTo(other.to.get())).orElse(1);
      highIn = order == 0 ? highIn && other.toIn : order > 0 ? other.toIn : highIn;
      high = order > 0 ? other.to : high;
    }
    return new Interval(low, lowIn, high, highIn);
  }

  /** Where only multiples of 1/10^scale are. */
  Interval atScale(int scale) {
    return new Interval(
        from.map(f -> fromIn ? rounded(f, scale, RoundingMode.CEILING) : after(f, scale)),
        true,
        to.map(t -> toIn ? rounded(t, scale, RoundingMode.FLOOR) : before(t, scale)),
        true);
  }

  private static Rational after(Rational number, int scale) {
    return step(rounded(number, scale, RoundingMode.FLOOR), scale, 1);
  }

  private static Rational before(Rational number, int scale) {
    return step(rounded(number, scale, RoundingMode.CEILING), scale, -1);
  }

  private static Rational step(Rational number, int scale, int by) {
    BigInteger whole = BigInteger.TEN.pow(scale);
    return new Rational(
        number
            .numerator()
            .multiply(whole)
            .add(number.denominator().multiply(BigInteger.valueOf(by))),
        number.denominator().multiply(whole));
  }

  private static Rational rounded(Rational number, int scale, RoundingMode mode) {
    return Rational.of(
        new BigDecimal(number.numerator())
            .divide(new BigDecimal(number.denominator()), scale, mode));
  }

  /** Numbers at its ends and beside them. */
  Stream<Rational> candidates() {
    return Stream.concat(from.stream(), to.stream())
        .flatMap(
            end ->
                Stream.of(0L, 1L, -1L, 2L, -2L).flatMap(by -> end.plus(Rational.of(by)).stream()))
        .filter(this::contains);
  }

  boolean isEmpty() {
    if (from.isEmpty() || to.isEmpty()) {
      return false;
    }
    int order = from.get().compareTo(to.get());
    return order > 0 || (order == 0 && !(fromIn && toIn));
  }

  boolean contains(Rational number) {
    return !and(between(Optional.of(number), Optional.of(number))).isEmpty();
  }

  /** The one number in it, if there is one alone. */
  Optional<Rational> only() {
    return isEmpty() || from.isEmpty() || !from.equals(to) ? Optional.empty() : from;
  }

  /** All of this is in the other. */
  boolean isIn(Interval other) {
    return isEmpty() || and(other).equals(this);
  }
}
