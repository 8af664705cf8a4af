package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.store.StoreLocation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * What emitted SQL takes for granted of each engine, and where engines differ, asked of the engine:
 * an upgrade that changes one of these fails here first.
 */
@Tag("engines")
final class EngineFactsTest {
  /** A question, and its answer as text. */
  private record Fact(String sql, String answer) {}

  private static Fact fact(String sql, String answer) {
    return new Fact(sql, answer);
  }

  private static Fact nothing(String sql) {
    return new Fact(sql, EngineDifferences.NULL);
  }

  private static final List<Fact> SQLITE =
      List.of(
          fact("7 / 2", "3"),
          fact("-7 / 2", "-3"),
          nothing("1 / 0"),
          fact("cast(floor(-1 / 2.0) as integer)", "-1"),
          fact("-5 >> 1", "-3"),
          nothing("min(1, null)"),
          fact("instr('abc', '')", "1"),
          fact("instr('a\ud83d\ude00b', 'b')", "3"),
          fact("substr('a\ud83d\ude00b', -2)", "\ud83d\ude00b"),
          fact("'A' like 'a'", "1"),
          fact("'a' < 'B'", "0"),
          fact("json_valid('x')", "0"),
          fact("not ".repeat(1_000) + "1", EngineDifferences.ERROR),
          fact(EngineDifferences.unions(501), EngineDifferences.ERROR),
          fact(EngineDifferences.joins(65), EngineDifferences.ERROR),
          fact("json_extract('{\"a\":{\"b\":1.10}}', '$.\"a\".\"b\"')", "1.1"));

  private static final List<Fact> DUCKDB =
      List.of(
          fact("divide(7, 2)", "3"),
          fact("divide(-7, 2)", "-3"),
          fact("7 / 2", "3.5"),
          fact("cast(floor(-1 / 2.0) as bigint)", "-1"),
          fact("cast(-5 as bigint) >> cast(1 as bigint)", "-3"),
          fact("least(1, null)", "1"),
          fact(
              "try_cast(sum(x) as bigint) from (values (9223372036854775807), (0)) t(x)",
              "9223372036854775807"),
          nothing("try_cast(sum(x) as bigint) from (values (9223372036854775807), (1)) t(x)"),
          fact("strpos('abc', '')", "1"),
          fact("strpos('a\ud83d\ude00b', 'b')", "3"),
          fact("\"right\"('a\ud83d\ude00b', 2)", "\ud83d\ude00b"),
          fact("\"right\"('a', 2)", "a"),
          fact("trim(chr(160) || 'a' || chr(9), chr(160) || chr(9))", "a"),
          fact("'A' like 'a'", "false"),
          fact("'\ud83d\ude00' like '_'", "true"),
          fact("'a%b' like 'a\\%b' escape '\\'", "true"),
          fact("'axb' like 'a\\%b' escape '\\'", "false"),
          fact("chr(10) like '_'", "true"),
          fact("'a' < 'B'", "false"),
          fact("cast(s as varchar) = 'ab' from (select 'Ab' collate nocase as s)", "true"),
          fact(
              "cast(s as varchar) collate \"binary\" = 'ab' from (select 'Ab' collate nocase as s)",
              "false"),
          fact("json_valid('x')", "false"),
          fact("json_type('[1]')", "ARRAY"),
          fact("json_extract_string('{\"a\":{\"b\":\"c\"}}', '$.\"a\".\"b\"')", "c"),
          nothing("json_extract_string('{\"a\":null}', '$.\"a\"')"),
          fact("json_extract_string('{\"a\":{\"*\":\"c\",\"b\":\"d\"}}', '/a/*')", "c"),
          fact(
              "cast(to_json(list(x)) as varchar) from (values ('a'), ('b')) t(x)", "[\"a\",\"b\"]"),
          fact("cast(to_json(['a\"']) as varchar)", "[\"a\\\"\"]"),
          fact("count(*) from (select unnest(from_json(null, '[\"varchar\"]')))", "0"),
          fact("first(x order by y) from (values ('b', 2), ('a', 1)) t(x, y)", "a"),
          nothing("first(x order by y) from (values ('b', 2), (null, 1)) t(x, y)"),
          fact("any_value(x) from (values ('b'), ('b')) t(x)", "b"),
          fact("quantile_disc(x, 0.07) from range(1, 101) t(x)", "7"),
          fact("quantile_disc(x, 0) from range(1, 101) t(x)", "1"),
          fact("epoch_ms(timestamptz '2026-03-01 00:00:00.001+00')", "1772323200001"),
          fact("cast(timestamptz '2026-03-01 00:00:00+00' as varchar)", "2026-03-01 00:00:00+00"),
          fact("segue_day(cast(0 as bigint), 'America/New_York')", "-1"),
          fact("segue_fold('Stra\u00dfe')", "strasse"),
          fact("segue_number('1.005', '12', '2')", "101"),
          nothing("segue_number('n/a', '12', '2')"));

