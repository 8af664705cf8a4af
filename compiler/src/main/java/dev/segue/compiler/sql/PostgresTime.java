package dev.segue.compiler.sql;

import static dev.segue.compiler.sql.PostgresFunctions.expression;
import static dev.segue.compiler.sql.PostgresFunctions.steps;

import java.util.ArrayList;
import java.util.List;

/**
 * Functions on instants, days and zones for PostgreSQL: calendar arithmetic on whole numbers, as
 * {@link dev.segue.compiler.plan.Calendar} does it.
 */
final class PostgresTime {
  /** Days that an instant can lie in. */
  private static final String DAYS = "between -106751991166 and 106751991165";

  /** Days that Java's calendar has, and the months of them. */
  private static final String ALL_DAYS = "between -365243219162 and 365241780471";

  private static final String ALL_MONTHS = "between -11999999988 and 11999999999";

  private PostgresTime() {}

  static List<SessionFunction> all() {
    List<SessionFunction> all = new ArrayList<>();
    all.add(PostgresZones.again());
    all.addAll(PostgresStamps.all());
    all.addAll(
        List.of(
            monthAndDay(),
            dayOf(),
            offset(),
            moment(),
            clamped(),
            expression(
                TimeFunctions.LOCAL,
                "wall bigint, zone text",
                "bigint",
                "pg_temp.segue_moment(wall, zone, null, false)"),
            expression(
                TimeFunctions.DAY,
                "at bigint, zone text",
                "bigint",
                floored("at", 86_400_000)
                    + " + "
                    + floored("(" + modulo("at", 86_400_000) + offsetAt("at") + ")", 86_400_000)),
            expression(
                TimeFunctions.CLOCK,
                "at bigint, zone text",
                "bigint",
                modulo("(" + modulo("at", 86_400_000) + offsetAt("at") + ")", 86_400_000)),
            expression(
                TimeFunctions.DAY_START,
                "day bigint, zone text",
                "bigint",
                "pg_temp.segue_moment(case when day "
                    + DAYS
                    + " then day * 86400000 end, zone, null, true)"),
            shift(),
            shiftDay(),
            periodStart(),
            months(),
            monthsOfDays(),
            anniversary()));
    return all;
  }

  private static String offsetAt(String at) {
    return " + pg_temp.segue_offset(" + at + ", zone)";
  }

  /** A quotient rounded down. */
  private static String floored(String dividend, long divisor) {
    return "(%1$s / %2$d - case when %1$s %% %2$d < 0 then 1 else 0 end)"
        .formatted(dividend, divisor);
  }

  /** What a quotient that is rounded down leaves. */
  private static String modulo(String dividend, long divisor) {
    return "((%1$s %% %2$d + %2$d) %% %2$d)".formatted(dividend, divisor);
  }

  /** The months since year 0, times 32, and the day of the month. */
  private static SessionFunction monthAndDay() {
    return steps(
        "segue_month_and_day",
        "day bigint",
        "bigint",
        """
        declare
          z bigint := day + 719468;
          era bigint := (case when z >= 0 then z else z - 146096 end) / 146097;
          doe bigint := z - era * 146097;
          yoe bigint := (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
          doy bigint := doe - (365 * yoe + yoe / 4 - yoe / 100);
          mp bigint := (5 * doy + 2) / 153;
        begin
          return ((yoe + era * 400) * 12 + mp + 2) * 32 + doy - (153 * mp + 2) / 5 + 1;
        end
        """);
  }

  /** The day of a number of months since year 0 and a day of the month. */
  private static SessionFunction dayOf() {
    return steps(
        "segue_day_of",
        "months bigint, day_of_month bigint",
        "bigint",
        """
        declare
          m bigint := months - 2;
          year bigint := m / 12 - case when m %% 12 < 0 then 1 else 0 end;
          mp bigint := (m %% 12 + 12) %% 12;
          era bigint := (case when year >= 0 then year else year - 399 end) / 400;
          yoe bigint := year - era * 400;
        begin
          return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100
            + (153 * mp + 2) / 5 + day_of_month - 1 - 719468;
        end
        """
            .replace("%%", "%"));
  }

  private static SessionFunction offset() {
    return expression(
        "segue_offset",
        "at bigint, zone text",
        "bigint",
        """
        (pg_temp.%s(zone))[1 + width_bucket(
          case when at < %d then at else at - pg_temp.segue_years_since(at / 86400000) * 86400000 end,
          pg_temp.%s(zone))]
        """
            .formatted(PostgresZones.OFFSETS, PostgresZones.END, PostgresZones.CHANGES));
  }

