package dev.segue.compiler.explain;

import dev.segue.compiler.ir.Value;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Constants, names and lengths of time in words. */
final class ValueWords {
  /** Longer lists are cut. */
  private static final int MOST_ITEMS = 12;

  private static final long DAY = 86_400_000L;
  private static final BigInteger FIVE = BigInteger.valueOf(5);

  private final ZoneId zone;

  ValueWords(ZoneId zone) {
    this.zone = zone;
  }

  /** {@code "US"}, {@code 20.5}, {@code 2026-03-01 14:30}. */
  String value(Value value) {
    return switch (value) {
      case Value.Text(var text) -> quoted(text);
      case Value.Number(var number) -> number(number);
      case Value.Truth(var truth) -> truth ? "true" : "false";
      case Value.Day(var day) -> day.toString();
      case Value.Instant(var instant) -> instant(instant);
      case Value.Items(var items) -> "(" + list(items) + ")";
      case Value.Span(var milliseconds) -> span(milliseconds);
      case Value.Location(var latitude, var longitude) -> "(" + latitude + ", " + longitude + ")";
    };
  }

  /** {@code "US", "CA"}. */
  String list(List<Value> values) {
    String shown =
        values.stream().limit(MOST_ITEMS).map(this::value).collect(Collectors.joining(", "));
    return values.size() > MOST_ITEMS
        ? shown + " and " + (values.size() - MOST_ITEMS) + " more"
        : shown;
  }

  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  /** Exact: {@code 0.5}, else a fraction. */
  static String number(Rational number) {
    int twos = number.denominator().getLowestSetBit();
    int fives = 0;
    BigInteger rest = number.denominator().shiftRight(twos);
    while (rest.mod(FIVE).signum() == 0) {
      rest = rest.divide(FIVE);
      fives++;
    }
    if (!rest.equals(BigInteger.ONE)) {
      return number.toString();
    }
    return number.rounded(Math.max(twos, fives)).toPlainString();
  }

  /** {@code 50 km}, {@code 0.5 km}. */
  static String kilometres(long metres) {
    return BigDecimal.valueOf(metres, 3).stripTrailingZeros().toPlainString() + " km";
  }

  private String instant(Instant instant) {
    ZonedDateTime local = instant.atZone(zone);
    return local.toLocalDate() + " " + local.toLocalTime();
  }

  private static String span(long milliseconds) {
    return milliseconds < 0
        ? "-" + length(new Period.Exact(-milliseconds))
        : length(new Period.Exact(milliseconds));
  }

  /** {@code 30 days}, {@code 1 year}. */
  static String length(Period period) {
    return switch (period) {
      case Period.Exact(var milliseconds) -> exact(milliseconds);
      case Period.Months(var months) ->
          months % 12 == 0 ? counted(months / 12, "year") : counted(months, "month");
    };
  }

  /** {@code 30 days}, {@code year}: after {@code in the last}. */
  static String lengthAfterThe(Period period) {
    String length = length(period);
    return length.startsWith("1 ") ? length.substring(2) : length;
  }

  private static String exact(long milliseconds) {
    return milliseconds % DAY == 0 ? counted(milliseconds / DAY, "day") : exactLength(milliseconds);
  }

  /** In hours or smaller: {@code 96 hours}. */
  static String exactLength(long milliseconds) {
    if (milliseconds % 3_600_000L == 0) {
      return counted(milliseconds / 3_600_000L, "hour");
    }
    if (milliseconds % 60_000L == 0) {
      return counted(milliseconds / 60_000L, "minute");
    }
    return milliseconds % 1_000L == 0
        ? counted(milliseconds / 1_000L, "second")
        : counted(milliseconds, "millisecond");
  }

  /** {@code 1 day}, {@code 3 days}. */
  static String counted(long number, String what) {
    return number + " " + (number == 1 ? what : what + "s");
  }

  static String unit(TimeUnit unit) {
    return unit.name().toLowerCase(Locale.ROOT);
  }

  /** A name as it is said: {@code page viewed}. */
  static String spoken(String name) {
    return name.replace('_', ' ');
  }

  /** Milliseconds from midnight as a clock shows them: {@code 09:00}, {@code 24:00}. */
  static String clock(long milliseconds) {
    long seconds = milliseconds / 1_000;
    String minutes = String.format(Locale.ROOT, "%02d:%02d", seconds / 3_600, seconds / 60 % 60);
    return seconds % 60 == 0
        ? minutes
        : minutes + String.format(Locale.ROOT, ":%02d", seconds % 60);
  }
}
