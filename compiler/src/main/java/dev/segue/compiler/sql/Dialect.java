package dev.segue.compiler.sql;

/** An engine as a set of answers; emitting code asks a question, never which database this is. */
public enum Dialect {
  SQLITE
}
