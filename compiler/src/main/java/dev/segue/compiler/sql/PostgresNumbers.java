package dev.segue.compiler.sql;

import static dev.segue.compiler.sql.PostgresFunctions.expression;
import static dev.segue.compiler.sql.PostgresFunctions.quoted;
import static dev.segue.compiler.sql.PostgresFunctions.steps;

import java.util.List;

/** Functions on exact numbers for PostgreSQL, by its own {@code numeric}. */
final class PostgresNumbers {
  private static final String PLAIN = "^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)(e[+-]?[0-9]+)?$";

  private PostgresNumbers() {}

  static List<SessionFunction> all() {
    return List.of(
        expression("segue_top", "x text", "numeric", "split_part(x, '/', 1)::numeric"),
        expression(
            "segue_bottom",
            "x text",
            "numeric",
            "case when strpos(x, '/') > 0 then split_part(x, '/', 2)::numeric else 1 end"),
        expression("segue_ten", "power bigint", "numeric", "('1e' || power)::numeric"),
        fitting(),
        rational(),
        within(),
        rounded(),
        floored(),
        decimal(),
        number(),
        expression(
            NumberFunctions.EXACT,
            "x bigint, scale bigint",
            "text",
            "pg_temp.segue_rational(x::numeric, pg_temp.segue_ten(scale))"),
        expression(
            NumberFunctions.SCALED,
            "x text, scale bigint",
            "bigint",
            "pg_temp.segue_fitting(pg_temp.segue_rounded(pg_temp.segue_top(x) *"
                + " pg_temp.segue_ten(scale), pg_temp.segue_bottom(x)))"),
        expression(
            NumberFunctions.WITHIN,
            "x bigint, scale bigint",
            "bigint",
            "case when abs(x::numeric) < pg_temp.segue_ten(15 + scale) then x end"),
        operation(NumberFunctions.ADD, "an * bd + bn * ad", "ad * bd"),
        operation(NumberFunctions.SUBTRACT, "an * bd - bn * ad", "ad * bd"),
        operation(NumberFunctions.MULTIPLY, "an * bn", "ad * bd"),
        operation(NumberFunctions.DIVIDE, "an * bd", "ad * bn"),
        expression(
            NumberFunctions.COMPARE,
            "a text, b text",
            "bigint",
            "sign(pg_temp.segue_top(a) * pg_temp.segue_bottom(b)"
                + " - pg_temp.segue_top(b) * pg_temp.segue_bottom(a))::bigint"),
        expression(
            NumberFunctions.FLOOR,
            "x text, scale bigint",
            "bigint",
            "pg_temp.segue_fitting(pg_temp.segue_floored(pg_temp.segue_top(x) *"
                + " pg_temp.segue_ten(scale), pg_temp.segue_bottom(x)))"),
        expression(
            NumberFunctions.CEILING,
            "x text, scale bigint",
            "bigint",
            "pg_temp.segue_fitting(-pg_temp.segue_floored(-pg_temp.segue_top(x) *"
                + " pg_temp.segue_ten(scale), pg_temp.segue_bottom(x)))"),
        hex(),
        order(),
        expression(
            NumberFunctions.TOTAL,
            "upper bigint, lower bigint, scale bigint",
            "bigint",
            "case when abs(upper::numeric * 4294967296 + lower) < pg_temp.segue_ten(15 + scale)"
                + " then pg_temp.segue_fitting(upper::numeric * 4294967296 + lower) end"),
        expression(
            NumberFunctions.MEAN,
            "upper bigint, lower bigint, number bigint, scale bigint",
            "text",
            "pg_temp.segue_within_limit(upper::numeric * 4294967296 + lower,"
                + " number::numeric * pg_temp.segue_ten(scale))"),
        total(),
        expression(
            NumberFunctions.SUM_OF,
            "numbers text",
            "text",
            "pg_temp.segue_total_of(string_to_array(numbers, ' '), 1)"),
        expression(
            NumberFunctions.MEAN_OF,
            "numbers text",
            "text",
            "pg_temp.segue_total_of(string_to_array(numbers, ' '),"
                + " cardinality(string_to_array(numbers, ' ')))"),
        sorted(),
        expression(
            NumberFunctions.LEAST_OF, "numbers text", "text", "(pg_temp.segue_sorted(numbers))[1]"),
        steps(
            NumberFunctions.GREATEST_OF,
            "numbers text",
            "text",
            """
            declare
              each text[] := pg_temp.segue_sorted(numbers);
            begin
              return each[cardinality(each)];
            end
            """),
        median());
  }

  private static SessionFunction fitting() {
    return expression(
        "segue_fitting",
        "x numeric",
        "bigint",
        "case when x between -9223372036854775808 and 9223372036854775807 then x::bigint end");
  }

  /** In lowest terms; by zero NULL. */
  private static SessionFunction rational() {
    return steps(
        "segue_rational",
        "top numeric, bottom numeric",
        "text",
        """
        declare
          common numeric := gcd(top, bottom);
        begin
          if bottom = 0 then
            return null;
          end if;
          if bottom < 0 then
            common := -common;
          end if;
          bottom := div(bottom, common);
          return div(top, common) || case when bottom = 1 then '' else '/' || bottom end;
        end
        """);
  }

  private static SessionFunction within() {
    return steps(
        "segue_within_limit",
        "top numeric, bottom numeric",
        "text",
        """
        begin
          return case when abs(top) < 1000000000000000 * abs(bottom)
            then pg_temp.segue_rational(top, bottom) end;
        end
        """);
  }

  private static SessionFunction rounded() {
    return expression(
        "segue_rounded",
        "top numeric, bottom numeric",
        "numeric",
        "sign(top) * div(2 * abs(top) + bottom, 2 * bottom)");
  }

