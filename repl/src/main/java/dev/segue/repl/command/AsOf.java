package dev.segue.repl.command;

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
import picocli.CommandLine.Option;

/** The instant as of which a command answers: {@code --as-of 2026-03-01}. */
public final class AsOf {
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter();

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description = {
        "Answer as of this instant, such as 2026-03-01, 2026-03-01T14:30 or",
        "2026-03-01T14:30:05Z; without an offset in the workspace's time zone (default: now)."
      })
  private Optional<String> written = Optional.empty();

  /** The instant given, to the millisecond; the clock's where none was. */
  Instant instant(ZoneId zone, Surroundings surroundings) {
    Instant instant =
        written
            .map(
                text ->
                    parse(text, zone)
                        .orElseThrow(() -> Failure.usage("--as-of: " + notAnInstant(text))))
            .orElseGet(surroundings.clock()::instant);
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }

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
  public static String notAnInstant(String text) {
    return "'"
        + text
        + "' is no instant; write it like 2026-03-01, 2026-03-01T14:30 or 2026-03-01T14:30:05Z";
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
