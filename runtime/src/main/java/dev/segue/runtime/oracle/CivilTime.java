package dev.segue.runtime.oracle;

import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Period;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** Arithmetic of the calendar (language §7.3). */
final class CivilTime {
  private CivilTime() {}

  static LocalDate shifted(LocalDate day, Period by, boolean ahead) {
    long sign = ahead ? 1 : -1;
    return switch (by) {
      case Period.Exact exact -> day.plusDays(sign * exact.days());
      case Period.Months(var months) -> day.plusMonths(sign * months);
    };
  }

  static LocalDate startOfPeriod(LocalDate day, TimeUnit unit, int offset) {
    return switch (unit) {
      case DAY -> day.plusDays(offset);
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(offset);
      case MONTH -> day.withDayOfMonth(1).plusMonths(offset);
      case QUARTER ->
          day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3).plusMonths(3L * offset);
      case YEAR -> day.withDayOfYear(1).plusYears(offset);
      case SECOND, MINUTE, HOUR -> throw new IllegalArgumentException("no calendar period " + unit);
    };
  }

  /** Whole units between two instants, rounded down. */
  static long elapsed(TimeUnit unit, Instant from, Instant to, ZoneId zone) {
    long milliseconds = to.toEpochMilli() - from.toEpochMilli();
    return switch (unit) {
      case SECOND -> Math.floorDiv(milliseconds, 1_000L);
      case MINUTE -> Math.floorDiv(milliseconds, 60_000L);
      case HOUR -> Math.floorDiv(milliseconds, 3_600_000L);
      case DAY -> Math.floorDiv(milliseconds, 86_400_000L);
      case WEEK -> Math.floorDiv(milliseconds, 7 * 86_400_000L);
      case MONTH -> months(local(from, zone), local(to, zone));
      case QUARTER -> Math.floorDiv(months(local(from, zone), local(to, zone)), 3L);
      case YEAR -> Math.floorDiv(months(local(from, zone), local(to, zone)), 12L);
    };
  }

  /** Whole units from a day to the day of {@code now}, rounded down. */
  static long elapsed(TimeUnit unit, LocalDate from, Instant now, ZoneId zone) {
    LocalDate today = local(now, zone).toLocalDate();
    return switch (unit) {
      case SECOND, MINUTE, HOUR -> elapsed(unit, from.atStartOfDay(zone).toInstant(), now, zone);
      case DAY -> today.toEpochDay() - from.toEpochDay();
      case WEEK -> Math.floorDiv(today.toEpochDay() - from.toEpochDay(), 7L);
      case MONTH -> months(from.atStartOfDay(), today.atStartOfDay());
      case QUARTER -> Math.floorDiv(months(from.atStartOfDay(), today.atStartOfDay()), 3L);
      case YEAR -> Math.floorDiv(months(from.atStartOfDay(), today.atStartOfDay()), 12L);
    };
  }

  static LocalDate nextAnniversary(LocalDate day, LocalDate from) {
    LocalDate inThisYear = anniversary(day, from.getYear());
    return inThisYear.isBefore(from) ? anniversary(day, from.getYear() + 1) : inThisYear;
  }

  static LocalDateTime local(Instant instant, ZoneId zone) {
    return LocalDateTime.ofInstant(instant, zone);
  }

  private static LocalDate anniversary(LocalDate day, int year) {
    LocalDate there = day.withYear(year);
    // withYear makes 29 February the 28th where there is none
    return there.getDayOfMonth() == day.getDayOfMonth() ? there : there.plusDays(1);
  }

  private static long months(LocalDateTime from, LocalDateTime to) {
    long months = 12L * (to.getYear() - from.getYear()) + to.getMonthValue() - from.getMonthValue();
    boolean full =
        to.getDayOfMonth() != from.getDayOfMonth()
            ? to.getDayOfMonth() > from.getDayOfMonth()
            : !time(to).isBefore(time(from));
    return full ? months : months - 1;
  }

  private static LocalTime time(LocalDateTime local) {
    return local.toLocalTime();
  }
}
