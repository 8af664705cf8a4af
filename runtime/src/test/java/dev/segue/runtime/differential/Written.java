package dev.segue.runtime.differential;

import dev.segue.compiler.sql.Dialect;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A way in which somebody's column may hold values.
 *
 * @param types of such a column, by the engines that can have it
 * @param first a value; of instants 2026-03-02 15:30 in UTC, which is 10:30 in New York
 * @param second one that is greater, or the other one; of instants a second later, of days the next
 * @param broken what is no value; empty: such a column holds none
 * @param fits as what it may be declared so that each value is read as it is meant
 */
record Written(
    String name,
    Map<Dialect, String> types,
    String first,
    String second,
    String broken,
    Set<String> fits) {
  static final String TIMESTAMP = "timestamp";
  static final String SECONDS = "timestamp in seconds";
  static final String MILLISECONDS = "timestamp in milliseconds";
  static final String DATE = "date";
  static final String BOOLEAN = "boolean";
  static final String INTEGER = "integer";
  static final String DECIMAL = "decimal(12,2)";
  static final String TEXT = "text";
  static final String TEXTS = "list of text";
  static final String INTEGERS = "list of integer";

  /** Everything that a schema may declare. */
  static final List<String> DECLARED =
      List.of(
          TIMESTAMP, SECONDS, MILLISECONDS, DATE, BOOLEAN, INTEGER, DECIMAL, TEXT, TEXTS, INTEGERS);

  private static final String FIRST_SECOND = "1772465400";
  private static final String SECOND_SECOND = "1772465401";

  private static final List<Dialect> ENGINES =
      List.of(Dialect.SQLITE, Dialect.DUCKDB, Dialect.POSTGRESQL, Dialect.TRINO);

  /** With the types in the order of the engines; a dash: none. */
  private static Written of(
      String name, String types, String first, String second, String broken, String... fits) {
    Map<Dialect, String> of = new EnumMap<>(Dialect.class);
    List<String> each = List.of(types.split("/", -1));
    for (int i = 0; i < ENGINES.size(); i++) {
      String type = each.size() == 1 ? types : each.get(i);
      if (!type.equals("-")) {
        of.put(ENGINES.get(i), type);
      }
    }
    return new Written(name, of, first, second, broken, Set.of(fits));
  }

  private static final String ANY_TEXT = "text/varchar/text/varchar";
  private static final String ANY_WHOLE = "integer/bigint/bigint/bigint";
  private static final String ANY_REAL = "real/double/double precision/double";
  private static final String ANY_NUMERIC = "numeric/decimal(20,3)/numeric(20,3)/decimal(20,3)";

  /** Those that columns of an engine may hold. */
  static List<Written> of(Dialect dialect) {
    return all().stream().filter(w -> w.types().containsKey(dialect)).toList();
  }

  private static List<Written> all() {
    List<Written> all = new ArrayList<>();
    instants(all);
    days(all);
    truths(all);
    numbers(all);
    lists(all);
    return all;
  }

  private static void instants(List<Written> all) {
    all.add(
        of("iso_utc", ANY_TEXT, "2026-03-02T15:30:00Z", "2026-03-02T15:30:01Z", "soon", TIMESTAMP));
    all.add(
        of(
            "iso_offset",
            ANY_TEXT,
            "2026-03-02T16:30:00+01:00",
            "2026-03-02T10:30:01.0004-05:00",
            "2026-13-02T00:00:00Z",
            TIMESTAMP));
    all.add(
        of(
            "iso_space",
            ANY_TEXT,
            "2026-03-02 10:30:00-05",
            "2026-03-02 10:30:01-05:00",
            "noon",
            TIMESTAMP));
    all.add(
        of(
            "iso_local",
            ANY_TEXT,
            "2026-03-02T10:30",
            "2026-03-02 10:30:01.000",
            "2026-02-30 10:00:00",
            TIMESTAMP));
    all.add(
        of(
            "own_local",
            "-/timestamp/timestamp/timestamp(3)",
            "2026-03-02 10:30:00",
            "2026-03-02 10:30:01",
            "",
            TIMESTAMP));
    all.add(
        of(
            "own_fine",
            "-/timestamp_ns/timestamp(6)/timestamp(9)",
            "2026-03-02 10:30:00.000001",
            "2026-03-02 10:30:01.000999",
            "",
            TIMESTAMP));
    all.add(
        of(
            "own_coarse",
            "-/timestamp_s/timestamp(0)/timestamp(0)",
            "2026-03-02 10:30:00",
            "2026-03-02 10:30:01",
            "",
            TIMESTAMP));
    all.add(
        of(
            "own_milli",
            "-/timestamp_ms/timestamp(3)/timestamp(6)",
            "2026-03-02 10:30:00",
            "2026-03-02 10:30:01",
            "",
            TIMESTAMP));
    all.add(
        of(
            "own_zoned",
            "-/timestamptz/timestamptz/timestamp(3) with time zone",
            "2026-03-02 15:30:00+00:00",
            "2026-03-02 15:30:01+00:00",
            "",
            TIMESTAMP));
    epoch(all, "seconds", SECONDS, FIRST_SECOND, SECOND_SECOND);
    epoch(all, "millis", MILLISECONDS, FIRST_SECOND + "000", SECOND_SECOND + "000");
  }

  private static void epoch(
      List<Written> all, String name, String as, String first, String second) {
    all.add(of(name + "_whole", ANY_WHOLE, first, second, "", as));
    all.add(of(name + "_real", ANY_REAL, first, second, "", as));
    all.add(of(name + "_exact", ANY_NUMERIC, first, second, "", as));
    all.add(of(name + "_text", ANY_TEXT, first, second, "soon", as));
  }

  private static void days(List<Written> all) {
    all.add(of("day_text", ANY_TEXT, "2026-03-02", "2026-03-03", "2026-02-30", DATE));
    all.add(
        of("day_of_time", ANY_TEXT, "2026-03-02T23:59:59", "2026-03-03 00:00", "tomorrow", DATE));
    all.add(of("own_day", "-/date/date/date", "2026-03-02", "2026-03-03", "", DATE));
  }

  private static void truths(List<Written> all) {
    all.add(of("bit", "integer/tinyint/smallint/tinyint", "1", "0", "", BOOLEAN));
    all.add(of("bit_wide", ANY_WHOLE, "1", "0", "7", BOOLEAN));
    all.add(
        of("bit_exact", "numeric/decimal(1,0)/numeric(1,0)/decimal(1,0)", "1", "0", "", BOOLEAN));
    all.add(of("bit_text", ANY_TEXT, "1", "0", "2", BOOLEAN));
    all.add(of("t_f", ANY_TEXT, "t", "F", "x", BOOLEAN));
    all.add(of("y_n", ANY_TEXT, "Y", "n", "maybe", BOOLEAN));
    all.add(of("true_false", ANY_TEXT, "TRUE", "false", "no idea", BOOLEAN));
    all.add(of("own_truth", "boolean/boolean/boolean/boolean", "true", "false", "", BOOLEAN));
  }

  private static void numbers(List<Written> all) {
    all.add(of("whole", ANY_WHOLE, "5", "7", "", INTEGER, DECIMAL));
    all.add(
        of("whole_short", "integer/smallint/smallint/smallint", "5", "7", "", INTEGER, DECIMAL));
    all.add(
        of("whole_wide", "-/hugeint/numeric(30,0)/decimal(30,0)", "5", "7", "", INTEGER, DECIMAL));
    all.add(of("whole_real", ANY_REAL, "5", "7", "", INTEGER, DECIMAL));
    all.add(of("whole_text", ANY_TEXT, "5", "7", "five", INTEGER, DECIMAL));
    all.add(
        of(
            "amount",
            "numeric/decimal(12,2)/numeric(12,2)/decimal(12,2)",
            "19.99",
            "20",
            "",
            DECIMAL));
    all.add(
        of(
            "amount_wide",
            "-/decimal(30,4)/numeric/decimal(30,4)",
            "19.9949",
            "20.0049",
            "",
            DECIMAL));
    all.add(of("amount_real", ANY_REAL, "19.99", "20.00", "", DECIMAL));
    all.add(of("amount_short", "-/real/real/real", "19.99", "20.5", "", DECIMAL));
    all.add(of("amount_text", ANY_TEXT, "19.99", "20.00", "a lot", DECIMAL));
  }

  private static void lists(List<Written> all) {
    all.add(of("words", ANY_TEXT, "ab", "b", "", TEXT));
    all.add(
        of("words_short", "varchar(20)/varchar(20)/varchar(20)/varchar(20)", "ab", "b", "", TEXT));
    all.add(of("words_padded", "-/-/char(3)/char(3)", "ab", "b", "", TEXT));
    all.add(of("json_texts", ANY_TEXT, "[\"a\", \"b\"]", "[\"b\"]", "{\"a\": 1}", TEXTS));
    all.add(of("json_numbers", ANY_TEXT, "[1, 2]", "[2]", "{\"a\": 1}", INTEGERS));
    all.add(of("own_json", "-/json/json/-", "[\"a\", \"b\"]", "[\"b\"]", "{\"a\": 1}", TEXTS));
    all.add(of("own_jsonb", "-/-/jsonb/-", "[\"a\", \"b\"]", "[\"b\"]", "5", TEXTS));
    all.add(
        of(
            "own_texts",
            "-/varchar[]/text[]/array(varchar)",
            "[\"a\",\"b\"]",
            "[\"b\"]",
            "",
            TEXTS));
    all.add(of("own_numbers", "-/bigint[]/bigint[]/array(bigint)", "[1,2]", "[2]", "", INTEGERS));
  }

  /** Whether JSON can hold such values: all but those of types of an engine's own. */
  boolean isInJson() {
    return !name.startsWith("own_") && !name.equals("words_padded");
  }

  /** A value in JSON, which has text, numbers, lists and truth. */
  String json(Dialect dialect, String value) {
    boolean isText =
        Objects.requireNonNull(types.get(dialect)).matches("text|varchar|varchar\\(.*");
    boolean isList = value.startsWith("[") || value.startsWith("{");
    return isText && !isList ? "\"" + value + "\"" : value;
  }

  /** A value in SQL. */
  static String literal(Dialect dialect, String type, String value) {
    String quoted = "'" + value.replace("'", "''") + "'";
    return switch (dialect) {
      case SQLITE -> type.equals("boolean") ? value : quoted;
      case DUCKDB -> "cast(" + quoted + " as " + type + ")";
      case POSTGRESQL ->
          "cast("
              + (type.endsWith("[]") ? quoted.replace('[', '{').replace(']', '}') : quoted)
              + " as "
              + type
              + ")";
      case TRINO ->
          type.startsWith("array")
              ? "cast(json_parse(" + quoted + ") as " + type + ")"
              : "cast(" + quoted + " as " + type + ")";
    };
  }

  /** Conditions that hold of the first value alone, and of the second. */
  List<String> asked(String column, String declared) {
    return switch (declared) {
      case TIMESTAMP, SECONDS, MILLISECONDS ->
          List.of(
              column + " >= 2026-03-02T15:30:00Z and " + column + " < 2026-03-02T15:30:01Z",
              column + " >= 2026-03-02T15:30:01Z and " + column + " < 2026-03-02T15:30:02Z");
      case DATE -> List.of(column + " = 2026-03-02", column + " = 2026-03-03");
      case BOOLEAN -> List.of(column + " is true", column + " is false");
      case INTEGER -> List.of(column + " = 5", column + " > 5");
      case DECIMAL ->
          name.startsWith("amount")
              ? List.of(column + " = 19.99", column + " >= 20")
              : List.of(column + " = 5", column + " > 5");
      case TEXT -> List.of(column + " = \"ab\"", column + " starts with \"b\"");
      case TEXTS ->
          List.of(
              column + " has \"a\"", "not " + column + " has \"a\" and " + column + " is present");
      case INTEGERS ->
          List.of(column + " has 1", "not " + column + " has 1 and " + column + " is present");
      default -> throw new IllegalArgumentException(declared);
    };
  }
}
