package dev.segue.compiler.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The functions that a store registers on a connection before it runs a statement, with what they
 * do: {@link TextFunctions}, {@link NumberFunctions}, {@link TimeFunctions}, {@link
 * PlaceFunctions}, {@link DrawFunctions}.
 */
public final class SqlFunctions {
  private static final Map<String, SqlFunction> BY_NAME =
      all().stream().collect(Collectors.toUnmodifiableMap(SqlFunction::name, f -> f));

  private SqlFunctions() {}

  /** One of them, for what it takes and gives. */
  static SqlFunction named(String name) {
    return Optional.ofNullable(BY_NAME.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no function " + name));
  }

  /** All of them, with what they keep between calls of their own: one list for one connection. */
  public static List<SqlFunction> all() {
    return Stream.of(
            new TextFunctions().all(),
            NumberFunctions.all(),
            new TimeFunctions().all(),
            PlaceFunctions.all(),
            new DrawFunctions().all())
        .flatMap(List::stream)
        .toList();
  }
}
