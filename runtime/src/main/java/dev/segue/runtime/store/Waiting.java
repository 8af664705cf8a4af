package dev.segue.runtime.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Asks a driver that may go on waiting for a statement that has been ended: Trino's does where the
 * end comes before its own thread has begun to bring rows. Who waits so is interrupted after a
 * while, and is so only while the driver has the thread.
 */
final class Waiting implements Asking {
  private final int patience;
  private Thread asks = Thread.currentThread();
  private boolean waits;
  private boolean interrupted;
  private int told;

  /**
   * Nobody waits yet.
   *
   * @param patience how often a driver may be told that a statement is ended before it says so
   */
  Waiting(int patience) {
    this.patience = patience;
  }

  @Override
  public ResultSet rows(PreparedStatement statement) throws SQLException {
    return answer(statement::executeQuery);
  }

  @Override
  public boolean next(ResultSet rows) throws SQLException {
    return answer(rows::next);
  }

  /** The statement has been told to end, by another thread. */
  synchronized void told() {
    if (!waits) {
      return;
    }
    told++;
    if (told > patience) {
      interrupted = true;
      asks.interrupt();
    }
  }

  private interface Answer<T> {
    T get() throws SQLException;
  }

  private <T> T answer(Answer<T> driver) throws SQLException {
    begins();
    try {
      return driver.get();
    } catch (RuntimeException e) {
      if (ends()) {
        throw new SQLException("interrupted", e);
      }
      throw e;
    } finally {
      ends();
    }
  }

  private synchronized void begins() {
    asks = Thread.currentThread();
    waits = true;
    told = 0;
  }

  /** Whether it was interrupted; of that nothing stays, also where the answer came just then. */
  private synchronized boolean ends() {
    boolean was = interrupted;
    waits = false;
    interrupted = false;
    if (was) {
      Thread.interrupted();
    }
    return was;
  }
}
