package dev.segue.compiler.sql;

import java.util.List;

/**
 * {@link NumberFunctions} in Trino's own SQL, on its type for exact numbers of up to 200 digits. A
 * fraction of more than 90 digits above or below is refused: it could not be reckoned with.
 */
final class TrinoNumbers {
  /** What a statement fails with where it comes upon such a fraction. */
  static final String TOO_LONG = "segue: a fraction of too many digits";

  private TrinoNumbers() {}

  static List<TrinoFunction> all() {
    return List.of(
        TrinoFunction.of(
            "segue_read(written varchar) returns number",
            """
            begin
              declare x varchar default trim(written);
              if regexp_like(x, '^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?$') then
                return try_cast(x as number);
              end if;
              return null;
            end\
            """),
        TrinoFunction.of(
            "segue_ten(power bigint) returns number",
            "return cast('1e' || cast(power as varchar) as number)"),
        TrinoFunction.of(
            "segue_gcd(a number, b number) returns number",
            """
            begin
              declare x number default abs(a);
              declare y number default abs(b);
              declare z number;
              declare u bigint;
              declare v bigint;
              declare w bigint;
              while y > 0 and (x > 9223372036854775807 or y > 9223372036854775807) do
                set z = x % y;
                set x = y;
                set y = z;
              end while;
              if y = 0 then
                return x;
              end if;
              set u = cast(x as bigint);
              set v = cast(y as bigint);
              while v > 0 do
                set w = u % v;
                set u = v;
                set v = w;
              end while;
              return cast(u as number);
            end\
            """),
        TrinoFunction.of(
            "segue_digits(x number) returns varchar",
            """
            begin
              declare most number default number '1e36';
              declare rest number default abs(x);
              declare low number;
              declare digits varchar default '';
              while rest >= most do
                set low = rest %% most;
                set digits = lpad(cast(cast(low as decimal(38,0)) as varchar), 36, '0') || digits;
                set rest = (rest - low) / most;
              end while;
              set digits = cast(cast(rest as decimal(38,0)) as varchar) || digits;
              if length(digits) > 90 then
                return fail('%s');
              end if;
              return if(x < 0, '-', '') || digits;
            end\
            """
                .formatted(TOO_LONG)),
        TrinoFunction.of(
            "segue_fraction(n number, d number) returns varchar",
            """
            begin
              declare common number default segue_gcd(n, d);
              declare below number default abs(d) / common;
              declare above number default if(d < 0, -n, n) / common;
              return segue_digits(above) || if(below = 1, '', '/' || segue_digits(below));
            end\
            """),
        TrinoFunction.of(
            "segue_limited(n number, d number) returns varchar",
            "return if(abs(n) < number '1e15' * abs(d), segue_fraction(n, d))"),
        TrinoFunction.of(
            "segue_above(x varchar) returns number",
            "return cast(split_part(x, '/', 1) as number)"),
        TrinoFunction.of(
            "segue_below(x varchar) returns number",
            "return if(strpos(x, '/') > 0, cast(split_part(x, '/', 2) as number), number '1')"),
        TrinoFunction.of(
            "segue_floored(n number, d number) returns number",
            """
            begin
              declare rest number default n % d;
              return (n - rest) / d - if(rest < 0, 1, 0);
            end\
            """),
        TrinoFunction.of(
            "segue_number(written varchar, digits bigint, decimals bigint) returns bigint",
            """
            begin
              declare x number;
              declare scaled number;
              if length(trim(written)) > 64 then
                return null;
              end if;
              set x = segue_read(written);
              if x is null or decimals = 0 and floor(x) <> x or abs(x) >= segue_ten(digits - decimals + 1) then
                return null;
              end if;
              set scaled = floor(abs(x) * segue_ten(decimals) + number '0.5');
              return if(scaled < segue_ten(digits), try_cast(if(x < 0, -scaled, scaled) as bigint));
            end\
            """),
        TrinoFunction.of(
            "segue_exact(x bigint, decimals bigint) returns varchar",
            "return segue_fraction(cast(x as number), segue_ten(decimals))"),
        TrinoFunction.of(
            "segue_scaled(x varchar, decimals bigint) returns bigint",
            """
            begin
              declare n number default segue_above(x) * segue_ten(decimals);
              declare d number default segue_below(x);
              declare whole number default segue_floored(abs(n) * 2 + d, d * 2);
              return try_cast(if(n < 0, -whole, whole) as bigint);
            end\
            """),
        TrinoFunction.of(
            "segue_within(x bigint, decimals bigint) returns bigint",
            "return if(abs(cast(x as number)) < segue_ten(decimals + 15), x)"),
        TrinoFunction.of(
            "segue_add(a varchar, b varchar) returns varchar",
            "return segue_limited(segue_above(a) * segue_below(b) + segue_above(b) *"
                + " segue_below(a), segue_below(a) * segue_below(b))"),
        TrinoFunction.of(
            "segue_subtract(a varchar, b varchar) returns varchar",
            "return segue_limited(segue_above(a) * segue_below(b) - segue_above(b) *"
                + " segue_below(a), segue_below(a) * segue_below(b))"),
        TrinoFunction.of(
            "segue_multiply(a varchar, b varchar) returns varchar",
            "return segue_limited(segue_above(a) * segue_above(b), segue_below(a) *"
                + " segue_below(b))"),
        TrinoFunction.of(
            "segue_divide(a varchar, b varchar) returns varchar",
            "return if(segue_above(b) <> 0, segue_limited(segue_above(a) * segue_below(b),"
                + " segue_below(a) * segue_above(b)))"),
        TrinoFunction.of(
            "segue_compare(a varchar, b varchar) returns bigint",
            "return cast(sign(segue_above(a) * segue_below(b) - segue_above(b) * segue_below(a)) as"
                + " bigint)"),
        TrinoFunction.of(
            "segue_floor(x varchar, decimals bigint) returns bigint",
            "return try_cast(segue_floored(segue_above(x) * segue_ten(decimals), segue_below(x)) as"
                + " bigint)"),
        TrinoFunction.of(
            "segue_ceiling(x varchar, decimals bigint) returns bigint",
            "return try_cast(-segue_floored(-segue_above(x) * segue_ten(decimals), segue_below(x))"
                + " as bigint)"),
        TrinoFunction.of(
            "segue_total(upper bigint, lower bigint, decimals bigint) returns bigint",
            """
            begin
              declare x number default cast(upper as number) * 4294967296 + lower;
              return if(abs(x) < segue_ten(decimals + 15), try_cast(x as bigint));
            end\
            """),
        TrinoFunction.of(
            "segue_mean(upper bigint, lower bigint, n bigint, decimals bigint) returns varchar",
            "return segue_limited(cast(upper as number) * 4294967296 + lower, cast(n as number) *"
                + " segue_ten(decimals))"),
        TrinoFunction.of(
            "segue_summed(x varchar, n bigint) returns varchar",
            """
            begin
              declare each array(varchar) default split(x, ' ');
              declare place bigint default 1;
              declare above number default number '0';
              declare below number default number '1';
              declare total varchar;
              while place <= cardinality(each) do
                set total = segue_fraction(
                  above * segue_below(each[place]) + segue_above(each[place]) * below,
                  below * segue_below(each[place]));
                set above = segue_above(total);
                set below = segue_below(total);
                set place = place + 1;
              end while;
              return segue_limited(above, below * if(n = 0, cardinality(each), n));
            end\
            """),
        TrinoFunction.of("segue_sum_of(x varchar) returns varchar", "return segue_summed(x, 1)"),
        TrinoFunction.of("segue_mean_of(x varchar) returns varchar", "return segue_summed(x, 0)"),
        TrinoFunction.of(
            "segue_sorted(x varchar) returns array(varchar)",
            "return array_sort(split(x, ' '), (a, b) -> cast(segue_compare(a, b) as integer))"),
        TrinoFunction.of(
            "segue_least_of(x varchar) returns varchar", "return element_at(segue_sorted(x), 1)"),
        TrinoFunction.of(
            "segue_greatest_of(x varchar) returns varchar",
            "return element_at(segue_sorted(x), -1)"),
        TrinoFunction.of(
            "segue_median_of(x varchar) returns varchar",
            """
            begin
              declare each array(varchar) default segue_sorted(x);
              declare n bigint default cardinality(each);
              return segue_mean_of(each[(n - 1) / 2 + 1] || ' ' || each[n / 2 + 1]);
            end\
            """),
        TrinoFunction.of(
            "segue_hex(x number, odd boolean) returns varchar",
            """
            begin
              declare rest number default x;
              declare low number;
              declare digits varchar default '';
              while rest >= 1152921504606846976 do
                set low = rest % 1152921504606846976;
                set digits = lpad(to_base(cast(low as bigint), 16), 15, '0') || digits;
                set rest = (rest - low) / 1152921504606846976;
              end while;
              set digits = to_base(cast(rest as bigint), 16) || digits;
              return lpad(to_base(if(odd, 65535 - length(digits), length(digits)), 16), 4, '0')
                || if(odd, translate(digits, '0123456789abcdef', 'fedcba9876543210'), digits);
            end\
            """),
        TrinoFunction.of(
            "segue_order(x varchar) returns varchar",
            """
            begin
              declare n number default segue_above(x);
              declare d number default segue_below(x);
              declare whole number default segue_floored(n, d);
              declare rest number default n - whole * d;
              declare place varchar default lpad(to_base(cast(whole + 4611686018427387904 as bigint), 16), 16, '0');
              declare odd boolean default true;
              while rest <> 0 do
                set n = d;
                set d = rest;
                set whole = segue_floored(n, d);
                set rest = n - whole * d;
                set place = place || segue_hex(whole, odd);
                set odd = not odd;
              end while;
              return place || if(odd, '0000', 'ffff');
            end\
            """));
  }
}
