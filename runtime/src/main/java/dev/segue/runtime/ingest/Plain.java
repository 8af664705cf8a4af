package dev.segue.runtime.ingest;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.util.List;
import java.util.Optional;

/**
 * The forms that nearly all numbers and times have, read fast. What is written in another way is
 * nothing here, and read by whoever asked.
 */
final class Plain {
  private static final long[] TENS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
  private static final int LONGEST = 12;

  private Plain() {}

  /** {@code -123.4}, with no more decimals than {@code scale}, as an integer scaled by it. */
  static Optional<Object> number(String text, int precision, int scale) {
    int length = text.length();
    int start = length > 0 && text.charAt(0) == '-' ? 1 : 0;
    if (length == start || length - start > LONGEST || scale >= TENS.length) {
      return Optional.empty();
    }
    long number = 0;
    int decimals = -1;
    for (int i = start; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        number = number * 10 + (c - '0');
        decimals += decimals >= 0 ? 1 : 0;
      } else if (c == '.' && decimals < 0 && i > start && i + 1 < length) {
        decimals = 0;
      } else {
        return Optional.empty();
      }
    }
    int missing = scale - Math.max(decimals, 0);
    if (missing < 0) {
      return Optional.empty();
    }
    long scaled = number * TENS[missing];
    return precision >= 18 || scaled < power(precision)
        ? Optional.of(start == 1 ? -scaled : scaled)
        : Optional.empty();
  }

  private static long power(int precision) {
    long power = 1;
    for (int i = 0; i < precision; i++) {
      power *= 10;
    }
    return power;
  }

  /** {@code 2026-03-02} as an epoch day. */
  static Optional<Object> day(String text) {
    return isDay(text) ? Optional.of(epochDay(text)) : Optional.empty();
  }

  /** {@code 2026-03-02T14:30:05Z} and {@code 2026-03-02 14:30:05} as epoch milliseconds. */
  static Optional<Object> instant(String text, ZoneId zone) {
    int length = text.length();
    boolean utc = length == 20 && text.charAt(19) == 'Z';
    if ((!utc && length != 19) || !isDay(text) || !isClock(text)) {
      return Optional.empty();
    }
    long seconds =
        epochDay(text) * 86_400
            + digitsOf(text, 11, 13) * 3_600L
            + digitsOf(text, 14, 16) * 60L
            + digitsOf(text, 17, 19);
    if (utc) {
      return Optional.of(seconds * 1_000);
    }
    LocalDateTime local = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return offsets.size() == 1
        ? Optional.of((seconds - offsets.getFirst().getTotalSeconds()) * 1_000)
        : Optional.empty();
  }

  private static boolean isDay(String text) {
    if (!digits(text, 0, 4)
        || text.charAt(4) != '-'
        || !digits(text, 5, 7)
        || text.charAt(7) != '-'
        || !digits(text, 8, 10)) {
      return false;
    }
    int month = digitsOf(text, 5, 7);
    int day = digitsOf(text, 8, 10);
    boolean leap = IsoChronology.INSTANCE.isLeapYear(digitsOf(text, 0, 4));
    return month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= java.time.Month.of(month).length(leap));
  }

  private static boolean isClock(String text) {
    char between = text.charAt(10);
    return (between == 'T' || between == ' ')
        && digits(text, 11, 13)
        && text.charAt(13) == ':'
        && digits(text, 14, 16)
        && text.charAt(16) == ':'
        && digits(text, 17, 19)
        && digitsOf(text, 11, 13) < 24
        && digitsOf(text, 14, 16) < 60
        && digitsOf(text, 17, 19) < 60;
  }

  private static boolean digits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static int digitsOf(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }

  private static long epochDay(String text) {
    return LocalDate.of(digitsOf(text, 0, 4), digitsOf(text, 5, 7), digitsOf(text, 8, 10))
        .toEpochDay();
  }
}
