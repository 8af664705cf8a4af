package dev.segue.compiler.template;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Dates and instants as people and machines write them: {@code March 14, 2016 10:00}. */
final class WrittenDates {
  private static final int MOST_CHARACTERS = 64;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
  private static final String TIME = "[[', '][' ']['T']H:mm[:ss[.SSSSSSSSS][.SSSSSS][.SSS]]]";
  private static final String ZONE = "[' '][ZZZZZ][xx][z]";

  private static final List<DateTimeFormatter> FORMATS =
      Stream.of(
              "uuuu-M-d" + TIME + ZONE,
              "uuuu/M/d" + TIME + ZONE,
              "[EEE[,] ]MMMM d[,] uuuu" + TIME + ZONE,
              "[EEE[,] ]MMM d[,] uuuu" + TIME + ZONE,
              "[EEE[,] ]d MMMM[,] uuuu" + TIME + ZONE,
              "[EEE[,] ]d MMM[,] uuuu" + TIME + ZONE,
              "EEE MMM d HH:mm:ss [z ]uuuu")
          .map(WrittenDates::format)
          .toList();

  private WrittenDates() {}

  private static DateTimeFormatter format(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /**
   * A day begins at its first moment in the zone; a number counts seconds since 1970. Years of more
   * than four digits are no dates: near the ends of time another zone would leave the calendar.
   */
  static Optional<ZonedDateTime> read(Datum datum, ZoneId zone) {
    return any(datum, zone).filter(at -> at.getYear() >= 0 && at.getYear() <= 9999);
  }

  private static Optional<ZonedDateTime> any(Datum datum, ZoneId zone) {
    return switch (datum) {
      case Datum.Moment(var at) -> Optional.of(at);
      case Datum.Day(var date) -> Optional.of(date.atStartOfDay(zone));
      case Datum.Text(var text) -> read(text.strip(), zone);
      case Datum.Markup(var html) -> read(html.strip(), zone);
      case Datum.Number number ->
          Conversion.whole(number).map(Object::toString).flatMap(t -> read(t, zone));
      case Datum.Truth t -> Optional.empty();
      case Datum.Items i -> Optional.empty();
      case Datum.Range r -> Optional.empty();
      case Datum.Fields f -> Optional.empty();
      case Datum.Missing m -> Optional.empty();
      case Datum.Emptiness e -> Optional.empty();
    };
  }

  private static Optional<ZonedDateTime> read(String text, ZoneId zone) {
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)).atZone(zone));
    }
    if (text.length() < 6 || text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    return FORMATS.stream().flatMap(f -> read(f, text, zone).stream()).findFirst();
  }

  private static Optional<ZonedDateTime> read(DateTimeFormatter format, String text, ZoneId zone) {
    try {
      TemporalAccessor parsed = format.parse(text);
      LocalTime time = parsed.query(TemporalQueries.localTime());
      ZoneId own = parsed.query(TemporalQueries.zone());
      return Optional.of(
          ZonedDateTime.of(
              LocalDate.from(parsed),
              time == null ? LocalTime.MIDNIGHT : time,
              own == null ? zone : own));
    } catch (DateTimeException otherFormat) {
      return Optional.empty();
    }
  }
}
