package dev.segue.compiler.template;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Patterns of dates in the manner of {@code strftime}: {@code %B %-d, %Y}. */
final class DatePattern {
  private static final int MOST_WIDTH = 40;
  private static final Pattern DIRECTIVE =
      Pattern.compile("%([-0^#_]*)([0-9]{0,4})(:{0,2}[a-zA-Z%+])", Pattern.DOTALL);

  private DatePattern() {}

  /** What one directive prints before flags: its text, its least width and what fills it. */
  private record Part(String text, int width, char fill) {
    static Part text(String text) {
      return new Part(text, 0, ' ');
    }

    static Part number(long number, int width) {
      return new Part(Long.toString(number), width, '0');
    }
  }

  static String print(String pattern, ZonedDateTime at) {
    Matcher matcher = DIRECTIVE.matcher(pattern);
    StringBuilder text = new StringBuilder();
    int start = 0;
    while (matcher.find() && text.length() <= Conversion.MOST_TEXT) {
      text.append(pattern, start, matcher.start());
      String written = matcher.group();
      text.append(
          part(matcher.group(3), at)
              .map(part -> flagged(part, matcher.group(1), matcher.group(2)))
              .orElse(written));
      start = matcher.end();
    }
    return text.append(pattern.substring(start)).toString();
  }

  private static String flagged(Part part, String flags, String width) {
    String text = part.text();
    char fill = part.fill();
    int least = width.isEmpty() ? part.width() : Math.min(MOST_WIDTH, Integer.parseInt(width));
    for (int i = 0; i < flags.length(); i++) {
      switch (flags.charAt(i)) {
        case '-' -> least = 0;
        case '0' -> fill = '0';
        case '_' -> fill = ' ';
        case '^' -> text = text.toUpperCase(Locale.ROOT);
        case '#' -> text = swapped(text);
        default -> throw new IllegalStateException("a flag " + flags);
      }
    }
    String sign = text.startsWith("-") && fill == '0' && least > 0 ? "-" : "";
    String digits = text.substring(sign.length());
    int missing = Math.max(0, least - text.length());
    return sign + String.valueOf(fill).repeat(missing) + digits;
  }

  private static String swapped(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    return upper.equals(text) ? text.toLowerCase(Locale.ROOT) : upper;
  }

  private static Optional<Part> part(String directive, ZonedDateTime at) {
    return Optional.ofNullable(
        switch (directive) {
          case "a" -> named(at, "EEE");
          case "A" -> named(at, "EEEE");
          case "b", "h" -> named(at, "MMM");
          case "B" -> named(at, "MMMM");
          case "c" -> Part.text(print("%a %b %e %H:%M:%S %Y", at));
          case "C" -> Part.number(Math.floorDiv(at.getYear(), 100), 2);
          case "d" -> Part.number(at.getDayOfMonth(), 2);
          case "D", "x" -> Part.text(print("%m/%d/%y", at));
          case "e" -> new Part(Integer.toString(at.getDayOfMonth()), 2, ' ');
          case "F" -> Part.text(print("%Y-%m-%d", at));
          case "g" -> Part.number(Math.floorMod(at.get(IsoFields.WEEK_BASED_YEAR), 100), 2);
          case "G" -> Part.number(at.get(IsoFields.WEEK_BASED_YEAR), 4);
          case "H" -> Part.number(at.getHour(), 2);
          case "I" -> Part.number(at.get(ChronoField.CLOCK_HOUR_OF_AMPM), 2);
          case "j" -> Part.number(at.getDayOfYear(), 3);
          case "k" -> new Part(Integer.toString(at.getHour()), 2, ' ');
          case "l" -> new Part(Integer.toString(at.get(ChronoField.CLOCK_HOUR_OF_AMPM)), 2, ' ');
          case "L" -> Part.text(print("%N", at).substring(0, 3));
          case "m" -> Part.number(at.getMonthValue(), 2);
          case "M" -> Part.number(at.getMinute(), 2);
          case "n" -> Part.text("\n");
          case "N" -> Part.number(at.getNano(), 9);
          case "p" -> Part.text(at.getHour() < 12 ? "AM" : "PM");
          case "P" -> Part.text(at.getHour() < 12 ? "am" : "pm");
          case "r" -> Part.text(print("%I:%M:%S %p", at));
          case "R" -> Part.text(print("%H:%M", at));
          case "s" -> Part.number(at.toEpochSecond(), 0);
          case "S" -> Part.number(at.getSecond(), 2);
          case "t" -> Part.text("\t");
          case "T", "X" -> Part.text(print("%H:%M:%S", at));
          case "u" -> Part.number(at.getDayOfWeek().getValue(), 0);
          case "U" ->
              Part.number((at.getDayOfYear() + 6 - at.getDayOfWeek().getValue() % 7) / 7, 2);
          case "v" -> Part.text(print("%e-%^b-%Y", at));
          case "V" -> Part.number(at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
          case "w" -> Part.number(at.getDayOfWeek().getValue() % 7, 0);
          case "W" -> Part.number((at.getDayOfYear() + 7 - at.getDayOfWeek().getValue()) / 7, 2);
          case "y" -> Part.number(Math.floorMod(at.getYear(), 100), 2);
          case "Y" -> Part.number(at.getYear(), 4);
          case "z" -> named(at, "xx");
          case ":z" -> named(at, "xxx");
          case "Z" -> named(at, "z");
          case "+" -> Part.text(print("%a %b %e %H:%M:%S %Z %Y", at));
          case "%" -> Part.text("%");
          default -> null;
        });
  }

  private static Part named(ZonedDateTime at, String pattern) {
    return Part.text(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at));
  }
}
