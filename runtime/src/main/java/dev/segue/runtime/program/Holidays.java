package dev.segue.runtime.program;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The public holidays of a country ({@code US}) or of a part of it ({@code US-NY}), as Jollyday
 * knows them: the day itself, and the working day on which it is kept where it falls on a weekend.
 */
final class Holidays implements Predicate<LocalDate> {
  private static final int COUNTRY = 2;

  private final HolidayManager calendar;
  private final String[] part;
  private final Map<Integer, Set<LocalDate>> byYear = new HashMap<>();

  Holidays(String code) {
    this.calendar =
        HolidayManager.getInstance(
            ManagerParameters.create(code.substring(0, COUNTRY).toLowerCase(Locale.ROOT)));
    this.part =
        calendar.getCalendarHierarchy().getChildren().keySet().stream()
            .filter(key -> code.substring(COUNTRY).equalsIgnoreCase("-" + key))
            .toArray(String[]::new);
  }

  @Override
  public boolean test(LocalDate day) {
    return byYear.computeIfAbsent(day.getYear(), this::ofYear).contains(day);
  }

  /** New Year's Day of the next year may be kept on the last day of this one. */
  private Set<LocalDate> ofYear(int year) {
    Set<LocalDate> days = new HashSet<>();
    for (int near = year - 1; near <= year + 1; near++) {
      for (Holiday holiday :
          calendar.getHolidays(Year.of(near), HolidayType.PUBLIC_HOLIDAY, part)) {
        days.add(holiday.getDate());
        days.add(holiday.getActualDate());
      }
    }
    return days;
  }
}