  private static final List<Fact> POSTGRESQL =
      List.of(
          fact("7 / 2", "3"),
          fact("-7 / 2", "-3"),
          fact("cast(-5 as bigint) >> 1", "-3"),
          fact("least(1, null)", "1"),
          fact("pg_typeof(sum(x)) from (values (cast(1 as bigint))) t(x)", "numeric"),
          fact("strpos('abc', '')", "1"),
          fact("strpos('a\ud83d\ude00b', 'b')", "3"),
          fact("\"right\"('a\ud83d\ude00b', 2)", "\ud83d\ude00b"),
          fact("\"right\"('a', 2)", "a"),
          fact("btrim(chr(160) || 'a' || chr(9), chr(160) || chr(9))", "a"),
          fact("'A' like 'a'", "f"),
          fact("'\ud83d\ude00' like '_'", "t"),
          fact("'a%b' like 'a\\%b' escape '\\'", "t"),
          fact("'axb' like 'a\\%b' escape '\\'", "f"),
          fact("chr(10) like '_'", "t"),
          fact("'a' < 'B'", "t"),
          fact("'a' < 'B' collate \"C\"", "f"),
          fact("width_bucket(cast(5 as bigint), cast('{1,5,7}' as bigint[]))", "2"),
          fact("(array_agg(x order by y))[1] from (values ('b', 2), ('a', 1)) t(x, y)", "a"),
          nothing("(array_agg(x order by y))[1] from (values ('b', 2), (null, 1)) t(x, y)"),
          fact("(array_agg(null))[1]", EngineDifferences.ERROR),
          fact(
              "percentile_disc(0.07) within group (order by x) from generate_series(1, 100) x",
              "8"),
          fact(
              "percentile_disc(0.06999999999999999) within group (order by x)"
                  + " from generate_series(1, 100) x",
              "7"),
          fact("percentile_disc(0) within group (order by x) from generate_series(1, 100) x", "1"),
          nothing("(array_agg(cast(null as bigint)))[1]"),
          fact("cast(timestamptz '2026-03-01 00:00:00+00' as text)", "2026-03-01 00:00:00+00"),
          fact("current_setting('default_transaction_read_only')", "on"),
          fact("cast(to_json(array['a\"']) as text)", "[\"a\\\"\"]"),
          fact("chr(10) ~ '.'", "t"),
          fact("'a' || chr(10) ~ 'a$'", "f"),
          fact("gcd(numeric '6', numeric '-4')", "2"),
          fact("pg_temp.segue_day(cast(0 as bigint), 'America/New_York')", "-1"),
          fact("pg_temp.segue_fold('Stra\u00dfe')", "strasse"),
          fact("pg_temp.segue_number('1.005', 12, 2)", "101"),
          nothing("pg_temp.segue_number('n/a', 12, 2)"));

