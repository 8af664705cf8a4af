package dev.segue.repl.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Instants as people write and read them. */
public final class InstantText {
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter();

  private InstantText() {}

  /** A date, or an instant with a {@code T} or a space between date and time. */
  public static Optional<Instant> parse(String text, ZoneId zone) {
    try {
      TemporalAccessor parsed =
          FORM.parseBest(
              text.strip().replace(' ', 'T'),
              OffsetDateTime::from,
              LocalDateTime::from,
              LocalDate::from);
      return Optional.of(instant(parsed, zone));
    } catch (DateTimeException notAnInstant) {
      return Optional.empty();
    }
  }

  /** Says what an instant looks like. */
  public static String mistake(String text) {
    return "'"
        + text
        + "' is no instant; write it like 2026-03-01, 2026-03-01T14:30 or 2026-03-01T14:30:05Z";
  }

  /** {@code 2026-03-02T07:00:00-05:00}. */
  public static String of(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.MILLIS).atZone(zone));
  }

  private static Instant instant(TemporalAccessor parsed, ZoneId zone) {
    if (parsed instanceof OffsetDateTime exact) {
      return exact.toInstant();
    }
    if (parsed instanceof LocalDateTime local) {
      return local.atZone(zone).toInstant();
    }
    return LocalDate.from(parsed).atStartOfDay(zone).toInstant();
  }
}
