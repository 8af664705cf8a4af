package dev.segue.compiler.sql;

import java.util.List;
import java.util.stream.Stream;

/**
 * The functions that a store registers on a SQLite connection before it runs a statement, with what
 * they do: {@link TextFunctions}, {@link NumberFunctions}, {@link TimeFunctions}, {@link
 * PlaceFunctions}, {@link DrawFunctions}.
 */
public final class SqlFunctions {
  private SqlFunctions() {}

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
