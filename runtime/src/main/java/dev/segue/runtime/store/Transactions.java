package dev.segue.runtime.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;

/** The transactions of one connection. */
final class Transactions {
  private final StateEngine engine;
  private final Connection connection;
  private final Memory memory;
  private boolean in;
  private boolean alone;

  Transactions(StateEngine engine, Connection connection, Memory memory) {
    this.engine = engine;
    this.connection = connection;
    this.memory = memory;
  }

  boolean isIn() {
    return in;
  }

  /** Whether everybody else who changes anything waits for its end. */
  boolean isAlone() {
    return in && alone;
  }

  /**
   * All of {@code work} or nothing of it; a transaction within one is part of it.
   *
   * @param alone every other that is alone waits for its end
   */
  <T> T run(boolean alone, Supplier<T> work) {
    if (in) {
      return work.get();
    }
    boolean done = false;
    try {
      begin(alone);
      T result = work.get();
      engine.commit(connection);
      done = true;
      return result;
    } catch (SQLException e) {
      throw engine.errors().translated(e);
    } finally {
      in = false;
      if (!done) {
        memory.forget();
        quietly(connection, engine::rollBack);
      }
      if (alone) {
        quietly(connection, engine::letOthers);
      }
    }
  }

  /** Does work as a transaction would, and leaves nothing of it. */
  <T> T rehearsed(Supplier<T> work) {
    if (in) {
      throw new IllegalStateException("nothing is rehearsed within a transaction");
    }
    try {
      begin(true);
      return work.get();
    } catch (SQLException e) {
      throw engine.errors().translated(e);
    } finally {
      in = false;
      memory.forget();
      quietly(connection, engine::rollBack);
      quietly(connection, engine::letOthers);
    }
  }

  /** Does work while no other connection does any in its turn; a transaction that is alone does. */
  <T> T inTurn(Supplier<T> work) {
    if (in) {
      return work.get();
    }
    try {
      engine.takeTurn(connection);
    } catch (SQLException e) {
      throw engine.errors().translated(e);
    }
    try {
      return work.get();
    } finally {
      quietly(connection, engine::endTurn);
    }
  }

  private void begin(boolean whetherAlone) throws SQLException {
    engine.begin(connection, whetherAlone);
    in = true;
    alone = whetherAlone;
    if (alone) {
      memory.begun();
    }
  }

  /** Something that a connection is to do. */
  interface Act {
    void on(Connection connection) throws SQLException;
  }

  /** Where it fails, the failure that led here is on its way to the caller. */
  static void quietly(Connection connection, Act act) {
    try {
      act.on(connection);
    } catch (SQLException e) {
      // nothing more can be done
    }
  }
}
