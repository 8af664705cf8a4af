package dev.segue.runtime.differential;

import dev.segue.compiler.sql.Dialect;
import java.util.Map;

/** A type of column that engines have and SQLite has not. */
enum Native {
  TIMESTAMP,
  TIMESTAMP_WITH_ZONE,
  DATE,
  BOOLEAN,
  DECIMAL,
  DOUBLE,
  WHOLE,
  LIST_OF_TEXT,
  JSON;

  /**
   * How an engine says it.
   *
   * @param word the type of a column
   * @param written a value of it, where {@code ?} is bound as text: ISO 8601 with a space, plain
   *     decimals, true or false, JSON
   */
  record Form(String word, String written) {
    static Form of(String word) {
      return new Form(word, "cast(? as " + word + ")");
    }
  }

  /** Those that an engine has. */
  static Map<Native, Form> of(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> Map.of();
      case DUCKDB ->
          Map.of(
              TIMESTAMP, Form.of("timestamp"),
              TIMESTAMP_WITH_ZONE, Form.of("timestamptz"),
              DATE, Form.of("date"),
              BOOLEAN, Form.of("boolean"),
              DECIMAL, Form.of("decimal(38,4)"),
              DOUBLE, Form.of("double"),
              WHOLE, Form.of("bigint"),
              LIST_OF_TEXT, new Form("varchar[]", "from_json(?, '[\"varchar\"]')"),
              JSON, Form.of("json"));
    };
  }
}
