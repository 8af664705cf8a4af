package dev.segue.compiler.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days, clock times and instants as written become those of the calendar, where there are such. */
final class Moments {
  private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
  private static final Pattern CLOCK =
      Pattern.compile("(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d+))?)?");
  private static final Pattern INSTANT =
      Pattern.compile("(\\S{10})(?:T|\\s+)([0-9:.]+)(Z|[+-]\\d{2}:\\d{2})?");
  private static final Pattern PARTS =
      Pattern.compile(DAY.pattern() + "(?:(?:T|\\s+)" + CLOCK.pattern() + ")?");
  private static final int NANO_DIGITS = 9;

  /** Midnight at the end of a day, in milliseconds from the midnight before. */
  static final long END_OF_DAY = 86_400_000L;

  private Moments() {}

  static Optional<LocalDate> day(String text) {
    Matcher found = DAY.matcher(text);
    return found.matches()
        ? there(() -> LocalDate.of(part(found, 1), part(found, 2), part(found, 3)))
        : Optional.empty();
  }

  static Optional<LocalTime> clock(String text) {
    Matcher found = CLOCK.matcher(text);
    return found.matches()
        ? there(() -> LocalTime.of(part(found, 1), part(found, 2), part(found, 3), nanos(found)))
            .map(time -> time.truncatedTo(ChronoUnit.MILLIS))
        : Optional.empty();
  }

  /** Milliseconds from midnight; {@code 24:00} is the end of the day. */
  static Optional<Long> clockOrEnd(String text) {
    return text.matches("24:00(:00(\\.0+)?)?")
        ? Optional.of(END_OF_DAY)
        : clock(text).map(time -> time.toNanoOfDay() / 1_000_000);
  }

  static Optional<Instant> instant(String text, ZoneId zone) {
    Matcher found = INSTANT.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    Optional<LocalDate> day = day(found.group(1));
    Optional<LocalTime> clock = clock(found.group(2));
    Optional<ZoneId> at =
        found.group(3) == null ? Optional.of(zone) : there(() -> ZoneOffset.of(found.group(3)));
    return day.isPresent() && clock.isPresent() && at.isPresent()
        ? Optional.of(day.get().atTime(clock.get()).atZone(at.get()).toInstant())
        : Optional.empty();
  }

  /** What there is instead of a date, or a time of one, that there is not. */
  static String bounds(String text) {
    Matcher found = PARTS.matcher(text);
    if (!found.lookingAt()) {
      return "a date is written 2026-03-01, a time of it 14:30";
    }
    if (part(found, 1) == 0) {
      return "years are 0001 to 9999";
    }
    if (part(found, 2) == 0 || part(found, 2) > 12) {
      return "months are 01 to 12";
    }
    YearMonth month = YearMonth.of(part(found, 1), part(found, 2));
    if (part(found, 3) == 0) {
      return month + " begins on " + month.atDay(1);
    }
    if (part(found, 3) > month.lengthOfMonth()) {
      return month + " ends on " + month.atEndOfMonth();
    }
    if (part(found, 4) > 23) {
      return "hours are 00 to 23: the day after begins at 00:00";
    }
    return part(found, 5) > 59 || part(found, 6) > 59
        ? "minutes and seconds are 00 to 59"
        : "an offset is at most 18 hours: +18:00";
  }

  private static int part(Matcher found, int group) {
    String digits = found.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int nanos(Matcher found) {
    String digits = found.group(4);
    return digits == null
        ? 0
        : Integer.parseInt((digits + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS));
  }

  /** A part of the calendar that has its limits. */
  private interface Part<T> {
    T make();
  }

  private static <T> Optional<T> there(Part<? extends T> part) {
    try {
      return Optional.of(part.make());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
