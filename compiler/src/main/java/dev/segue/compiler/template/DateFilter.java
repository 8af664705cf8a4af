package dev.segue.compiler.template;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** {@code contact.renewal_date | date: '%B %-d, %Y'}, in the time zone of the scope. */
final class DateFilter {
  private DateFilter() {}

  static Datum date(Datum value, Arguments given) {
    String pattern = given.text(0);
    ZoneId zone = given.scope().zone();
    if (pattern.isEmpty()) {
      return value;
    }
    Optional<ZonedDateTime> moment =
        switch (Conversion.text(value).strip()) {
          case "now", "today" -> Optional.of(given.scope().now().atZone(zone));
          default -> WrittenDates.read(value, zone);
        };
    return moment
        .<Datum>map(m -> new Datum.Text(DatePattern.print(pattern, m.withZoneSameInstant(zone))))
        .orElse(value);
  }
}
