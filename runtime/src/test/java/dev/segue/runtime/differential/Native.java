package dev.segue.runtime.differential;

import dev.segue.compiler.sql.Dialect;
import java.util.Locale;
import java.util.Map;

/** A type of column that engines have and SQLite has not. */
enum Native {
  TIMESTAMP,
  TIMESTAMP_WITH_ZONE,
  DATE,
  BOOLEAN,
  DECIMAL,
  /** Of just the digits that are declared. */
  MONEY,
  DOUBLE,
  WHOLE,
  LIST_OF_TEXT,
  JSON;

  /**
   * How an engine says it.
   *
   * @param word the type of a column
   * @param told the same as the database tells it, in capitals
   * @param written a value of it, where {@code ?} is bound as text: ISO 8601 with a space, plain
   *     decimals, true or false, JSON
   */
  record Form(String word, String told, String written) {
    static Form of(String word) {
      return of(word, word.toUpperCase(Locale.ROOT));
    }

    static Form of(String word, String told) {
      return new Form(word, told, "cast(? as " + word + ")");
    }
  }

  /** Those that an engine has. */
  static Map<Native, Form> of(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> Map.of();
      case DUCKDB ->
          Map.of(
              TIMESTAMP, Form.of("timestamp"),
              TIMESTAMP_WITH_ZONE, Form.of("timestamptz", "TIMESTAMP WITH TIME ZONE"),
              DATE, Form.of("date"),
              BOOLEAN, Form.of("boolean"),
              DECIMAL, Form.of("decimal(38,4)"),
              MONEY, Form.of("decimal(12,2)"),
              DOUBLE, Form.of("double"),
              WHOLE, Form.of("bigint"),
              LIST_OF_TEXT, new Form("varchar[]", "VARCHAR[]", "from_json(?, '[\"varchar\"]')"),
              JSON, Form.of("json"));
      case POSTGRESQL ->
          Map.of(
              TIMESTAMP,
              Form.of("timestamp"),
              TIMESTAMP_WITH_ZONE,
              Form.of("timestamptz"),
              DATE,
              Form.of("date"),
              BOOLEAN,
              Form.of("boolean", "BOOL"),
              DECIMAL,
              Form.of("numeric(38,4)"),
              MONEY,
              Form.of("numeric(12,2)"),
              DOUBLE,
              Form.of("double precision", "FLOAT8"),
              WHOLE,
              Form.of("bigint", "INT8"),
              LIST_OF_TEXT,
              new Form(
                  "text[]", "_TEXT", "array(select json_array_elements_text(cast(? as json)))"),
              JSON,
              Form.of("jsonb"));
      case TRINO ->
          Map.of(
              TIMESTAMP, Form.of("timestamp(3)"),
              TIMESTAMP_WITH_ZONE,
                  new Form(
                      "timestamp(3) with time zone",
                      "TIMESTAMP(3) WITH TIME ZONE",
                      "from_iso8601_timestamp(replace(?, ' ', 'T'))"),
              DATE, Form.of("date"),
              BOOLEAN, Form.of("boolean"),
              DECIMAL, Form.of("decimal(38,4)"),
              DOUBLE, Form.of("double"),
              WHOLE, Form.of("bigint"),
              LIST_OF_TEXT,
                  new Form(
                      "array(varchar)", "ARRAY(VARCHAR)", "cast(json_parse(?) as array(varchar))"));
    };
  }
}
