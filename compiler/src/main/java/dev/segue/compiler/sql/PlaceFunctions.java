package dev.segue.compiler.sql;

import static dev.segue.compiler.sql.SqlFunction.Kind.REAL;
import static dev.segue.compiler.sql.SqlFunction.Kind.TEXT;
import static dev.segue.compiler.sql.SqlFunction.Kind.WHOLE;

import dev.segue.compiler.type.Distance;
import java.util.List;
import java.util.Optional;

/** Functions on places, in degrees. */
final class PlaceFunctions {
  static final String DEGREES = "segue_degrees";
  static final String METRES = "segue_metres";

  private static final int LONGEST_NUMBER = 64;

  private PlaceFunctions() {}

  static List<SqlFunction> all() {
    return List.of(
        new SqlFunction(
            DEGREES,
            List.of(TEXT),
            REAL,
            "a latitude or a longitude of a source, as a number; what is none is NULL",
            a -> degrees(a.getFirst())),
        new SqlFunction(
            METRES,
            List.of(REAL, REAL, REAL, REAL),
            WHOLE,
            "how many metres two places, by latitude and longitude, are apart on the globe",
            a ->
                Optional.of(
                    Distance.metres(number(a, 0), number(a, 1), number(a, 2), number(a, 3)))));
  }

  private static Optional<Object> degrees(Object written) {
    String text = written.toString().strip();
    if (text.length() > LONGEST_NUMBER || text.matches("(?i).*x.*")) {
      return Optional.empty();
    }
    try {
      return Optional.<Object>of(Double.valueOf(text))
          .filter(d -> !((Double) d).isNaN() && !((Double) d).isInfinite());
    } catch (NumberFormatException notOne) {
      return Optional.empty();
    }
  }

  private static double number(List<Object> arguments, int index) {
    return arguments.get(index) instanceof Number n
        ? n.doubleValue()
        : Double.parseDouble(arguments.get(index).toString());
  }
}
