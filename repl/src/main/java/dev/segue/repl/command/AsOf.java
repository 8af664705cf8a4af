package dev.segue.repl.command;

import dev.segue.repl.report.InstantText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The instant as of which a command answers: {@code --as-of 2026-03-01}. */
final class AsOf {
  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description = {
        "As of this instant, such as 2026-03-01, 2026-03-01T14:30 or",
        "2026-03-01T14:30:05Z; without an offset in the workspace's time zone (default: now)."
      })
  private Optional<String> written = Optional.empty();

  /** The instant given, to the millisecond; the clock's where none was. */
  Instant instant(ZoneId zone, Surroundings surroundings) {
    return given(zone).orElseGet(surroundings.clock()::instant).truncatedTo(ChronoUnit.MILLIS);
  }

  /** The instant given, if one was. */
  Optional<Instant> given(ZoneId zone) {
    return written.map(
        text ->
            InstantText.parse(text, zone)
                .orElseThrow(() -> Failure.usage("--as-of: " + InstantText.mistake(text))));
  }
}
