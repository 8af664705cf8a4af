package dev.segue.compiler.sql;

import static dev.segue.compiler.sql.SqlFunction.Kind.TEXT;
import static dev.segue.compiler.sql.SqlFunction.Kind.WHOLE;

import dev.segue.compiler.plan.Calendar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Functions on instants (epoch milliseconds), days (epoch days) and zones (names that are known to
 * be right), of one connection. Out of the calendar's range the result is NULL.
 */
final class TimeFunctions {
  static final String INSTANT = "segue_instant";
  static final String DATE = "segue_date";
  static final String LOCAL = "segue_local";
  static final String EPOCH = "segue_epoch";
  static final String DAY = "segue_day";
  static final String DAY_START = "segue_day_start";
  static final String CLOCK = "segue_clock";
  static final String SHIFT = "segue_shift";
  static final String SHIFT_DAY = "segue_shift_day";
  static final String PERIOD_START = "segue_period_start";
  static final String MONTHS = "segue_months";
  static final String MONTHS_OF_DAYS = "segue_months_of_days";
  static final String ANNIVERSARY = "segue_anniversary";

  static final long DAY_LENGTH = 86_400_000;

  private static final int DATE_LENGTH = 10;

  private final Map<String, ZoneId> zones = new ConcurrentHashMap<>();

  List<SqlFunction> all() {
    return List.of(
        function(
            INSTANT,
            List.of(TEXT, TEXT),
            "ISO 8601 text and a zone for text without an offset: the instant",
            a -> parse(a.get(0).toString().strip(), zone(a, 1)).toEpochMilli()),
        function(
            DATE,
            List.of(TEXT),
            "ISO 8601 text: the day in its first ten characters",
            a -> LocalDate.parse(firstTen(a.get(0).toString().strip())).toEpochDay()),
        function(
            LOCAL,
            List.of(WHOLE, TEXT),
            "what a clock shows, as if it were in UTC, and its zone: the instant",
            a -> local(number(a, 0)).atZone(zone(a, 1)).toInstant().toEpochMilli()),
        function(
            EPOCH,
            List.of(TEXT, WHOLE),
            "a number since 1970 and how many of it are a second: the instant",
            a -> milliseconds(a.get(0), number(a, 1))),
        function(
            DAY,
            List.of(WHOLE, TEXT),
            "the day of an instant in a zone",
            a -> Calendar.dayOf(number(a, 0), zone(a, 1))),
        function(
            DAY_START,
            List.of(WHOLE, TEXT),
            "the first moment of a day in a zone",
            a -> Calendar.startOfDay(number(a, 0), zone(a, 1))),
        function(
            CLOCK,
            List.of(WHOLE, TEXT),
            "the clock time of an instant in a zone, in milliseconds from midnight",
            a -> Calendar.clock(number(a, 0), zone(a, 1))),
        function(
            SHIFT,
            List.of(WHOLE, WHOLE, TEXT),
            "an instant so many months later by the calendar of a zone",
            a -> Calendar.plusMonths(number(a, 0), number(a, 1), zone(a, 2))),
        function(
            SHIFT_DAY,
            List.of(WHOLE, WHOLE),
            "a day so many months later",
            a -> Calendar.plusMonths(number(a, 0), number(a, 1))),
        function(
            PERIOD_START,
            List.of(WHOLE, WHOLE, WHOLE),
            "a day, a number of months (1, 3, 12) and an offset: the first day of the calendar"
                + " period around the day, so many periods later",
            a -> Calendar.startOfMonths(number(a, 0), (int) number(a, 1), number(a, 2))),
        function(
            MONTHS,
            List.of(WHOLE, WHOLE, WHOLE, TEXT),
            "whole steps of a number of months from an instant to another in a zone, rounded down",
            a ->
                Calendar.monthsBetween(number(a, 0), number(a, 1), (int) number(a, 2), zone(a, 3))),
        function(
            MONTHS_OF_DAYS,
            List.of(WHOLE, WHOLE, WHOLE),
            "whole steps of a number of months from a day to another, rounded down",
            a -> Calendar.monthsBetween(number(a, 0), number(a, 1), (int) number(a, 2))),
        function(
            ANNIVERSARY,
            List.of(WHOLE, WHOLE),
            "the first anniversary of a day that is another day or later",
            a -> Calendar.nextAnniversary(number(a, 0), number(a, 1))));
  }

  /** What a function here does; what is outside of the calendar or no text of it throws. */
  @FunctionalInterface
  private interface Step {
    long apply(List<Object> arguments);
  }

  private static SqlFunction function(
      String name, List<SqlFunction.Kind> parameters, String meaning, Step step) {
    return new SqlFunction(
        name,
        parameters,
        WHOLE,
        meaning,
        a -> {
          try {
            return Optional.of(step.apply(a));
          } catch (DateTimeException | ArithmeticException | NumberFormatException outside) {
            return Optional.empty();
          }
        });
  }

  private static Instant parse(String text, ZoneId zone) {
    if (text.length() == DATE_LENGTH) {
      return LocalDate.parse(text).atStartOfDay(zone).toInstant();
    }
    String iso = text.length() > DATE_LENGTH ? text.replaceFirst(" ", "T") : text;
    boolean offset =
        iso.endsWith("Z")
            || (iso.length() > DATE_LENGTH && iso.substring(DATE_LENGTH).matches(".*[+-].*"));
    return offset
        ? OffsetDateTime.parse(iso.replaceFirst("([+-]\\d\\d)$", "$1:00")).toInstant()
        : LocalDateTime.parse(iso).atZone(zone).toInstant();
  }

  private static LocalDateTime local(long wall) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(wall), ZoneOffset.UTC);
  }

  private static String firstTen(String text) {
    return text.length() > DATE_LENGTH ? text.substring(0, DATE_LENGTH) : text;
  }

  private static long milliseconds(Object number, long perSecond) {
    return NumberFunctions.read(number)
        .orElseThrow(() -> new NumberFormatException("no number"))
        .multiply(BigDecimal.valueOf(1_000 / perSecond))
        .setScale(0, RoundingMode.FLOOR)
        .longValueExact();
  }

  private static long number(List<Object> arguments, int index) {
    return arguments.get(index) instanceof Number n
        ? n.longValue()
        : Long.parseLong(arguments.get(index).toString());
  }

  private ZoneId zone(List<Object> arguments, int index) {
    return zones.computeIfAbsent(arguments.get(index).toString(), ZoneId::of);
  }
}
