package dev.segue.runtime.ingest;

import dev.segue.compiler.ir.Schema.TimeEncoding;
import dev.segue.compiler.type.Type;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** As what a column may be declared so that most of its values are read. */
final class LikelyType {
  static final String TEXT = "text";
  static final String BOOLEAN = "boolean";

  /** Seconds reach this in the year 5138, milliseconds in 1973. */
  static final double SECONDS_END = 100_000_000_000.0;

  /** Twelve days after 1970 began: smaller numbers are of something else. */
  static final double SECONDS_BEGIN = 1_000_000;

  private static final double MILLISECONDS_END = 100_000_000_000_000.0;
  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,15}(\\.0*)?");

  private final Readings readings;
  private final List<String> values;

  LikelyType(Readings readings, List<String> values) {
    this.readings = readings;
    this.values = values;
  }

  /** {@code timestamp in seconds}. */
  String words() {
    if (most(v -> isRead(v, Type.TRUTH))) {
      return BOOLEAN;
    }
    if (most(v -> isNumber(v, SECONDS_END / 100, SECONDS_END))) {
      return "timestamp in seconds";
    }
    if (most(v -> isNumber(v, SECONDS_END, MILLISECONDS_END))) {
      return "timestamp in milliseconds";
    }
    if (most(v -> WHOLE.matcher(v.strip()).matches())) {
      return "integer";
    }
    if (most(v -> number(v) < Double.MAX_VALUE)) {
      return "decimal(12,2)";
    }
    if (most(v -> v.strip().length() == 10 && isRead(v, Type.DAY))) {
      return "date";
    }
    if (most(v -> isRead(v, Type.INSTANT))) {
      return "timestamp";
    }
    if (most(v -> v.strip().startsWith("["))) {
      return most(v -> isRead(v, new Type.ListOf(Type.INTEGER)))
          ? "list of integer"
          : "list of text";
    }
    return TEXT;
  }

  private boolean most(Predicate<String> fits) {
    return values.stream().filter(fits).count() * 2 > values.size();
  }

  private boolean isRead(String value, Type type) {
    return readings.of(type, TimeEncoding.NATURAL).read(value).isPresent();
  }

  private static boolean isNumber(String value, double from, double to) {
    double number = number(value);
    return number >= from && number < to;
  }

  /** Without any sign; of what is none more than all numbers are. */
  static double number(String value) {
    try {
      double number = Math.abs(Double.parseDouble(value));
      return Double.isNaN(number) ? Double.MAX_VALUE : number;
    } catch (NumberFormatException none) {
      return Double.MAX_VALUE;
    }
  }
}
