package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Expression.ZoneChoice;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.syntax.ProgramRow;
import dev.segue.compiler.syntax.TextLiteral;
import dev.segue.compiler.type.HolidayCalendars;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code hours 09:00 to 17:00 on weekdays in contact time zone except holidays of "US"}. */
record HoursCheck(Scope scope) {
  private static final List<Integer> EVERY_DAY = List.of(1, 2, 3, 4, 5, 6, 7);

  /** The hours; nothing where there are none such, which is told. */
  Optional<Program.Hours> hours(ProgramRow.Hours written) {
    ClockCheck clocks = new ClockCheck(scope);
    Optional<Long> from =
        written.from().isEmpty()
            ? Optional.of(0L)
            : written.from().flatMap(c -> clocks.clock(c, false));
    Optional<Long> to =
        written.to().isEmpty()
            ? Optional.of(Moments.END_OF_DAY)
            : written.to().flatMap(c -> clocks.clock(c, true));
    Optional<String> holidays = written.exceptHolidaysOf().map(this::country);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (from.get().equals(to.get())) {
      scope.tell(
          Diagnostic.of(Code.PROGRAM, written.span(), "hours that end when they begin are none")
              .hint("leave the times out for whole days"));
      return Optional.empty();
    }
    List<Integer> days = ClockCheck.days(written.days());
    return Optional.of(
        new Program.Hours(
            from.get(),
            to.get(),
            days.isEmpty() ? EVERY_DAY : days,
            written.contactZone() ? ZoneChoice.CONTACT : ZoneChoice.WORKSPACE,
            holidays));
  }

  private String country(TextLiteral written) {
    if (!HolidayCalendars.has(written.value())) {
      scope.tell(
          Diagnostic.of(Code.COUNTRY_UNKNOWN, written.span(), written.value())
              .hint(remedy(written.value())));
    }
    return written.value();
  }

  private static String remedy(String code) {
    String upper = code.toUpperCase(Locale.ROOT);
    if (HolidayCalendars.has(upper)) {
      return "codes are upper case: \"" + upper + "\"";
    }
    int dash = upper.indexOf('-');
    Set<String> parts = HolidayCalendars.parts(dash < 0 ? "" : upper.substring(0, dash));
    return parts.isEmpty()
        ? "countries go by their ISO code: \"US\", \"DE\"; parts: \"US-NY\""
        : "parts of it are " + String.join(", ", parts);
  }
}
