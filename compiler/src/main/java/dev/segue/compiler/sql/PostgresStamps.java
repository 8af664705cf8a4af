package dev.segue.compiler.sql;

import static dev.segue.compiler.sql.PostgresFunctions.expression;
import static dev.segue.compiler.sql.PostgresFunctions.quoted;
import static dev.segue.compiler.sql.PostgresFunctions.steps;

import java.util.List;

/** Functions on text and numbers that say when, for PostgreSQL. */
final class PostgresStamps {
  private static final String STAMP =
      "^([0-9]{4}|[+][0-9]{5,9}|-[0-9]{4,9})-([0-9]{2})-([0-9]{2})"
          + "[Tt]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.]([0-9]{0,9}))?)?"
          + "(?:(Z)|([+-])([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?)?$";

  /** What most say, in UTC and on a day that every month has. */
  private static final String PLAIN =
      "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"
          + "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$";

  private static final String ANY = "segue_any_instant";

  private PostgresStamps() {}

  static List<SessionFunction> all() {
    return List.of(instant(), anyInstant(), date(), epoch());
  }

  /** The server's own arithmetic where it will do: it stands in the place of the call. */
  private static SessionFunction instant() {
    return expression(
        TimeFunctions.INSTANT,
        "written text, zone text",
        "bigint",
        """
        case when written collate "C" ~ %s and written collate "C" >= '0001'
          then (make_date(left(written, 4)::integer, substr(written, 6, 2)::integer,
              substr(written, 9, 2)::integer) - date '1970-01-01')::bigint * 86400000
            + substr(written, 12, 2)::bigint * 3600000 + substr(written, 15, 2)::bigint * 60000
            + substr(written, 18, 2)::bigint * 1000
          else pg_temp.%s(written, zone) end
        """
            .formatted(quoted(PLAIN), ANY));
  }

  private static SessionFunction anyInstant() {
    return steps(
        ANY,
        "written text, zone text",
        "bigint",
        """
        declare
          stamp text := pg_temp.segue_stripped(written);
          part text[];
          year bigint;
          months bigint;
          day bigint;
          wall bigint;
          zoned boolean;
          later bigint;
        begin
          if length(stamp) = 10 then
            return pg_temp.segue_day_start(pg_temp.segue_date(stamp), zone);
          end if;
          zoned := right(stamp, 1) = 'Z' or substr(stamp, 11) ~ '[+-]';
          stamp := regexp_replace(stamp, ' ', 'T');
          if zoned then
            stamp := regexp_replace(stamp, '([+-][0-9]{2})$', '\\1:00');
          end if;
          part := regexp_match(stamp, %s);
          if part is null or zoned <> (part[8] is not null or part[9] is not null) then
            return null;
          end if;
          year := part[1]::bigint;
          months := year * 12 + part[2]::bigint - 1;
          if abs(year) > 292000000 or (year = 0 and left(part[1], 1) = '-')
            or part[2]::bigint not between 1 and 12 or part[3]::bigint = 0 then
            return null;
          end if;
          day := pg_temp.segue_clamped(months, part[3]::bigint);
          if pg_temp.segue_month_and_day(day) & 31 <> part[3]::bigint
            or part[4] > '23' or part[5] > '59' or part[6] > '59' then
            return null;
          end if;
          wall := day * 86400000 + part[4]::bigint * 3600000 + part[5]::bigint * 60000
            + coalesce(part[6]::bigint, 0) * 1000
            + left(coalesce(part[7], '') || '000', 3)::bigint;
          if not zoned then
            return pg_temp.segue_local(wall, zone);
          end if;
          if part[8] is not null then
            return wall;
          end if;
          later := part[10]::bigint * 3600 + part[11]::bigint * 60 + coalesce(part[12]::bigint, 0);
          if part[11] > '59' or part[12] > '59' or later > 64800 then
            return null;
          end if;
          return wall - case when part[9] = '-' then -later else later end * 1000;
        end
        """
            .formatted(quoted(STAMP)));
  }

  private static SessionFunction date() {
    return steps(
        TimeFunctions.DATE,
        "written text",
        "bigint",
        """
        declare
          stamp text := left(pg_temp.segue_stripped(written), 10);
          day bigint;
        begin
          if stamp !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
            or substr(stamp, 6, 2) not between '01' and '12' or right(stamp, 2) = '00' then
            return null;
          end if;
          day := pg_temp.segue_clamped(
            left(stamp, 4)::bigint * 12 + substr(stamp, 6, 2)::bigint - 1,
            right(stamp, 2)::bigint);
          return case when pg_temp.segue_month_and_day(day) & 31 = right(stamp, 2)::bigint
            then day end;
        end
        """);
  }

  private static SessionFunction epoch() {
    return steps(
        TimeFunctions.EPOCH,
        "written text, per_second bigint",
        "bigint",
        """
        begin
          return pg_temp.segue_fitting(
            floor(pg_temp.segue_decimal(written)::numeric * (1000 / per_second)));
        end
        """);
  }
}
