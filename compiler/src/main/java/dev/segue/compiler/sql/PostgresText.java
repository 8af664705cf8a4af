package dev.segue.compiler.sql;

import static dev.segue.compiler.sql.PostgresFunctions.escaped;
import static dev.segue.compiler.sql.PostgresFunctions.expression;
import static dev.segue.compiler.sql.PostgresFunctions.quoted;
import static dev.segue.compiler.sql.PostgresFunctions.steps;

import dev.segue.compiler.sql.SqlFunction.Kind;
import dev.segue.compiler.type.CaseFold;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/** Functions on text for PostgreSQL. */
final class PostgresText {
  static final String STRIPPED = "segue_stripped";
  static final String JSON = "segue_json";
  static final String IN_JSON = "segue_in_json";
  static final String ARRAY = "segue_array";
  static final String ITEMS = "segue_items";

  /** A query of (table, column) of those whose collation takes texts that differ for equal. */
  static final String FOLDING =
      "select c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid"
          + " join pg_collation l on l.oid = a.attcollation"
          + " where not l.collisdeterministic and c.relnamespace = current_schema()::regnamespace";

  private PostgresText() {}

  /** What {@link #ITEMS} gives, as rows {@code j}. */
  static QueryPart rowsOf(Field<String> items, Kind kind) {
    String item =
        switch (kind) {
          case TEXT -> "item collate \"C\"";
          case WHOLE -> "cast(item as bigint)";
          case REAL -> "cast(item as double precision)";
        };
    return DSL.sql(
        "(select " + item + " as \"value\" from unnest({0}) as \"t\"(item)) as \"j\"", items);
  }

  static List<SessionFunction> all() {
    return List.of(stripped(), zone(), truth(), lot(), json(), inJson(), array(), items());
  }

  static SessionFunction fold() {
    return Made.FOLD;
  }

  /** Looks at every character there is: once, and only where text is folded. */
  private static final class Made {
    static final SessionFunction FOLD = folding();

    private Made() {}
  }

  /** What folds to one character is exchanged first, then what folds to more. */
  private static SessionFunction folding() {
    StringBuilder from = new StringBuilder();
    StringBuilder to = new StringBuilder();
    List<String> replaced = new ArrayList<>();
    StringBuilder wide = new StringBuilder();
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      boolean text = point > 0 && !(point >= 0xd800 && point < 0xe000);
      String one = text ? Character.toString(point) : "";
      String folded = CaseFold.of(one);
      if (folded.equals(one)) {
        continue;
      }
      if (folded.codePointCount(0, folded.length()) == 1) {
        from.append(one);
        to.append(folded);
      } else {
        wide.append(one);
        replaced.add("text := replace(text, " + quoted(one) + ", " + quoted(folded) + ");");
      }
    }
    return steps(
        TextFunctions.FOLD,
        "whole text",
        "text",
        """
        declare
          text text := whole collate "C";
        begin
          if octet_length(text) = length(text) then
            return lower(text collate "C");
          end if;
          text := translate(text, %s, %s);
          if text ~ %s collate "C" then
            %s
          end if;
          return text;
        end
        """
            .formatted(
                quoted(from.toString()),
                quoted(to.toString()),
                quoted("[" + wide + "]"),
                String.join("\n    ", replaced)));
  }

  /** What Java takes for white space at the ends of a value. */
  private static SessionFunction stripped() {
    int[] white =
        IntStream.rangeClosed(0, Character.MAX_VALUE).filter(Character::isWhitespace).toArray();
    return expression(
        STRIPPED, "whole text", "text", "btrim(whole collate \"C\", " + escaped(white) + ")");
  }

  private static SessionFunction zone() {
    String zones =
        ZoneId.getAvailableZoneIds().stream().sorted().collect(Collectors.joining(",", "{", "}"));
    return steps(
        TextFunctions.ZONE,
        "name text",
        "text",
        """
        begin
          return case when name collate "C" = any (%s::text[]) then name end;
        end
        """
            .formatted(quoted(zones)));
  }

  private static SessionFunction truth() {
    return steps(
        TextFunctions.BOOLEAN,
        "written text",
        "bigint",
        """
        begin
          return case pg_temp.segue_fold(pg_temp.segue_stripped(written))
            when '1' then 1 when 't' then 1 when 'true' then 1 when 'y' then 1 when 'yes' then 1
            when '0' then 0 when 'f' then 0 when 'false' then 0 when 'n' then 0 when 'no' then 0
          end;
        end
        """);
  }

  /** The lot of {@link dev.segue.compiler.type.Draw}. */
  private static SessionFunction lot() {
    String draw =
        "('x' || substr(encode(sha256(convert_to(draw, 'UTF8')), 'hex'), %d, 16))::bit(64)::bigint";
    return expression(
        DrawFunctions.LOT,
        "key text, draw text",
        "bigint",
        """
        ((('x' || left(encode(sha256(convert_to(key, 'UTF8')), 'hex'), 8))::bit(32)::bigint
            & 2147483647)
            * (1 + ((%s %% 2147483646) + 2147483646) %% 2147483646)
            + ((%s %% 2147483647) + 2147483647) %% 2147483647)
          %% 2147483647 %% 10000
        """
            .formatted(draw.formatted(1), draw.formatted(17)));
  }

  /** Text if it is JSON. */
  private static SessionFunction json() {
    return guarded(JSON, "written text", "json", "return written::json;");
  }

  private static SessionFunction inJson() {
    return guarded(IN_JSON, "written text, path text[]", "text", "return written::json #>> path;")
        .also(
            expression(
                IN_JSON,
                "written json, path text[]",
                "text",
                "pg_temp.segue_in_json(written::text, path)"))
        .also(expression(IN_JSON, "written jsonb, path text[]", "text", "written #>> path"));
  }

  private static SessionFunction array() {
    return steps(
            ARRAY,
            "written text",
            "text",
            """
            begin
              return case when json_typeof(pg_temp.segue_json(written)) = 'array' then written end;
            end
            """)
        .also(
            expression(
                ARRAY,
                "written json",
                "text",
                "case when json_typeof(written) = 'array' then written::text end"))
        .also(
            expression(
                ARRAY,
                "written jsonb",
                "text",
                "case when jsonb_typeof(written) = 'array' then written::text end"));
  }

  /** The items of an array that is known to be one; what cannot be text is left out. */
  private static SessionFunction items() {
    return guarded(
        ITEMS,
        "list text",
        "text[]",
        "return array(select item from json_array_elements_text(list::json) as t(item));");
  }

  /** What fails gives NULL. */
  private static SessionFunction guarded(
      String name, String parameters, String result, String step) {
    SessionFunction made =
        steps(
            name,
            parameters,
            result,
            """
            begin
              %s
            exception when data_exception or program_limit_exceeded then
              return null;
            end
            """
                .formatted(step));
    // a worker of a parallel plan cannot begin what an exception ends
    return new SessionFunction(name, made.statement().replace("parallel safe", "parallel unsafe"));
  }
}
