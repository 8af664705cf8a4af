package dev.segue.runtime.program;

import dev.segue.compiler.ir.Program;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When waits end: one calendar for every wait. A clock time that a change of the clocks leaves out
 * is later by as much; of one that comes twice it is the first.
 */
final class Waits {
  private static final int DAYS_IN_WEEK = 7;
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

  private Waits() {}

  /** The end of a wait that began at an instant, by the clock of a zone. */
  static Instant end(Program.Delay delay, Instant began, ZoneId zone) {
    return switch (delay) {
      case Program.Delay.Exact(var milliseconds) -> began.plusMillis(milliseconds);
      case Program.Delay.Days(var days) -> instant(local(began, zone).plusDays(days), zone);
      case Program.Delay.Months(var months) -> instant(local(began, zone).plusMonths(months), zone);
    };
  }

  /**
   * The first instant, {@code began} or later, at which the clock shows a time on one of the days.
   *
   * @param days ISO weekdays; none: any day
   */
  static Instant clock(List<Integer> days, LocalTime clock, Instant began, ZoneId zone) {
    LocalDate today = local(began, zone).toLocalDate();
    // a week on it is the same weekday again, after whatever time of day
    for (int ahead = 0; ahead <= DAYS_IN_WEEK; ahead++) {
      LocalDate day = today.plusDays(ahead);
      Instant then = instant(day.atTime(clock), zone);
      if (!then.isBefore(began)
          && (days.isEmpty() || days.contains(day.getDayOfWeek().getValue()))) {
        return then;
      }
    }
    throw new IllegalStateException("no day of a week is one of " + days);
  }

  /** The contact's time zone; missing or unknown, the other. */
  static ZoneId zone(Optional<String> named, ZoneId otherwise) {
    return named.filter(ZONES::contains).map(ZoneId::of).orElse(otherwise);
  }

  private static LocalDateTime local(Instant instant, ZoneId zone) {
    return LocalDateTime.ofInstant(instant, zone);
  }

  private static Instant instant(LocalDateTime local, ZoneId zone) {
    return local.atZone(zone).toInstant();
  }
}
