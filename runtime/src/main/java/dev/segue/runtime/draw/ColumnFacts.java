package dev.segue.runtime.draw;

import dev.segue.compiler.sql.Encoding;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.ingest.FieldReading;
import dev.segue.runtime.store.Catalog;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A column, and what some of its values look like. */
record ColumnFacts(Catalog.Column column, List<Object> values) {
  private static final Pattern INSTANT =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d(:?\\d\\d)?)?");
  private static final Pattern MIDNIGHT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d([T ]00:00(:00(\\.0+)?)?Z?)?");
  private static final Pattern TIME_NAME =
      Pattern.compile(
          "(^|.*_)(at|on|time|date|timestamp|ts|when|since|until|created|updated|seen)(_.*|$)");
  private static final FieldReading READING = new FieldReading(ZoneOffset.UTC);
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
  private static final double FIRST_SECOND = 1e8;
  private static final double FIRST_MILLISECOND = 1e11;
  private static final int MOST_DECIMALS = 6;

  ColumnFacts {
    values = List.copyOf(values);
  }

  String name() {
    return column.name();
  }

  /** The name in small letters with underscores. */
  String words() {
    return Naming.snake(column.name());
  }

  boolean all(Predicate<Object> test) {
    return !values.isEmpty() && values.stream().allMatch(test);
  }

  private boolean allText(Predicate<String> test) {
    return all(v -> v instanceof String text && test.test(text));
  }

  boolean isWhole() {
    return values.isEmpty()
        ? declared("INT")
        : all(v -> v instanceof Long || (v instanceof String t && t.matches("-?\\d{1,15}")));
  }

  boolean isNumber() {
    return values.isEmpty()
        ? declared("INT", "REAL", "FLOA", "DOUB", "DEC", "NUM")
        : all(v -> v instanceof Number);
  }

  boolean isBytes() {
    return values.isEmpty() ? declared("BLOB") : all(v -> v instanceof byte[]);
  }

  private boolean declared(String... parts) {
    return List.of(parts).stream().anyMatch(column.type()::contains);
  }

  /** The type of the language that fits; nothing where none does. */
  Optional<String> type() {
    if (isBytes()) {
      return Optional.empty();
    }
    if (words().matches("(.*_)?e?_?mail(_address)?") && (values.isEmpty() || someText("@"))) {
      return Optional.of("email");
    }
    if (isTruth()) {
      return Optional.of("boolean");
    }
    Optional<String> time = time();
    if (time.isPresent()) {
      return time;
    }
    if (allText(ZONES::contains) && allText(z -> z.contains("/") || z.equals("UTC"))) {
      return Optional.of("time zone");
    }
    if (isWhole() && !hasFractions() && !startsWithZero() && !isCode()) {
      return Optional.of("integer");
    }
    if (isNumber()) {
      return Optional.of(
          "decimal(" + (declared("DEC", "NUM") ? precision() : "15," + decimals()) + ")");
    }
    return Optional.of(
        allText(t -> t.startsWith("[") && t.endsWith("]")) ? "list of text" : "text");
  }

  /** Whatever its values are now, others may come. */
  private boolean hasFractions() {
    return declared("REAL", "FLOA", "DOUB")
        || (declared("DEC", "NUM") && !column.type().matches(".*\\(\\d+\\s*(,\\s*0\\s*)?\\)"));
  }

  /** Codes that only look like numbers: {@code 00417}. */
  private boolean startsWithZero() {
    return values.stream().anyMatch(v -> v instanceof String t && t.matches("0\\d+"));
  }

  /** Text of digits only that nobody counts with: other values may have letters or dashes. */
  private boolean isCode() {
    return words().matches("(.*_)?(zip|zip_?code|post(al)?_?code|phone(_?\\d|_number)?|fax|mobile)")
        && values.stream().anyMatch(v -> v instanceof String);
  }

  private boolean someText(String part) {
    return values.stream().anyMatch(v -> v instanceof String t && t.contains(part));
  }

  private boolean isTruth() {
    if (values.isEmpty()) {
      return declared("BOOL");
    }
    boolean fits = all(v -> READING.value(v, List.of(), Encoding.BOOLEAN, Type.TRUTH).isPresent());
    boolean numbers = all(v -> v instanceof Long);
    return fits
        && (declared("BOOL", "BIT")
            || !numbers
            || words().matches("(is|has|can|was|did)_.*|.*(_flag|ed|active|enabled)"));
  }

  /** {@code date} or {@code timestamp}, with its resolution. */
  Optional<String> time() {
    if (values.isEmpty()) {
      return declared("TIMESTAMP", "DATETIME")
          ? Optional.of("timestamp")
          : declared("DATE") ? Optional.of("date") : Optional.empty();
    }
    if (allText(t -> MIDNIGHT.matcher(t).matches() && isDay(t))) {
      return Optional.of("date");
    }
    if (allText(t -> isDay(t) && (t.length() == 10 || INSTANT.matcher(t).matches()))) {
      return Optional.of("timestamp");
    }
    if (all(v -> v instanceof Number) && TIME_NAME.matcher(words()).matches()) {
      return all(v -> within(v, FIRST_SECOND, FIRST_MILLISECOND))
          ? Optional.of("timestamp in seconds")
          : all(v -> within(v, FIRST_MILLISECOND, FIRST_MILLISECOND * 1_000))
              ? Optional.of("timestamp in milliseconds")
              : Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean within(Object value, double from, double to) {
    return value instanceof Number n && n.doubleValue() >= from && n.doubleValue() < to;
  }

  private static boolean isDay(String text) {
    if (text.length() < 10) {
      return false;
    }
    try {
      LocalDate.parse(text.substring(0, 10));
      return true;
    } catch (DateTimeException notOne) {
      return false;
    }
  }

  private String precision() {
    String written = column.type().replaceAll(".*\\((\\d+)\\s*(,\\s*(\\d+))?.*", "$1,$3");
    if (!written.matches("\\d+,\\d*")) {
      return "15," + decimals();
    }
    int comma = written.indexOf(',');
    int scale = comma + 1 == written.length() ? 0 : Integer.parseInt(written.substring(comma + 1));
    int precision = Integer.parseInt(written.substring(0, comma));
    return precision > 15 || scale > MOST_DECIMALS || scale > precision || precision < 1
        ? "15," + decimals()
        : precision + "," + scale;
  }

  /** As many as the values have; amounts of money have two. */
  private int decimals() {
    int most = 2;
    for (Object value : values) {
      if (value instanceof Double d && !Double.isFinite(d)) {
        continue;
      }
      most = Math.max(most, new BigDecimal(value.toString()).stripTrailingZeros().scale());
    }
    return Math.min(most, MOST_DECIMALS);
  }
}