  /**
   * The instant of what a clock shows. Where it shows it twice: with the preferred offset, else the
   * earlier one; where it never does: so much later, or (first) the first moment after.
   */
  private static SessionFunction moment() {
    return new SessionFunction(
        "segue_moment",
        steps(
                "segue_moment",
                "wall bigint, zone text, preferred bigint, first boolean",
                "bigint",
                """
                declare
                  changes bigint[] := pg_temp.segue_zone_changes(zone);
                  offsets bigint[] := pg_temp.segue_zone_offsets(zone);
                  later bigint := case when wall < %d then 0
                    else pg_temp.segue_years_since(wall / 86400000) * 86400000 end;
                  i integer;
                  b bigint;
                  a bigint;
                begin
                  if wall is null or zone is null then
                    return null;
                  end if;
                  wall := wall - later;
                  i := case when cardinality(changes) = 0 then 0
                    else width_bucket(wall - 86400000, changes) end;
                  while i < cardinality(changes) loop
                    b := offsets[i + 1];
                    a := offsets[i + 2];
                    exit when wall < changes[i + 1] + least(a, b);
                    if wall < changes[i + 1] + greatest(a, b) then
                      return later + case
                        when a > b then case when first then changes[i + 1] else wall - b end
                        when preferred = a then wall - a
                        else wall - b end;
                    end if;
                    i := i + 1;
                  end loop;
                  return later + wall - offsets[i + 1];
                end
                """
                    .formatted(PostgresZones.END))
            .statement()
            .replace("immutable strict", "immutable"));
  }

  /** The day of the month or the month's last. */
  private static SessionFunction clamped() {
    return steps(
        "segue_clamped",
        "months bigint, day_of_month bigint",
        "bigint",
        """
        declare
          day bigint := pg_temp.segue_day_of(months, 1);
        begin
          return day - 1
            + least(day_of_month, pg_temp.segue_day_of(months + 1, 1) - day);
        end
        """);
  }

  private static SessionFunction shift() {
    return steps(
        TimeFunctions.SHIFT,
        "at bigint, months bigint, zone text",
        "bigint",
        """
        declare
          day bigint := pg_temp.segue_day(at, zone);
          clock bigint := pg_temp.segue_clock(at, zone);
        begin
          day := pg_temp.segue_shift_day(day, months);
          return case when day %s then pg_temp.segue_moment(
            day * 86400000 + clock, zone, pg_temp.segue_offset(at, zone), false) end;
        end
        """
            .formatted(DAYS));
  }

  private static SessionFunction shiftDay() {
    return steps(
        TimeFunctions.SHIFT_DAY,
        "day bigint, months bigint",
        "bigint",
        """
        declare
          place bigint;
        begin
          if day not %1$s or months not %2$s then
            return null;
          end if;
          place := pg_temp.segue_month_and_day(day);
          months := (place >> 5) + months;
          return case when months %2$s then pg_temp.segue_clamped(months, place & 31) end;
        end
        """
            .formatted(ALL_DAYS, ALL_MONTHS));
  }

  private static SessionFunction periodStart() {
    return steps(
        TimeFunctions.PERIOD_START,
        "day bigint, months bigint, later bigint",
        "bigint",
        """
        declare
          place bigint;
        begin
          if day not %1$s or later not %2$s then
            return null;
          end if;
          place := pg_temp.segue_month_and_day(day) >> 5;
          place := place - (place %% 12 + 12) %% 12 %% months + later * months;
          return case when place %2$s then pg_temp.segue_day_of(place, 1) end;
        end
        """
            .formatted(ALL_DAYS, ALL_MONTHS));
  }

  private static SessionFunction months() {
    return steps(
        TimeFunctions.MONTHS,
        "since bigint, until bigint, step bigint, zone text",
        "bigint",
        """
        declare
          a bigint := pg_temp.segue_month_and_day(pg_temp.segue_day(since, zone));
          b bigint := pg_temp.segue_month_and_day(pg_temp.segue_day(until, zone));
          months bigint := (b >> 5) - (a >> 5);
        begin
          if (b & 31) < (a & 31) or ((b & 31) = (a & 31)
            and pg_temp.segue_clock(until, zone) < pg_temp.segue_clock(since, zone)) then
            months := months - 1;
          end if;
          return months / step - case when months %% step < 0 then 1 else 0 end;
        end
        """
            .replace("%%", "%"));
  }

  private static SessionFunction monthsOfDays() {
    return steps(
        TimeFunctions.MONTHS_OF_DAYS,
        "since bigint, until bigint, step bigint",
        "bigint",
        """
        declare
          a bigint;
          b bigint;
          months bigint;
        begin
          if since not %1$s or until not %1$s then
            return null;
          end if;
          a := pg_temp.segue_month_and_day(since);
          b := pg_temp.segue_month_and_day(until);
          months := (b >> 5) - (a >> 5) - case when (b & 31) < (a & 31) then 1 else 0 end;
          return months / step - case when months %% step < 0 then 1 else 0 end;
        end
        """
            .formatted(ALL_DAYS));
  }

  private static SessionFunction anniversary() {
    return steps(
        TimeFunctions.ANNIVERSARY,
        "day bigint, since bigint",
        "bigint",
        """
        declare
          born bigint;
          year bigint;
          found bigint;
        begin
          if day not %1$s or since not %1$s then
            return null;
          end if;
          born := pg_temp.segue_month_and_day(day);
          year := pg_temp.segue_month_and_day(since) >> 5;
          year := year - (year %% 12 + 12) %% 12;
          for i in 0 .. 1 loop
            found := year + i * 12 + ((born >> 5) %% 12 + 12) %% 12;
            -- of a 29 February the day after the 28th
            found := pg_temp.segue_day_of(found, born & 31);
            exit when found >= since;
          end loop;
          return found;
        end
        """
            .formatted(ALL_DAYS));
  }
}
