package dev.segue.compiler.sql;

/**
 * A function that is made in a session before a statement calls it.
 *
 * @param name as {@link SqlFunctions} or another of these calls it
 * @param statement what makes it
 */
public record SessionFunction(String name, String statement) {
  /** The same of values of another type too. */
  SessionFunction also(SessionFunction other) {
    return new SessionFunction(name, statement + ";\n" + other.statement);
  }
}
