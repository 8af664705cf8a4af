package dev.segue.runtime.program;

import dev.segue.compiler.ir.Program;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;

/** When the calendar begins runs. */
public final class Starts {
  private static final int DAYS_AHEAD = 366;

  private Starts() {}

  /** The instant of a day at which runs of that day begin. */
  public static Instant on(Program.Start start, LocalDate day, ZoneId zone) {
    return day.atTime(clock(start)).atZone(zone).toInstant();
  }

  /** The last instant, {@code at} or earlier, at which the calendar begins runs; nothing: none. */
  public static Optional<Instant> last(Program.Start start, Instant at, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(at, zone);
    Predicate<LocalDate> days = days(start);
    for (int back = 0; back <= DAYS_AHEAD; back++) {
      LocalDate before = day.minusDays(back);
      if (days.test(before) && !on(start, before, zone).isAfter(at)) {
        return Optional.of(on(start, before, zone));
      }
    }
    return Optional.empty();
  }

  /** The first instant after {@code at} at which it does. */
  public static Optional<Instant> next(Program.Start start, Instant at, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(at, zone);
    Predicate<LocalDate> days = days(start);
    for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
      LocalDate after = day.plusDays(ahead);
      if (days.test(after) && on(start, after, zone).isAfter(at)) {
        return Optional.of(on(start, after, zone));
      }
    }
    return Optional.empty();
  }

  private static Predicate<LocalDate> days(Program.Start start) {
    return switch (start) {
      case Program.Start.Every every -> d -> every.days().contains(d.getDayOfWeek().getValue());
      case Program.Start.EveryFirst(var months, var clock, var zone) ->
          d -> d.getDayOfMonth() == 1 && (d.getMonthValue() - 1) % months == 0;
      case Program.Start.Membership m -> d -> false;
      case Program.Start.OnEvent e -> d -> false;
      case Program.Start.AtInstant a -> d -> false;
      case Program.Start.OnDay o -> d -> false;
      case Program.Start.OnAnniversary o -> d -> false;
    };
  }

  private static LocalTime clock(Program.Start start) {
    return switch (start) {
      case Program.Start.OnDay(var day, var clock, var zone) -> clock;
      case Program.Start.OnAnniversary(var of, var clock, var zone) -> clock;
      case Program.Start.Every(var days, var clock, var zone) -> clock;
      case Program.Start.EveryFirst(var months, var clock, var zone) -> clock;
      case Program.Start.Membership m -> LocalTime.MIDNIGHT;
      case Program.Start.OnEvent e -> LocalTime.MIDNIGHT;
      case Program.Start.AtInstant a -> LocalTime.MIDNIGHT;
    };
  }
}
