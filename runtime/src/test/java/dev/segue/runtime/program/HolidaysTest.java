package dev.segue.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.segue.compiler.type.HolidayCalendars;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The compiler names the calendars that the runtime has, all of them and no others. */
final class HolidaysTest {
  @Test
  void theCompilerKnowsWhatThereIs() {
    List<String> codes = new ArrayList<>();
    for (String country : new TreeSet<>(HolidayManager.getSupportedCalendarCodes())) {
      // stock exchanges have longer names
      if (country.length() == 2) {
        codes.add(country);
        HolidayManager calendar = HolidayManager.getInstance(ManagerParameters.create(country));
        calendar.getCalendarHierarchy().getChildren().keySet().stream()
            .map(part -> country + "-" + part.toUpperCase(Locale.ROOT))
            .sorted()
            .forEach(codes::add);
      }
    }
    assertEquals(codes, HolidayCalendars.codes());
  }
}
