package dev.segue.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.segue.compiler.ir.Expression.ZoneChoice;
import dev.segue.compiler.ir.Program;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** When hours open: on which days, over midnight, over changes of the clocks. */
final class OpenHoursTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final List<Integer> WEEKDAYS = List.of(1, 2, 3, 4, 5);
  private static final List<Integer> ALL = List.of(1, 2, 3, 4, 5, 6, 7);

  private static OpenHours hours(int from, int to, List<Integer> days, LocalDate... closed) {
    return new OpenHours(
        new Program.Hours(
            Duration.ofHours(from).toMillis(),
            Duration.ofHours(to).toMillis(),
            days,
            ZoneChoice.CONTACT,
            Optional.empty()),
        Set.of(closed)::contains);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();
  }

  private static void opens(OpenHours hours, String at, String expected) {
    assertEquals(at(expected), hours.opens(at(at), NEW_YORK), at);
  }

  @Test
  void onWeekdaysFromNineToFive() {
    OpenHours office = hours(9, 17, WEEKDAYS);
    opens(office, "2026-03-02T08:59:59", "2026-03-02T09:00");
    opens(office, "2026-03-02T09:00", "2026-03-02T09:00");
    opens(office, "2026-03-02T16:59:59.999", "2026-03-02T16:59:59.999");
    opens(office, "2026-03-02T17:00", "2026-03-03T09:00");
    opens(office, "2026-03-06T17:00", "2026-03-09T09:00");
    opens(office, "2026-03-07T12:00", "2026-03-09T09:00");
  }

  @Test
  void overMidnightTheyBelongToTheDayTheyBegan() {
    OpenHours night = hours(22, 6, List.of(5));
    opens(night, "2026-03-06T21:00", "2026-03-06T22:00");
    opens(night, "2026-03-07T05:00", "2026-03-07T05:00");
    opens(night, "2026-03-07T06:00", "2026-03-13T22:00");
    opens(night, "2026-03-06T05:00", "2026-03-06T22:00");
  }

  @Test
  void wholeDaysAndClosedOnes() {
    OpenHours whole = hours(0, 24, WEEKDAYS, LocalDate.of(2026, 7, 3));
    opens(whole, "2026-03-06T23:59:59.999", "2026-03-06T23:59:59.999");
    opens(whole, "2026-03-07T00:00", "2026-03-09T00:00");
    opens(whole, "2026-07-03T12:00", "2026-07-06T00:00");
    opens(hours(0, 0, ALL), "2026-03-07T00:00", "2026-03-07T00:00");
  }

  @Test
  void hoursThatTheClocksLeaveOutOpenAtTheFirstInstantAfter() {
    opens(hours(2, 3, ALL), "2026-03-08T01:59", "2026-03-08T03:00");
  }

  private static OpenHours except(String calendar) {
    return OpenHours.of(
        new Program.Hours(
            Duration.ofHours(9).toMillis(),
            Duration.ofHours(17).toMillis(),
            WEEKDAYS,
            ZoneChoice.CONTACT,
            Optional.of(calendar)));
  }

  @Test
  void onHolidaysOfACountryTheyStayClosed() {
    OpenHours us = except("US");
    opens(us, "2026-11-25T16:00", "2026-11-25T16:00");
    opens(us, "2026-11-25T17:00", "2026-11-27T09:00");
    // the fourth of July is a Saturday in 2026, and kept on the Friday
    opens(us, "2026-07-02T17:00", "2026-07-06T09:00");
    // Good Friday and Easter Monday
    opens(except("DE"), "2026-04-02T17:00", "2026-04-07T09:00");
    opens(us, "2026-04-02T17:00", "2026-04-03T09:00");
    // New Year's Day of 2028 is a Saturday, and kept in the year before
    opens(us, "2027-12-30T17:00", "2028-01-03T09:00");
  }

  @Test
  void aPartOfACountryHasItsOwnBesides() {
    opens(except("DE"), "2026-06-04T10:00", "2026-06-04T10:00");
    opens(except("DE-BY"), "2026-06-04T10:00", "2026-06-05T09:00");
    opens(except("DE-BY"), "2026-04-02T17:00", "2026-04-07T09:00");
  }

  @Property(tries = 500)
  void whatIsOpenStaysAndWhatIsNotWaitsUntilItIs(
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long millis,
      @ForAll @IntRange(min = 0, max = 23) int from,
      @ForAll @IntRange(min = 0, max = 24) int to) {
    OpenHours hours = hours(from, to, WEEKDAYS);
    Instant at = Instant.ofEpochMilli(millis);
    Instant opens = hours.opens(at, NEW_YORK);
    assertFalse(opens.isBefore(at));
    assertEquals(opens, hours.opens(opens, NEW_YORK));
    if (opens.isAfter(at)) {
      assertEquals(opens, hours.opens(opens.minusMillis(1), NEW_YORK));
    }
  }
}
