package dev.segue.runtime.differential;

import dev.segue.compiler.sql.Dialect;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where engines differ, each row with what every one of them answers: why nothing of it is emitted
 * plainly. A row that all four answer alike is one that people take for granted to be otherwise.
 */
final class EngineDifferences {
  static final String NULL = "NULL";

  /** The engine refuses. */
  static final String ERROR = "error";

  /** What is asked of an engine, after {@code select}, and its answer as text. */
  record Answer(String sql, String says) {}

  /** A row of the table. */
  private record Difference(
      String topic, Answer sqlite, Answer duckdb, Answer postgresql, Answer trino) {
    Named of(Dialect dialect) {
      return new Named(
          topic,
          switch (dialect) {
            case SQLITE -> sqlite;
            case DUCKDB -> duckdb;
            case POSTGRESQL -> postgresql;
            case TRINO -> trino;
          });
    }
  }

  /** A row of one engine. */
  record Named(String topic, Answer answer) {}

  private EngineDifferences() {}

  private static Answer says(String sql, String says) {
    return new Answer(sql, says);
  }

  private static Difference of(
      String topic, Answer sqlite, Answer duckdb, Answer postgresql, Answer trino) {
    return new Difference(topic, sqlite, duckdb, postgresql, trino);
  }

  /** The same question of all. */
  private static Difference all(
      String topic, String sql, String sqlite, String duckdb, String postgresql, String trino) {
    return of(topic, says(sql, sqlite), says(sql, duckdb), says(sql, postgresql), says(sql, trino));
  }

  static Stream<Named> of(Dialect dialect) {
    return Stream.of(NUMBERS, TEXTS, TIMES, OTHERS, SIZES)
        .flatMap(List::stream)
        .map(d -> d.of(dialect));
  }

  private static final List<Difference> NUMBERS =
      List.of(
          all("whole numbers divided", "7 / 2", "3", "3.5", "3", "3"),
          all("division by zero", "1 / 0", NULL, "Infinity", ERROR, ERROR),
          all("cast of half to a whole number", "cast(2.5 as integer)", "2", "3", "3", "3"),
          all(
              "half of a double rounded",
              "round(cast(2.5 as double precision))",
              "3.0",
              "3.0",
              "2",
              "3.0"),
          all("tenths", "0.1 + 0.2 = 0.3", "0", "true", "t", "true"),
          all(
              "beyond the largest whole number",
              "9223372036854775807 + 1",
              "9.2233720368547758e+18",
              ERROR,
              ERROR,
              ERROR),
          of(
              "a sum beyond it",
              says("sum(column1) from (values (9223372036854775807), (1))", ERROR),
              says("sum(x) from (values (9223372036854775807), (1)) t(x)", "9223372036854775808"),
              says("sum(x) from (values (9223372036854775807), (1)) t(x)", "9223372036854775808"),
              says("sum(x) from (values (9223372036854775807), (1)) t(x)", ERROR)),
          of(
              "the greatest where one is missing",
              says("max(1, null)", NULL),
              says("greatest(1, null)", "1"),
              says("greatest(1, null)", "1"),
              says("greatest(1, null)", NULL)),
          of(
              "a median of whole numbers",
              says("median(column1) from (values (1), (2), (3), (10))", "2.5"),
              says("quantile_disc(x, 0.5) from (values (1), (2), (3), (10)) t(x)", "2"),
              says(
                  "percentile_disc(0.5) within group (order by x)"
                      + " from (values (1), (2), (3), (10)) t(x)",
                  "2"),
              says("approx_percentile(x, 0.5) from (values (1), (2), (3), (10)) t(x)", "3")),
          of(
              "not a number beside itself",
              says("(1e999 - 1e999) = (1e999 - 1e999)", NULL),
              says("cast('NaN' as double) = cast('NaN' as double)", "true"),
              says("cast('NaN' as double precision) = cast('NaN' as double precision)", "t"),
              says("nan() = nan()", "false")));