  private static SessionFunction floored() {
    return steps(
        "segue_floored",
        "top numeric, bottom numeric",
        "numeric",
        """
        declare
          cut numeric := div(top, bottom);
        begin
          return case when cut * bottom > top then cut - 1 else cut end;
        end
        """);
  }

  /** Text as a decimal as Java reads it; what is none, or absurdly long, is NULL. */
  private static SessionFunction decimal() {
    return steps(
        "segue_decimal",
        "written text",
        "text",
        """
        declare
          number text := lower(pg_temp.segue_stripped(written) collate "C");
        begin
          if length(number) > 64 or number !~ %s then
            return null;
          end if;
          if strpos(number, 'e') = 0 then
            return number;
          end if;
          return case when length(ltrim(split_part(number, 'e', 2), '+-0')) <= 4 then case
            when abs(length(split_part(split_part(number, 'e', 1), '.', 2))
              - split_part(number, 'e', 2)::bigint) < 1000 then number end end;
        end
        """
            .formatted(quoted(PLAIN)));
  }

  private static SessionFunction number() {
    return steps(
        NumberFunctions.NUMBER,
        "written text, most bigint, scale bigint",
        "bigint",
        """
        declare
          number text := pg_temp.segue_decimal(written);
          digits text := split_part(number, 'e', 1);
          raised bigint := coalesce(nullif(split_part(number, 'e', 2), ''), '0')::bigint;
          decimals bigint := length(split_part(digits, '.', 2)) - raised;
          long bigint := greatest(length(ltrim(replace(digits, '.', ''), '+-0')), 1);
          value numeric;
        begin
          if number is null or long - decimals > most - scale + 1 then
            return null;
          end if;
          value := number::numeric;
          if scale = 0 and value <> trunc(value) then
            return null;
          end if;
          value := round(value, scale::integer) * pg_temp.segue_ten(scale);
          return case when abs(value) < pg_temp.segue_ten(most)
            then pg_temp.segue_fitting(value) end;
        end
        """);
  }

  private static SessionFunction operation(String name, String top, String bottom) {
    return steps(
        name,
        "a text, b text",
        "text",
        """
        declare
          an numeric := pg_temp.segue_top(a);
          ad numeric := pg_temp.segue_bottom(a);
          bn numeric := pg_temp.segue_top(b);
          bd numeric := pg_temp.segue_bottom(b);
        begin
          return pg_temp.segue_within_limit(%s, %s);
        end
        """
            .formatted(top, bottom));
  }

  private static SessionFunction hex() {
    return steps(
        "segue_hex",
        "x numeric",
        "text",
        """
        declare
          digits text := '';
        begin
          while x >= 4294967296 loop
            digits := lpad(to_hex(mod(x, 4294967296)::bigint), 8, '0') || digits;
            x := div(x, 4294967296);
          end loop;
          return to_hex(x::bigint) || digits;
        end
        """);
  }

  /** The text of {@link NumberOrder}. */
  private static SessionFunction order() {
    return steps(
        NumberFunctions.ORDER,
        "x text",
        "text",
        """
        declare
          top numeric := pg_temp.segue_top(x);
          bottom numeric := pg_temp.segue_bottom(x);
          whole numeric := pg_temp.segue_floored(top, bottom);
          rest numeric := top - whole * bottom;
          key text := lpad(pg_temp.segue_hex(whole + 4611686018427387904), 16, '0');
          odd boolean := true;
          digits text;
        begin
          while rest <> 0 loop
            top := bottom;
            bottom := rest;
            whole := div(top, bottom);
            rest := top - whole * bottom;
            digits := pg_temp.segue_hex(whole);
            key := key
              || lpad(to_hex(case when odd then 65535 - length(digits) else length(digits) end),
                4, '0')
              || case when odd then translate(digits, '0123456789abcdef', 'fedcba9876543210')
                else digits end;
            odd := not odd;
          end loop;
          return key || case when odd then '0000' else 'ffff' end;
        end
        """);
  }

  private static SessionFunction total() {
    return steps(
        "segue_total_of",
        "numbers text[], parts bigint",
        "text",
        """
        declare
          top numeric := 0;
          bottom numeric := 1;
          each text;
          d numeric;
        begin
          foreach each in array numbers loop
            if strpos(each, '/') = 0 then
              top := top + each::numeric * bottom;
            else
              d := pg_temp.segue_bottom(each);
              top := top * d + pg_temp.segue_top(each) * bottom;
              bottom := bottom * d;
              d := gcd(top, bottom);
              top := div(top, d);
              bottom := div(bottom, d);
            end if;
          end loop;
          return pg_temp.segue_within_limit(top, bottom * parts);
        end
        """);
  }

  private static SessionFunction sorted() {
    return steps(
        "segue_sorted",
        "numbers text",
        "text[]",
        """
        begin
          if strpos(numbers, '/') = 0 then
            return array(select x from unnest(string_to_array(numbers, ' ')) t(x)
              order by x::numeric);
          end if;
          return array(select x from unnest(string_to_array(numbers, ' ')) t(x)
            order by pg_temp.segue_order(x) collate "C");
        end
        """);
  }

  private static SessionFunction median() {
    return steps(
        NumberFunctions.MEDIAN_OF,
        "numbers text",
        "text",
        """
        declare
          each text[] := pg_temp.segue_sorted(numbers);
          a text := each[(cardinality(each) - 1) / 2 + 1];
          b text := each[cardinality(each) / 2 + 1];
        begin
          return pg_temp.segue_rational(
            pg_temp.segue_top(a) * pg_temp.segue_bottom(b)
              + pg_temp.segue_top(b) * pg_temp.segue_bottom(a),
            2 * pg_temp.segue_bottom(a) * pg_temp.segue_bottom(b));
        end
        """);
  }
}
