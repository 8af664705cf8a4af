package dev.segue.runtime.program;

import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.store.DueRuns;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Values of one type as another stores them: numbers are rounded half up to its scale, and missing
 * where they have more digits than it.
 */
record Conversion(Type from, Type to) {

  /** Converts the values of the collected runs, where that changes any. */
  void of(DueRuns due) {
    if (from.isNumber() && to instanceof Type.Numeric number && !from.equals(to)) {
      Map<Long, Object> converted = new HashMap<>();
      due.eachValue((run, value) -> stored(value, number).ifPresent(v -> converted.put(run, v)));
      due.values(converted);
    }
  }

  Optional<Object> stored(Object value, Type.Numeric number) {
    BigInteger unscaled = rational(value).rounded(number.scale()).unscaledValue();
    boolean fits = unscaled.abs().compareTo(BigInteger.TEN.pow(number.precision())) < 0;
    return fits ? Optional.of(unscaled.longValueExact()) : Optional.empty();
  }

  private Rational rational(Object value) {
    if (value instanceof Long whole) {
      int scale = from instanceof Type.Numeric numeric ? numeric.scale() : 0;
      return Rational.of(BigDecimal.valueOf(whole, scale));
    }
    String[] parts = value.toString().split("/", 2);
    return new Rational(
        new BigInteger(parts[0]), parts.length > 1 ? new BigInteger(parts[1]) : BigInteger.ONE);
  }
}
