package dev.segue.compiler.type;

import java.time.Instant;
import java.time.ZoneId;

/**
 * A length of time: seconds to weeks are an exact span of milliseconds (a day being 24 hours),
 * months, quarters and years step the calendar (language §7.3).
 */
public sealed interface Period {
  /** Milliseconds of a day of 24 hours. */
  long DAY = 86_400_000L;

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

  /** In milliseconds at least as much as the months of any year have, but for changed clocks. */
  default long longest() {
    return switch (this) {
      case Exact(var milliseconds) -> milliseconds;
      case Months(var months) -> (months / 12 * 366L + months % 12 * 31L) * DAY;
    };
  }

  /** In milliseconds at most as much, likewise. */
  default long shortest() {
    return switch (this) {
      case Exact(var milliseconds) -> milliseconds;
      case Months(var months) -> (months / 12 * 365L + Math.max(0, months % 12 * 30L - 2)) * DAY;
    };
  }

  /** The length in whole days; months have none. */
  default long days() {
    return switch (this) {
      case Exact(var milliseconds) -> milliseconds / DAY;
      case Months ignored -> throw new IllegalStateException("months have no fixed length");
    };
  }
}
