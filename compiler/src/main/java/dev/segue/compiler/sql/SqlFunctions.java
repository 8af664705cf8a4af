package dev.segue.compiler.sql;

import java.util.List;

/** The functions that a store registers on a SQLite connection before it runs a statement. */
public final class SqlFunctions {
  private SqlFunctions() {}

  /** All of them, with what they keep between calls of their own: one list for one connection. */
  public static List<SqlFunction> all() {
    return List.of();
  }
}
