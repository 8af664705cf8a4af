package dev.segue.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.ir.Program.Delay;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Waits over changes of the clocks, ends of months and weekdays. */
final class WaitsTest {
  private static final long HOUR = 3_600_000;
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Instant at(String local, ZoneId zone) {
    return LocalDateTime.parse(local).atZone(zone).toInstant();
  }

  private static void ends(String expected, Delay delay, String began) {
    assertEquals(at(expected, NEW_YORK), Waits.end(delay, at(began, NEW_YORK), NEW_YORK));
  }

  @Test
  void daysKeepTheClockTimeAndHoursDoNot() {
    // the clocks go forward on 8 March 2026, back on 1 November
    ends("2026-03-10T09:00", new Delay.Days(4), "2026-03-06T09:00");
    ends("2026-03-10T10:00", new Delay.Exact(96 * HOUR), "2026-03-06T09:00");
    ends("2026-11-03T09:00", new Delay.Days(4), "2026-10-30T09:00");
    ends("2026-11-03T08:00", new Delay.Exact(96 * HOUR), "2026-10-30T09:00");
  }

  @Test
  void aClockTimeThatIsLeftOutIsAnHourLaterAndOneThatComesTwiceIsTheFirst() {
    ends("2026-03-08T03:30", new Delay.Days(1), "2026-03-07T02:30");
    assertEquals(
        Instant.parse("2026-11-01T05:30:00Z"),
        Waits.end(new Delay.Days(1), at("2026-10-31T01:30", NEW_YORK), NEW_YORK));
  }

  @Test
  void aMonthEndsOnItsLastDayWhereTheDayIsNotThere() {
    ends("2026-02-28T12:00", new Delay.Months(1), "2026-01-31T12:00");
    ends("2026-03-31T12:00", new Delay.Months(2), "2026-01-31T12:00");
  }

  private static void clock(String expected, List<Integer> days, String clock, String began) {
    assertEquals(
        at(expected, BERLIN),
        Waits.clock(days, LocalTime.parse(clock), at(began, BERLIN), BERLIN),
        began);
  }

  @Test
  void todaysTimeIfItIsNotYetPast() {
    clock("2026-03-03T20:00", List.of(), "20:00", "2026-03-03T19:59:59");
    clock("2026-03-03T20:00", List.of(), "20:00", "2026-03-03T20:00");
    clock("2026-03-04T20:00", List.of(), "20:00", "2026-03-03T20:00:00.001");
    clock("2026-03-03T10:00", List.of(2), "10:00", "2026-03-03T09:00");
    clock("2026-03-10T10:00", List.of(2), "10:00", "2026-03-03T11:00");
    clock("2026-03-09T10:00", List.of(1, 2, 3, 4, 5), "10:00", "2026-03-06T11:00");
    clock("2026-03-29T03:30", List.of(), "02:30", "2026-03-28T12:00");
  }

  @Test
  void anUnknownZoneIsNone() {
    assertEquals(NEW_YORK, Waits.zone(Optional.of("America/New_York"), BERLIN));
    assertEquals(BERLIN, Waits.zone(Optional.of("New York"), BERLIN));
    assertEquals(BERLIN, Waits.zone(Optional.of("+02:00"), BERLIN));
    assertEquals(BERLIN, Waits.zone(Optional.empty(), BERLIN));
  }

  @Property(tries = 500)
  void daysOneByOneAreDaysAtOnceWhereTheClockShowsTheTimeEachDay(
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long millis,
      @ForAll @IntRange(min = 1, max = 40) int days) {
    Instant began =
        LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), BERLIN)
            .with(LocalTime.of(9, 30))
            .atZone(BERLIN)
            .toInstant();
    Instant end = began;
    for (int i = 0; i < days; i++) {
      end = Waits.end(new Delay.Days(1), end, BERLIN);
    }
    assertEquals(Waits.end(new Delay.Days(days), began, BERLIN), end);
  }

  @Property(tries = 500)
  void theNextClockTimeIsTheFirstThatFits(
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long millis,
      @ForAll @IntRange(min = 1, max = 7) int weekday,
      @ForAll @IntRange(min = 4, max = 23) int hour) {
    Instant began = Instant.ofEpochMilli(millis);
    Instant then = Waits.clock(List.of(weekday), LocalTime.of(hour, 0), began, BERLIN);
    LocalDateTime local = LocalDateTime.ofInstant(then, BERLIN);
    assertEquals(LocalTime.of(hour, 0), local.toLocalTime());
    assertEquals(weekday, local.getDayOfWeek().getValue());
    assertFalse(then.isBefore(began));
    assertTrue(local.minusWeeks(1).atZone(BERLIN).toInstant().isBefore(began));
  }
}
