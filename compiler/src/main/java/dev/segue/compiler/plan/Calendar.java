package dev.segue.compiler.plan;

import dev.segue.compiler.syntax.TimeUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The calendar arithmetic of the language (language §7.3), on epoch milliseconds and epoch days.
 */
public final class Calendar {
  private static final int DAYS_IN_WEEK = 7;

  private Calendar() {}

  public static long dayOf(long instant, ZoneId zone) {
    return at(instant, zone).toLocalDate().toEpochDay();
  }

  /** The first moment of a day. */
  public static long startOfDay(long day, ZoneId zone) {
    return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /** The clock time of an instant, in milliseconds from midnight. */
  public static long clock(long instant, ZoneId zone) {
    return at(instant, zone).toLocalTime().toNanoOfDay() / 1_000_000;
  }

  public static long plusMonths(long instant, long months, ZoneId zone) {
    return at(instant, zone).plusMonths(months).toInstant().toEpochMilli();
  }

  public static long plusMonths(long day, long months) {
    return LocalDate.ofEpochDay(day).plusMonths(months).toEpochDay();
  }

  /** The first day of the period of so many months (1, 3, 12) around a day, so many later. */
  public static long startOfMonths(long day, int months, long offset) {
    LocalDate date = LocalDate.ofEpochDay(day);
    int first = (date.getMonthValue() - 1) / months * months + 1;
    return LocalDate.of(date.getYear(), first, 1).plusMonths(offset * months).toEpochDay();
  }

  /** The Monday of the week around a day. */
  public static long monday(long day) {
    return day - Math.floorMod(day + 3, DAYS_IN_WEEK);
  }

  /** Whole steps of so many months from an instant to another, rounded down. */
  public static long monthsBetween(long from, long to, int months, ZoneId zone) {
    return Math.floorDiv(
        monthsBetween(at(from, zone).toLocalDateTime(), at(to, zone).toLocalDateTime()), months);
  }

  /** Whole steps of so many months from a day to another, rounded down. */
  public static long monthsBetween(long from, long to, int months) {
    return Math.floorDiv(
        monthsBetween(
            LocalDate.ofEpochDay(from).atStartOfDay(), LocalDate.ofEpochDay(to).atStartOfDay()),
        months);
  }

  /** A month is full once the day of the month and the clock time are reached. */
  private static long monthsBetween(LocalDateTime from, LocalDateTime to) {
    long months = 12L * (to.getYear() - from.getYear()) + to.getMonthValue() - from.getMonthValue();
    boolean dayReached = to.getDayOfMonth() > from.getDayOfMonth();
    boolean sameDay = to.getDayOfMonth() == from.getDayOfMonth();
    boolean clockReached = !to.toLocalTime().isBefore(from.toLocalTime());
    return dayReached || (sameDay && clockReached) ? months : months - 1;
  }

  /**
   * The first anniversary of a day that is {@code from} or later; 29 February counts on 1 March in
   * common years.
   */
  public static long nextAnniversary(long day, long from) {
    LocalDate born = LocalDate.ofEpochDay(day);
    int year = LocalDate.ofEpochDay(from).getYear();
    long thisYear = anniversary(born, year);
    return thisYear >= from ? thisYear : anniversary(born, year + 1);
  }

  private static long anniversary(LocalDate born, int year) {
    boolean leapless =
        born.getMonthValue() == 2 && born.getDayOfMonth() == 29 && !java.time.Year.isLeap(year);
    return leapless
        ? LocalDate.of(year, 3, 1).toEpochDay()
        : LocalDate.of(year, born.getMonth(), born.getDayOfMonth()).toEpochDay();
  }

  /** The length of a unit of exact length, in milliseconds. */
  public static long milliseconds(TimeUnit unit) {
    return switch (unit) {
      case SECOND -> 1_000;
      case MINUTE -> 60_000;
      case HOUR -> 3_600_000;
      case DAY -> 86_400_000;
      case WEEK -> DAYS_IN_WEEK * 86_400_000L;
      case MONTH, QUARTER, YEAR -> throw new IllegalArgumentException(unit + " has no length");
    };
  }

  /** How many months a unit has; 0 where it is of exact length. */
  public static int months(TimeUnit unit) {
    return switch (unit) {
      case SECOND, MINUTE, HOUR, DAY, WEEK -> 0;
      case MONTH -> 1;
      case QUARTER -> 3;
      case YEAR -> 12;
    };
  }

  private static ZonedDateTime at(long instant, ZoneId zone) {
    return Instant.ofEpochMilli(instant).atZone(zone);
  }
}
