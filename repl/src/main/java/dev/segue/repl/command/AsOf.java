package dev.segue.repl.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The instant as of which a command answers: {@code --as-of 2026-03-01}. */
final class AsOf {
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
    return written
        .map(text -> parse(text, zone))
        .orElseGet(surroundings.clock()::instant)
        .truncatedTo(ChronoUnit.MILLIS);
  }

  boolean given() {
    return written.isPresent();
  }

  private static final List<Function<ReadIn, Instant>> FORMS =
      List.of(
          in -> OffsetDateTime.parse(in.text()).toInstant(),
          in -> LocalDateTime.parse(in.text()).atZone(in.zone()).toInstant(),
          in -> LocalDate.parse(in.text()).atStartOfDay(in.zone()).toInstant());

  private record ReadIn(String text, ZoneId zone) {}

  /** A date, or an instant with a {@code T} or a space between date and time. */
  static Instant parse(String text, ZoneId zone) {
    ReadIn in = new ReadIn(text.strip().replace(' ', 'T'), zone);
    for (Function<ReadIn, Instant> form : FORMS) {
      try {
        return form.apply(in);
      } catch (DateTimeException notThisForm) {
        continue;
      }
    }
    throw Failure.usage(
        "'"
            + text
            + "' is no instant; write it like 2026-03-01, 2026-03-01T14:30 or"
            + " 2026-03-01T14:30:05Z");
  }
}