  private static final List<Difference> TEXTS =
      List.of(
          all("like and case", "'Abc' like 'abc'", "1", "false", "f", "false"),
          all("like and backslash", "'a%b' like 'a\\%b'", "0", "false", "t", "false"),
          all("lower case beyond ASCII", "lower('\u00c0')", "\u00c0", "\u00e0", "\u00e0", "\u00e0"),
          all("sharp s in upper case", "upper('\u00df')", "\u00df", "\u1e9e", "SS", "\u00df"),
          all("the order of cases", "'a' < 'B'", "0", "false", "t", "false"),
          all("a part from 0 on", "substr('hello', 0, 3)", "he", "he", "he", ""),
          all("a part from the end", "substr('hello', -3, 2)", "ll", "ll", "", "ll"),
          of(
              "trim of white space",
              says("length(trim(char(160) || 'a' || char(9)))", "3"),
              says("length(trim(chr(160) || 'a' || chr(9)))", "2"),
              says("length(trim(chr(160) || 'a' || chr(9)))", "3"),
              says("length(trim(chr(160) || 'a' || chr(9)))", "2")),
          of(
              "a character 0",
              says("length('a' || char(0) || 'b')", "1"),
              says("length('a' || chr(0) || 'b')", "3"),
              says("length('a' || chr(0) || 'b')", ERROR),
              says("length('a' || chr(0) || 'b')", "3")),
          all("a number beside text", "1 = '1'", "0", "true", "t", ERROR),
          all("cast of text", "cast('12abc' as integer)", "12", ERROR, ERROR, ERROR),
          of(
              "a pattern in a part",
              says("'abc' regexp 'b'", ERROR),
              says("'abc' ~ 'b'", "true"),
              says("'abc' ~ 'b'", "t"),
              says("regexp_like('abc', 'b')", "true")),
          of(
              "a word's boundary",
              says("'a b' regexp '\\bb'", ERROR),
              says("regexp_matches('a b', '\\bb')", "true"),
              says("'a b' ~ '\\bb'", "f"),
              says("regexp_like('a b', '\\bb')", "true")),
          of(
              "an end before the last line's",
              says("'a' regexp 'a$'", ERROR),
              says("regexp_matches('a' || chr(10), 'a$')", "false"),
              says("'a' || chr(10) ~ 'a$'", "f"),
              says("regexp_like('a' || chr(10), 'a$')", "true")),
          of(
              "any character and a line's end",
              says("char(10) regexp '.'", ERROR),
              says("regexp_matches(chr(10), '.')", "false"),
              says("chr(10) ~ '.'", "t"),
              says("regexp_like(chr(10), '.')", "false")));

  private static final List<Difference> TIMES =
      List.of(
          of(
              "a month after the last of January",
              says("date('2024-01-31', '+1 month')", "2024-03-02"),
              says("cast(date '2024-01-31' + interval 1 month as varchar)", "2024-02-29 00:00:00"),
              says("cast(date '2024-01-31' + interval '1 month' as text)", "2024-02-29 00:00:00"),
              says("cast(date '2024-01-31' + interval '1' month as varchar)", "2024-02-29")),
          of(
              "a Sunday's number",
              says("strftime('%w', '2024-06-30')", "0"),
              says("dayofweek(date '2024-06-30')", "0"),
              says("date_part('dow', date '2024-06-30')", "0"),
              says("day_of_week(date '2024-06-30')", "7")),
          of(
              "days from just before midnight",
              says(
                  "cast(julianday('2024-01-02 00:01') - julianday('2024-01-01 23:59') as integer)",
                  "0"),
              says(
                  "date_diff('day', timestamp '2024-01-01 23:59:00',"
                      + " timestamp '2024-01-02 00:01:00')",
                  "1"),
              says(
                  "date_part('day', timestamp '2024-01-02 00:01:00'"
                      + " - timestamp '2024-01-01 23:59:00')",
                  "0"),
              says(
                  "date_diff('day', timestamp '2024-01-01 23:59:00',"
                      + " timestamp '2024-01-02 00:01:00')",
                  "0")),
          of(
              "an hour that comes twice",
              says("datetime('2026-11-01 01:30 America/New_York')", NULL),
              says(
                  "epoch_ms(timezone('America/New_York', timestamp '2026-11-01 01:30:00'))",
                  "1793514600000"),
              says(
                  "cast(extract(epoch from timestamp '2026-11-01 01:30:00'"
                      + " at time zone 'America/New_York') as bigint)",
                  "1793514600"),
              says(
                  "cast(to_unixtime(with_timezone(timestamp '2026-11-01 01:30:00',"
                      + " 'America/New_York')) as bigint)",
                  "1793511000")),
          of(
              "an hour that is left out",
              says("datetime('2026-03-08 02:30 America/New_York')", NULL),
              says(
                  "epoch_ms(timezone('America/New_York', timestamp '2026-03-08 02:30:00'))",
                  "1772955000000"),
              says(
                  "cast(extract(epoch from timestamp '2026-03-08 02:30:00'"
                      + " at time zone 'America/New_York') as bigint)",
                  "1772955000"),
              says(
                  "cast(to_unixtime(with_timezone(timestamp '2026-03-08 02:30:00',"
                      + " 'America/New_York')) as bigint)",
                  "1772955000")),
          of(
              "24 o'clock",
              says("datetime('2024-06-30 24:00')", "2024-07-01 00:00:00"),
              says("cast(timestamp '2024-06-30 24:00:00' as varchar)", "2024-07-01 00:00:00"),
              says("cast(timestamp '2024-06-30 24:00' as text)", "2024-07-01 00:00:00"),
              says("cast(timestamp '2024-06-30 24:00' as varchar)", ERROR)),
          of(
              "a day that is not",
              says("date('2024-02-30')", "2024-03-01"),
              says("cast(date '2024-02-30' as varchar)", ERROR),
              says("cast(date '2024-02-30' as text)", ERROR),
              says("cast(date '2024-02-30' as varchar)", ERROR)));

