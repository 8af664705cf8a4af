package dev.segue.compiler.sql;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How columns of PostgreSQL's types are written. */
final class PostgresTypes {
  /** What text is compared with as it is, or is read as text. */
  private static final Set<String> PLAIN =
      Set.of("TEXT", "VARCHAR", "FLOAT4", "FLOAT8", "JSON", "JSONB");

  private static final Map<String, Encoding> TYPES =
      Map.ofEntries(
          Map.entry("TIMESTAMPTZ", Encoding.INSTANT),
          Map.entry("TIMESTAMP", Encoding.LOCAL),
          Map.entry("DATE", Encoding.DAY),
          Map.entry("BOOL", Encoding.TRUTH),
          Map.entry("INT2", Encoding.WHOLE),
          Map.entry("INT4", Encoding.WHOLE),
          Map.entry("INT8", Encoding.WHOLE),
          Map.entry("SMALLSERIAL", Encoding.WHOLE),
          Map.entry("SERIAL", Encoding.WHOLE),
          Map.entry("BIGSERIAL", Encoding.WHOLE),
          Map.entry("NUMERIC", Encoding.DECIMAL));

  private PostgresTypes() {}

  static Optional<Encoding> encoding(String type) {
    if (PLAIN.contains(type)) {
      return Optional.empty();
    }
    // an enumeration, an identifier, text without case: what text is compared with as text
    Encoding own =
        type.startsWith("NUMERIC(") ? Encoding.DECIMAL : TYPES.getOrDefault(type, Encoding.TEXT);
    return Optional.of(type.startsWith("_") ? Encoding.LIST : own);
  }
}
