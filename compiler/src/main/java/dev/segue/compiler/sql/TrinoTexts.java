package dev.segue.compiler.sql;

import dev.segue.compiler.type.CaseFold;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link TextFunctions}, {@link PlaceFunctions} and {@link DrawFunctions} in Trino's own SQL. */
final class TrinoTexts {
  /** All functions of Trino. */
  private static final class Named {
    static final Map<String, TrinoFunction> ALL =
        Stream.of(all(), TrinoNumbers.all(), TrinoTimes.all())
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(TrinoFunction::name, f -> f));
  }

  private TrinoTexts() {}

  static List<TrinoFunction> all() {
    return List.of(
        fold(),
        TrinoFunction.of(
            "segue_zone(x varchar) returns varchar",
            "return if(contains(array["
                + ZoneId.getAvailableZoneIds().stream()
                    .sorted()
                    .map(TrinoFunction::quoted)
                    .collect(Collectors.joining(", "))
                + "], x), x)"),
        TrinoFunction.of(
            "segue_boolean(x varchar) returns bigint",
            """
            return case translate(lower(trim(x)), '\u017f', 's')
              when '1' then 1 when 't' then 1 when 'true' then 1 when 'y' then 1 when 'yes' then 1
              when '0' then 0 when 'f' then 0 when 'false' then 0 when 'n' then 0 when 'no' then 0
            end\
            """),
        TrinoFunction.of(
            "segue_items(list varchar) returns array(varchar)",
            """
            return try(transform(
              cast(json_parse(list) as array(json)),
              x -> if(json_format(x) = 'null', null, coalesce(json_extract_scalar(x, '$'), json_format(x)))))\
            """),
        TrinoFunction.of(
            "segue_degrees(written varchar) returns double",
            """
            begin
              declare x double default if(length(trim(written)) <= 64, try_cast(trim(written) as double));
              return if(is_finite(x), x);
            end\
            """),
        TrinoFunction.of(
            "segue_metres(latitude double, longitude double, other_latitude double, other double)"
                + " returns bigint",
            """
            begin
              declare north double default sin(radians(other_latitude - latitude) / 2e0);
              declare east double default sin(radians(other - longitude) / 2e0);
              declare a double default north * north
                + cos(radians(latitude)) * cos(radians(other_latitude)) * east * east;
              return cast(floor(2e0 * 6371008.8e0 * asin(least(1e0, sqrt(a))) + 0.5e0) as bigint);
            end\
            """),
        TrinoFunction.of(
            "segue_lot(contact varchar, draw varchar) returns bigint",
            """
            begin
              declare hash varbinary default sha256(to_utf8(draw));
              declare a bigint default 1 + (from_big_endian_64(substr(hash, 1, 8)) % 2147483646 + 2147483646) % 2147483646;
              declare b bigint default (from_big_endian_64(substr(hash, 9, 8)) % 2147483647 + 2147483647) % 2147483647;
              declare k bigint default bitwise_and(
                from_big_endian_32(substr(sha256(to_utf8(contact)), 1, 4)), 2147483647);
              return (k * a + b) % 2147483647 % 10000;
            end\
            """));
  }

  /**
   * Trino's own folding is that of single letters: what {@link CaseFold} does otherwise is named.
   */
  private static TrinoFunction fold() {
    Map<String, String> others = new TreeMap<>();
    for (int point = 0x80; point <= Character.MAX_CODE_POINT; point++) {
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        String letter = Character.toString(point);
        String folded = CaseFold.of(letter);
        if (!folded.equals(Character.toString(Character.toLowerCase(point)))) {
          others.put(letter, folded);
        }
      }
    }
    return TrinoFunction.of(
        "segue_fold(x varchar) returns varchar",
        """
        return if(
          regexp_like(x, '[%s]'),
          lower(regexp_replace(x, '([%s])', c -> element_at(map(array[%s], array[%s]), c[1]))),
          lower(x))\
        """
            .formatted(
                String.join("", others.keySet()),
                String.join("", others.keySet()),
                each(others, Map.Entry::getKey),
                each(others, Map.Entry::getValue)));
  }

  private static String each(
      Map<String, String> letters, Function<Map.Entry<String, String>, String> part) {
    return letters.entrySet().stream()
        .map(part)
        .map(TrinoFunction::quoted)
        .collect(Collectors.joining(", "));
  }

  static Map<String, TrinoFunction> byName() {
    return Named.ALL;
  }
}
