package dev.segue.runtime.store;

import java.sql.Connection;
import java.sql.SQLException;

/** A connection as it is read, by one thread; any may stop it. */
final class Reader implements AutoCloseable {
  private final StateEngine engine;
  private final Connection connection;
  private final Running running;
  private final KeptStatements statements;
  private volatile boolean stopped;

  Reader(StateEngine engine, Connection connection) {
    this.engine = engine;
    this.connection = connection;
    Running.First first = sql -> engine.prepare(connection, sql);
    this.running = new Running(first);
    this.statements = new KeptStatements(connection, engine.rowsAtATime() == 0, first);
  }

  Running running() {
    return running;
  }

  KeptStatements statements() {
    return statements;
  }

  <T> T read(SideBySide<T> some) {
    if (stopped) {
      throw new IllegalStateException("nobody waits for it any more");
    }
    try (Cursors cursors =
        new Cursors(
            statements,
            Asking.PLAIN,
            engine.errors()::translated,
            running::begins,
            engine.rowsAtATime(),
            engine.textAsBytes())) {
      try {
        return some.reading().apply(cursors.open(some.queries()));
      } finally {
        cursors.statements().forEach(running::ends);
      }
    }
  }

  /** Ends what runs; it fails as stopped. */
  void stop() {
    engine.stop(connection, running.statements());
  }

  /** The same, and nothing more begins. */
  void end() {
    stopped = true;
    stop();
  }

  @Override
  public void close() {
    try {
      statements.close();
      connection.close();
    } catch (SQLException e) {
      throw engine.errors().translated(e);
    }
  }
}
