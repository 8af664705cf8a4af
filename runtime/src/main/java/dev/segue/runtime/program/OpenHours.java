package dev.segue.runtime.program;

import dev.segue.compiler.ir.Program;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.util.function.Predicate;

/**
 * When the hours of a program are open.
 *
 * @param closed the days that are closed whole
 */
record OpenHours(Program.Hours hours, Predicate<LocalDate> closed) {
  private static final long DAY = 86_400_000L;
  private static final int DAYS_AHEAD = 366;

  static OpenHours of(Program.Hours hours) {
    Predicate<LocalDate> never = day -> false;
    return new OpenHours(
        hours, hours.exceptHolidaysOf().<Predicate<LocalDate>>map(Holidays::new).orElse(never));
  }

  /** The first instant, {@code at} or later, at which they are open by the clock of a zone. */
  Instant opens(Instant at, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(at, zone);
    // hours that run over midnight belong to the day before
    for (int ahead = -1; ahead <= DAYS_AHEAD; ahead++) {
      LocalDate day = today.plusDays(ahead);
      if (hours.days().contains(day.getDayOfWeek().getValue()) && !closed.test(day)) {
        Instant from = clock(day, hours.from(), zone);
        Instant to = clock(day, end(), zone);
        if (!from.isBefore(to)) {
          // the clocks leave the whole of them out
          to = from.plusMillis(end() - hours.from());
        }
        if (at.isBefore(to)) {
          return at.isBefore(from) ? from : at;
        }
      }
    }
    throw new IllegalStateException("hours that do not open within a year");
  }

  private long end() {
    return hours.to() > hours.from() ? hours.to() : hours.to() + DAY;
  }

  private static Instant clock(LocalDate day, long milliseconds, ZoneId zone) {
    LocalDate then = day.plusDays(milliseconds / DAY);
    return then.atStartOfDay()
        .with(ChronoField.MILLI_OF_DAY, milliseconds % DAY)
        .atZone(zone)
        .toInstant();
  }
}
