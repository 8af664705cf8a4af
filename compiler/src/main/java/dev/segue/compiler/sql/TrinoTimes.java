package dev.segue.compiler.sql;

import java.util.List;

/** {@link TimeFunctions} in Trino's own SQL, whose calendar and time zones are Java's. */
final class TrinoTimes {
  private static final String DAY = "86400000";

  private TrinoTimes() {}

  static List<TrinoFunction> all() {
    return List.of(
        TrinoFunction.of(
            "segue_known(zone varchar) returns varchar",
            """
            return case
              when zone in ('Etc/Greenwich', 'Etc/Zulu') then 'UTC'
              when starts_with(zone, 'SystemV/') then fail('segue: Trino knows no time zone ' || zone)
              else zone
            end\
            """),
        TrinoZones.past(""),
        TrinoFunction.of(
            "segue_shown(moment bigint, zone varchar) returns bigint",
            """
            begin
              declare past array(bigint) default if(moment < 0, segue_past(zone));
              declare i bigint default 2;
              if past is null then
                return try(date_diff('millisecond', timestamp '1970-01-01 00:00:00.000',
                  cast(at_timezone(date_add('millisecond', moment,
                  timestamp '1970-01-01 00:00:00.000 UTC'), segue_known(zone)) as timestamp(3))));
              end if;
              while element_at(past, i) <= moment do
                set i = i + 2;
              end while;
              return moment + element_at(past, i - 1);
            end\
            """),
        TrinoFunction.of(
            "segue_local(clock bigint, zone varchar) returns bigint",
            """
            begin
              declare past array(bigint) default if(clock < 86400000, segue_past(zone));
              declare i bigint default 2;
              declare there bigint;
              declare again bigint;
              -- what is left out by a change is told by the clock before it, and so is what is twice
              while element_at(past, i) + greatest(element_at(past, i - 1), element_at(past, i + 1)) <= clock do
                set i = i + 2;
              end while;
              set there = clock - element_at(past, i - 1);
              if there < 0 then
                return there;
              end if;
              set there = try(date_diff('millisecond', timestamp '1970-01-01 00:00:00.000 UTC',
                with_timezone(date_add('millisecond', clock,
                timestamp '1970-01-01 00:00:00.000'), segue_known(zone))));
              -- of the moment at which clocks were put back Trino takes the second
              set again = segue_shown(there - 1, zone) + 1 - clock;
              return if(again > 0 and segue_shown(there, zone) = clock, there - again, there);
            end\
            """),
        TrinoFunction.of(
            "segue_date_of(day bigint) returns date",
            "return try(date_add('day', day, date '1970-01-01'))"),
        TrinoFunction.of(
            "segue_day_of(day date) returns bigint",
            "return date_diff('day', date '1970-01-01', day)"),
        TrinoFunction.of(
            "segue_day(moment bigint, zone varchar) returns bigint",
            "return " + floored("segue_shown(moment, zone)", DAY)),
        TrinoFunction.of(
            "segue_clock(moment bigint, zone varchar) returns bigint",
            "return (segue_shown(moment, zone) % " + DAY + " + " + DAY + ") % " + DAY),
        TrinoFunction.of(
            "segue_day_start(day bigint, zone varchar) returns bigint",
            """
            begin
              declare midnight bigint default try(day * 86400000);
              declare after bigint default segue_local(midnight, zone);
              declare before bigint default after - 2 * 86400000;
              declare middle bigint;
              if segue_shown(after, zone) = midnight then
                return after;
              end if;
              -- midnight is left out: the day begins where the clocks have been put forward
              while after - before > 1 do
                set middle = before + (after - before) / 2;
                if segue_shown(middle, zone) < midnight then
                  set before = middle;
                else
                  set after = middle;
                end if;
              end while;
              return after;
            end\
            """),
        TrinoFunction.of(
            "segue_shift_day(day bigint, months bigint) returns bigint",
            "return try(segue_day_of(date_add('month', months, segue_date_of(day))))"),
        TrinoFunction.of(
            "segue_shift(moment bigint, months bigint, zone varchar) returns bigint",
            """
            begin
              declare here bigint default segue_shown(moment, zone);
              declare day bigint default %s;
              declare there bigint default try(segue_shift_day(day, months) * 86400000 + here - day * 86400000);
              declare same bigint default there - here + moment;
              return if(segue_shown(same, zone) = there, same, segue_local(there, zone));
            end\
            """
                .formatted(floored("here", DAY))),
        TrinoFunction.of(
            "segue_period_start(day bigint, months bigint, later bigint) returns bigint",
            "return try(segue_day_of(date_add('month', later * months, date_trunc("
                + "case months when 1 then 'month' when 3 then 'quarter' else 'year' end,"
                + " segue_date_of(day)))))"),
        TrinoFunction.of(
            "segue_full_months(a bigint, b bigint) returns bigint",
            """
            begin
              declare from_day bigint default %s;
              declare to_day bigint default %s;
              declare from_date date default segue_date_of(from_day);
              declare to_date date default segue_date_of(to_day);
              declare months bigint default 12 * (year(to_date) - year(from_date)) + month(to_date) - month(from_date);
              declare reached boolean default (day(to_date) > day(from_date)
                or day(to_date) = day(from_date) and b - to_day * 86400000 >= a - from_day * 86400000);
              return if(reached, months, months - 1);
            end\
            """
                .formatted(floored("a", DAY), floored("b", DAY))),
        TrinoFunction.of(
            "segue_months(a bigint, b bigint, months bigint, zone varchar) returns bigint",
            "return "
                + floored(
                    "segue_full_months(segue_shown(a, zone), segue_shown(b, zone))", "months")),
        TrinoFunction.of(
            "segue_months_of_days(a bigint, b bigint, months bigint) returns bigint",
            "return "
                + floored("segue_full_months(try(a * 86400000), try(b * 86400000))", "months")),
        TrinoFunction.of(
            "segue_birthday(born date, years bigint) returns date",
            """
            begin
              declare that date default try(date_add('month', 12 * (years - year(born)), born));
              return if(day(born) = 29 and day(that) = 28, date_add('day', 1, that), that);
            end\
            """),
        TrinoFunction.of(
            "segue_anniversary(day bigint, after bigint) returns bigint",
            """
            begin
              declare born date default segue_date_of(day);
              declare today date default segue_date_of(after);
              declare that date default segue_birthday(born, year(today));
              return segue_day_of(if(that >= today, that, segue_birthday(born, year(today) + 1)));
            end\
            """),
        TrinoFunction.of(
            "segue_date(written varchar) returns bigint",
            """
            begin
              declare x varchar default trim(written);
              return if(
                regexp_like(x, '^[0-9]{4}-[0-9]{2}-[0-9]{2}'),
                segue_day_of(try_cast(substr(x, 1, 10) as date)));
            end\
            """),
        TrinoFunction.of(
            "segue_offset(x varchar) returns bigint",
            """
            begin
              declare total bigint default 1000 * (cast(substr(x, 2, 2) as bigint) * 3600
                + cast(coalesce(nullif(substr(x, 5, 2), ''), '0') as bigint) * 60
                + cast(coalesce(nullif(substr(x, 8, 2), ''), '0') as bigint));
              return if(total <= 18 * 3600000, if(substr(x, 1, 1) = '-', -total, total));
            end\
            """),
        TrinoFunction.of(
            "segue_instant(written varchar, zone varchar) returns bigint",
            """
            begin
              declare x varchar default trim(written);
              declare years bigint;
              declare day bigint;
              declare rest varchar;
              declare past varchar;
              declare clock bigint;
              declare ending varchar;
              if regexp_like(x, '^[0-9]{4}-[0-9]{2}-[0-9]{2}\\z') then
                return segue_day_start(segue_date(x), zone);
              end if;
              if not regexp_like(x, '^([0-9]{4}|-[0-9]{4,9}|\\+[0-9]{5,9})-[0-9]{2}-[0-9]{2}[Tt ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{0,9})?)?(Z|[+-][0-9]{2}(:[0-5][0-9](:[0-5][0-9])?)?)?\\z')
                  or starts_with(x, '-0000-') then
                return null;
              end if;
              set years = length(regexp_extract(x, '^[+-]?[0-9]+'));
              set day = segue_day_of(try_cast(substr(x, 1, years + 6) as date));
              set rest = substr(x, years + 13);
              set past = regexp_extract(rest, '^:[0-9]{2}(\\.[0-9]*)?');
              set clock = cast(substr(x, years + 8, 2) as bigint) * 3600000
                + cast(substr(x, years + 11, 2) as bigint) * 60000
                + coalesce(cast(substr(past, 2, 2) as bigint) * 1000
                + cast(rpad(substr(past, 5, 3), 3, '0') as bigint), 0);
              set clock = try(day * 86400000 + clock);
              set ending = substr(rest, coalesce(length(past), 0) + 1);
              if ending = '' then
                return segue_local(clock, zone);
              end if;
              return if(ending = 'Z', clock, clock - segue_offset(ending));
            end\
            """),
        TrinoFunction.of(
            "segue_epoch(written varchar, per_second bigint) returns bigint",
            "return if(length(trim(written)) <= 64,"
                + " try_cast(floor(segue_read(written) * (1000 / per_second)) as bigint))"));
  }

  /** A quotient rounded down. */
  private static String floored(String dividend, String divisor) {
    return "(%s - ((%s %% %s + %s) %% %s)) / %s"
        .formatted(dividend, dividend, divisor, divisor, divisor, divisor);
  }
}
