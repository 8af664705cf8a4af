package dev.segue.compiler.sql;

import static dev.segue.compiler.sql.PostgresFunctions.quoted;
import static dev.segue.compiler.sql.PostgresFunctions.steps;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Time zones for PostgreSQL as Java has them: its own differ by its version, and in what an hour
 * means that a clock shows twice.
 */
final class PostgresZones {
  static final String CHANGES = "segue_zone_changes";
  static final String OFFSETS = "segue_zone_offsets";

  /**
   * The rules of these years come again: they begin on every day of the week, leap years and
   * others, and no zone has a change of its own any more.
   */
  private static final int LAST_YEARS = 2101;

  private static final int YEARS = 28;

  /** From here on instants are those of {@link #LAST_YEARS}. */
  static final long END = millisecond(LAST_YEARS + YEARS);

  private PostgresZones() {}

  /** When the offset of a zone changes. */
  static SessionFunction changes() {
    return Made.CHANGES;
  }

  /** The offsets of a zone: before its first change and after each. */
  static SessionFunction offsets() {
    return Made.OFFSETS;
  }

  /** All zones take a tenth of a second: once, and only where one is asked about. */
  private static final class Made {
    static final SessionFunction CHANGES =
        byZone(
            PostgresZones.CHANGES,
            rules -> array(changes(rules), t -> String.valueOf(t.toEpochSecond() * 1_000)));

    static final SessionFunction OFFSETS =
        byZone(
            PostgresZones.OFFSETS,
            rules -> {
              String first = "{" + milliseconds(rules.getOffset(Instant.MIN));
              String others = array(changes(rules), t -> "," + milliseconds(t.getOffsetAfter()));
              return first + others.substring(1).replace(",,", ",");
            });

    private Made() {}
  }

  private static String array(
      List<ZoneOffsetTransition> all, Function<ZoneOffsetTransition, String> each) {
    return all.stream().map(each).collect(Collectors.joining(",", "{", "}"));
  }

  private static long milliseconds(ZoneOffset offset) {
    return offset.getTotalSeconds() * 1_000L;
  }

  private static List<ZoneOffsetTransition> changes(ZoneRules rules) {
    List<ZoneOffsetTransition> all = new ArrayList<>(rules.getTransitions());
    if (!rules.getTransitionRules().isEmpty()) {
      Instant after = all.isEmpty() ? Instant.EPOCH : all.getLast().getInstant();
      ZoneOffsetTransition next = rules.nextTransition(after);
      while (next.toEpochSecond() * 1_000 < END) {
        all.add(next);
        next = rules.nextTransition(next.getInstant());
      }
    }
    return all;
  }

  private static long millisecond(int year) {
    return LocalDate.of(year, 1, 1).toEpochDay() * TimeFunctions.DAY_LENGTH;
  }

  /** Zones of the same rules share what they give; which one it is is found by halves. */
  private static SessionFunction byZone(String name, Function<ZoneRules, String> array) {
    NavigableMap<String, String> arrays = new TreeMap<>();
    ZoneId.getAvailableZoneIds().forEach(z -> arrays.put(z, array.apply(ZoneId.of(z).getRules())));
    List<String> zones = List.copyOf(arrays.keySet());
    StringBuilder found = new StringBuilder();
    halves(zones, arrays, found);
    return steps(
        name,
        "zone text",
        "bigint[]",
        """
        begin
          %s
        end
        """
            .formatted(found));
  }

  private static void halves(
      List<String> zones, NavigableMap<String, String> arrays, StringBuilder found) {
    boolean same = zones.stream().map(arrays::get).distinct().count() == 1;
    if (same) {
      found
          .append("return ")
          .append(quoted(arrays.getOrDefault(zones.getFirst(), "{}")))
          .append("::bigint[];\n");
      return;
    }
    int middle = zones.size() / 2;
    found.append("if zone collate \"C\" < ").append(quoted(zones.get(middle))).append(" then\n");
    halves(zones.subList(0, middle), arrays, found);
    found.append("else\n");
    halves(zones.subList(middle, zones.size()), arrays, found);
    found.append("end if;\n");
  }

  /** How much later than an instant of {@link #LAST_YEARS} one is that goes by the same rules. */
  static SessionFunction again() {
    List<String> starts = new ArrayList<>();
    for (int weekday = 1; weekday <= 7; weekday++) {
      for (boolean leap : new boolean[] {false, true}) {
        starts.add(String.valueOf(firstDay(weekday, leap)));
      }
    }
    return steps(
        "segue_years_since",
        "day bigint",
        "bigint",
        """
        declare
          year bigint := (pg_temp.segue_month_and_day(day) >> 5) / 12;
          first bigint := pg_temp.segue_day_of(year * 12, 1);
          leap boolean := year %% 4 = 0 and (year %% 100 <> 0 or year %% 400 = 0);
        begin
          return first - ('{%s}'::bigint[])[(first + 3) %% 7 * 2 + case when leap then 2 else 1 end];
        end
        """
            .formatted(String.join(",", starts)));
  }

  private static long firstDay(int weekday, boolean leap) {
    for (int year = LAST_YEARS; year < LAST_YEARS + YEARS; year++) {
      LocalDate first = LocalDate.of(year, 1, 1);
      if (first.getDayOfWeek().getValue() == weekday && first.isLeapYear() == leap) {
        return first.toEpochDay();
      }
    }
    throw new IllegalStateException("28 years begin on every day");
  }
}