  private static final List<Difference> OTHERS =
      List.of(
          all(
              "not of nothing",
              "count(*) from (select 1 as x) t where not (null = x)",
              "0",
              "0",
              "0",
              "0"),
          all(
              "not in, where nothing is in",
              "count(*) from (select 1 as x) t where x not in (2, null)",
              "0",
              "0",
              "0",
              "0"),
          of(
              "what is missing, in order",
              says("column1 is null from (values (1), (null)) order by column1 limit 1", "1"),
              says("x is null from (values (1), (null)) t(x) order by x limit 1", "false"),
              says("x is null from (values (1), (null)) t(x) order by x limit 1", "f"),
              says("x is null from (values (1), (null)) t(x) order by x limit 1", "false")),
          of(
              "what is missing, in reverse",
              says("column1 is null from (values (1), (null)) order by column1 desc limit 1", "0"),
              says("x is null from (values (1), (null)) t(x) order by x desc limit 1", "false"),
              says("x is null from (values (1), (null)) t(x) order by x desc limit 1", "t"),
              says("x is null from (values (1), (null)) t(x) order by x desc limit 1", "false")),
          of(
              "union before intersect",
              says("count(*) from (select 1 union select 2 intersect select 3)", "0"),
              says("count(*) from (select 1 union select 2 intersect select 3)", "1"),
              says("count(*) from (select 1 union select 2 intersect select 3) t", "1"),
              says("count(*) from (select 1 union select 2 intersect select 3)", "1")),
          all("a column that is not there", "\"nosuch\"", "nosuch", ERROR, ERROR, ERROR),
          of(
              "true in JSON",
              says("json_extract('{\"a\":true}', '$.a')", "1"),
              says("json_extract_string('{\"a\":true}', '$.a')", "true"),
              says("'{\"a\":true}'::json ->> 'a'", "true"),
              says("json_extract_scalar('{\"a\":true}', '$.a')", "true")),
          of(
              "a nought at the end in JSON",
              says("json_extract('{\"a\":1.10}', '$.a')", "1.1"),
              says("json_extract_string('{\"a\":1.10}', '$.a')", "1.1"),
              says("'{\"a\":1.10}'::json ->> 'a'", "1.10"),
              says("json_extract_scalar('{\"a\":1.10}', '$.a')", "1.10")),
          of(
              "a key that stands twice in JSON",
              says("json_extract('{\"a\":1,\"a\":2}', '$.a')", "1"),
              says("json_extract_string('{\"a\":1,\"a\":2}', '$.a')", "1"),
              says("'{\"a\":1,\"a\":2}'::json ->> 'a'", "2"),
              says("json_extract_scalar('{\"a\":1,\"a\":2}', '$.a')", "1")),
          of(
              "what is no JSON",
              says("json_extract('{', '$.a')", ERROR),
              says("json_extract_string('{', '$.a')", ERROR),
              says("'{'::json ->> 'a'", ERROR),
              says("json_extract_scalar('{', '$.a')", NULL)),
          of(
              "an object of JSON as text",
              says("json_extract('{\"a\":{\"b\":1}}', '$.a')", "{\"b\":1}"),
              says("json_extract_string('{\"a\":{\"b\":1}}', '$.a')", "{\"b\":1}"),
              says("'{\"a\":{\"b\":1}}'::json ->> 'a'", "{\"b\":1}"),
              says("json_extract_scalar('{\"a\":{\"b\":1}}', '$.a')", NULL)),
          of(
              "text of JSON beside a number",
              says("json_extract('{\"a\":\"1\"}', '$.a') > 9", "1"),
              says("json_extract_string('{\"a\":\"1\"}', '$.a') > 9", ERROR),
              says("'{\"a\":\"1\"}'::json ->> 'a' > 9", ERROR),
              says("json_extract_scalar('{\"a\":\"1\"}', '$.a') > 9", ERROR)));

  /** The largest statements that are emitted. */
  private static final List<Difference> SIZES =
      List.of(
          all("a deep condition", "not ".repeat(200) + "(1 = 1)", "1", "true", "t", "true"),
          all("many tables in one", unions(300), "300", "300", "300", "300"),
          all("many tables beside one another", joins(60), "1", "1", "1", "1"));

  static String unions(int tables) {
    return Collections.nCopies(tables, "select 1 as x").stream()
        .collect(Collectors.joining(" union all ", "count(*) from (", ") t"));
  }

  static String joins(int tables) {
    return IntStream.range(1, tables)
        .mapToObj(n -> " join (select 1 as x) t" + n + " on t" + n + ".x = t0.x")
        .collect(Collectors.joining("", "count(*) from (select 1 as x) t0", ""));
  }
}
