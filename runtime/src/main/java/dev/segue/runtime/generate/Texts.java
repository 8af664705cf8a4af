package dev.segue.runtime.generate;

import java.text.Normalizer;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** Values as they are written in files. */
final class Texts {
  private Texts() {}

  static String padded(int number, int digits) {
    StringBuilder text = new StringBuilder(digits);
    text.append(number);
    while (text.length() < digits) {
      text.insert(0, '0');
    }
    return text.toString();
  }

  /** {@code 2026-03-02T14:30:05Z}. */
  static String instant(long milliseconds) {
    return clock(milliseconds, 'T') + "Z";
  }

  /** {@code 2026-03-02 09:30:05} of a clock that is so far ahead of UTC. */
  static String local(long milliseconds, ZoneOffset offset) {
    return clock(milliseconds + offset.getTotalSeconds() * 1_000L, ' ');
  }

  private static String clock(long milliseconds, char between) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(Math.floorDiv(milliseconds, 1_000L), 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(20);
    text.append(time.getYear());
    two(text, '-', time.getMonthValue());
    two(text, '-', time.getDayOfMonth());
    two(text, between, time.getHour());
    two(text, ':', time.getMinute());
    two(text, ':', time.getSecond());
    return text.toString();
  }

  private static void two(StringBuilder text, char before, int number) {
    text.append(before).append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  /** Cents as dollars: {@code 12.50}. */
  static String money(long cents) {
    return cents / 100 + "." + padded((int) (cents % 100), 2);
  }

  /** Four places after the point, which is some ten metres. */
  static String degrees(double degrees) {
    return String.format(Locale.ROOT, "%.4f", degrees);
  }

  /** A name as it stands in an address: {@code Núñez} is {@code nunez}. */
  static String address(String name) {
    return Normalizer.normalize(name.replace("ß", "ss").replace('ł', 'l'), Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z]", "")
        .toLowerCase(Locale.ROOT);
  }
}
