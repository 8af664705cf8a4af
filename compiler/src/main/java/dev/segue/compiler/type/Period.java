package dev.segue.compiler.type;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * A length of time: seconds to weeks are an exact span of milliseconds (a day being 24 hours),
 * months, quarters and years step the calendar (language §7.3).
 */
public sealed interface Period {
  /** An exact span, in milliseconds, not negative. */
  record Exact(long milliseconds) implements Period {}

  /** Calendar months. */
  record Months(int months) implements Period {}

  /**
   * The instant this long before {@code instant}; months step the calendar in {@code zone}, the
   * last of a month where the day is not there.
   */
  default Instant before(Instant instant, ZoneId zone) {
    return switch (this) {
      case Exact(var milliseconds) -> instant.minusMillis(milliseconds);
      case Months(var months) -> instant.atZone(zone).minusMonths(months).toInstant();
    };
  }

  /** The instant this long after {@code instant}, likewise. */
  default Instant after(Instant instant, ZoneId zone) {
    return switch (this) {
      case Exact(var milliseconds) -> instant.plusMillis(milliseconds);
      case Months(var months) -> instant.atZone(zone).plusMonths(months).toInstant();
    };
  }

  /** The length in whole days; months have none. */
  default long days() {
    return switch (this) {
      case Exact(var milliseconds) -> milliseconds / ChronoUnit.DAYS.getDuration().toMillis();
      case Months ignored -> throw new IllegalStateException("months have no fixed length");
    };
  }
}