  private static final List<Fact> TRINO =
      List.of(
          fact("7 / 2", "3"),
          fact("-7 / 2", "-3"),
          nothing("7 / nullif(0, 0)"),
          nothing("try(1 / 0)"),
          fact("cast(floor(cast(-1 as double) / 2.0E0) as bigint)", "-1"),
          fact("bitwise_right_shift_arithmetic(bigint '-5', 1)", "-3"),
          nothing("least(1, null)"),
          fact(
              "try_cast(sum(cast(x as decimal(38, 0))) as bigint)"
                  + " from (values bigint '9223372036854775807', 0) t(x)",
              "9223372036854775807"),
          nothing(
              "try_cast(sum(cast(x as decimal(38, 0))) as bigint)"
                  + " from (values bigint '9223372036854775807', 1) t(x)"),
          fact("strpos('abc', '')", "1"),
          fact("strpos('a\ud83d\ude00b', 'b')", "3"),
          fact("substr('a\ud83d\ude00b', -2)", "\ud83d\ude00b"),
          fact("substr('a', -2)", ""),
          fact("trim(both chr(160) || chr(9) from chr(160) || 'a' || chr(9))", "a"),
          fact("'A' like 'a'", "false"),
          fact("'\ud83d\ude00' like '_'", "true"),
          fact("'a%b' like 'a\\%b' escape '\\'", "true"),
          fact("'axb' like 'a\\%b' escape '\\'", "false"),
          fact("chr(10) like '_'", "true"),
          fact("'a' < 'B'", "false"),
          fact("cast(cast('a' as char(3)) as varchar) || '|'", "a|"),
          nothing("json_extract_scalar('{', '$[\"a\"]')"),
          fact("json_extract_scalar('{\"a\":{\"b\":\"c\"}}', '$[\"a\"][\"b\"]')", "c"),
          nothing("json_extract_scalar('{\"a\":null}', '$[\"a\"]')"),
          nothing("json_array_length('{}')"),
          nothing("json_array_length('x')"),
          fact("json_format(cast(array['a\"'] as json))", "[\"a\\\"\"]"),
          fact("min_by(x, y) from (values ('b', 2), ('a', 1)) t(x, y)", "a"),
          nothing("min_by(x, y) from (values ('b', 2), (null, 1)) t(x, y)"),
          fact(
              "date_diff('millisecond', timestamp '1970-01-01 00:00:00.000 UTC',"
                  + " date_trunc('millisecond', timestamp '1969-12-31 23:59:59.998900 UTC'))",
              "-2"),
          fact(
              "with_timezone(timestamp '2026-11-01 01:30:00', 'America/New_York')"
                  + " = timestamp '2026-11-01 05:30:00 UTC'",
              "true"),
          fact(
              "with_timezone(timestamp '2026-03-08 02:30:00', 'America/New_York')"
                  + " = timestamp '2026-03-08 07:30:00 UTC'",
              "true"),
          fact("cast(date_add('month', 1, date '2026-01-31') as varchar)", "2026-02-28"),
          nothing("try_cast('2024-02-30' as date)"),
          fact("cast(number '7' % number '2' as varchar)", "1"),
          fact("typeof(number '1' * number '2')", "number"),
          fact(
              "any_match(transform(array['a'], x -> cast(row(x) as row(\"value\" varchar))),"
                  + " \"j\" -> \"j\".\"value\" in ('a', 'b'))",
              "true"));

  @TestFactory
  Stream<DynamicTest> ofSqlite() {
    Store store = Store.open(StoreLocation.inMemory());
    return facts(store).onClose(store::close);
  }

  @TestFactory
  Stream<DynamicTest> ofOthers() {
    return Engines.all().stream().flatMap(e -> facts(e.store()));
  }

  private static List<Fact> of(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> SQLITE;
      case DUCKDB -> DUCKDB;
      case POSTGRESQL -> POSTGRESQL;
      case TRINO -> TRINO;
    };
  }

  static Stream<DynamicTest> facts(Store store) {
    Dialect dialect = store.dialect();
    return Stream.concat(
        of(dialect).stream().map(f -> asked(store, f.sql(), f.sql(), f.answer())),
        EngineDifferences.of(dialect)
            .map(row -> asked(store, row.topic(), row.answer().sql(), row.answer().says())));
  }

  private static DynamicTest asked(Store store, String topic, String sql, String answer) {
    return DynamicTest.dynamicTest(
        store.dialect().word() + ": " + topic, () -> assertEquals(answer, answer(store, sql), sql));
  }

  private static String answer(Store store, String sql) {
    try {
      return store
          .list(
              new SqlText("select " + sql, List.of(), store.dialect()),
              row -> row.text(0).orElse(EngineDifferences.NULL))
          .getFirst();
    } catch (StoreFailure | IllegalStateException refused) {
      return EngineDifferences.ERROR;
    }
  }
}
