package dev.segue.compiler.sql;

import static dev.segue.compiler.sql.PostgresFunctions.quoted;
import static dev.segue.compiler.sql.PostgresFunctions.steps;

import java.util.List;

/** Functions on places for PostgreSQL. */
final class PostgresPlaces {
  private static final String PLAIN = "^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)(e[+-]?[0-9]+)?[fd]?$";

  private PostgresPlaces() {}

  static List<SessionFunction> all() {
    return List.of(degrees(), metres());
  }

  private static SessionFunction degrees() {
    return steps(
        PlaceFunctions.DEGREES,
        "written text",
        "double precision",
        """
        declare
          number text := lower(pg_temp.segue_stripped(written) collate "C");
          raised text;
          value numeric;
        begin
          if length(number) > 64 or number !~ %s then
            return null;
          end if;
          number := rtrim(number, 'fd');
          raised := split_part(number, 'e', 2);
          if length(ltrim(raised, '+-0')) > 3 then
            return case when left(raised, 1) = '-' or split_part(number, 'e', 1) !~ '[1-9]' then 0 end;
          end if;
          value := abs(number::numeric);
          if value < 1e-300 then
            return 0;
          end if;
          return case when value < 1e308 then number::double precision end;
        end
        """
            .formatted(quoted(PLAIN)));
  }

  /** {@link dev.segue.compiler.type.Distance}. */
  private static SessionFunction metres() {
    return steps(
        PlaceFunctions.METRES,
        "latitude double precision, longitude double precision,"
            + " other_latitude double precision, other double precision",
        "bigint",
        """
        declare
          north double precision := sin(radians(other_latitude - latitude) / 2);
          east double precision := sin(radians(other - longitude) / 2);
          a double precision := north * north
            + cos(radians(latitude)) * cos(radians(other_latitude)) * east * east;
        begin
          return floor(2 * 6371008.8::double precision * asin(least(1, sqrt(a))) + 0.5)::bigint;
        end
        """);
  }
}
