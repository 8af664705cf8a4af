package dev.segue.runtime.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteConnection;

/** Stops a statement that runs too long, and whatever runs when somebody asks. */
final class Watchdog implements AutoCloseable {
  private final Connection connection;
  private final ScheduledThreadPoolExecutor timer;

  Watchdog(Connection connection) {
    this.connection = connection;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "segue-watchdog");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Stops what runs once {@code patience} has passed, unless ended before. */
  Limit limit(Duration patience) {
    ScheduledExecutorService executor = timer;
    ScheduledFuture<?> stop =
        executor.schedule(this::interrupt, patience.toMillis(), TimeUnit.MILLISECONDS);
    return () -> stop.cancel(false);
  }

  /** A time limit while it holds. */
  @FunctionalInterface
  interface Limit {
    void end();
  }

  void interrupt() {
    try {
      connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
    } catch (SQLException e) {
      throw new IllegalStateException("SQLite's own connection lets itself be interrupted", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
