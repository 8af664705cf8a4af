package dev.segue.compiler.sql;

/** The databases that statements are written for. */
public enum Dialect {
  SQLITE(new Sqlite());

  private final Engine engine;

  Dialect(Engine engine) {
    this.engine = engine;
  }

  /** What it answers; emitting code asks a question, never which database this is. */
  Engine engine() {
    return engine;
  }
}
