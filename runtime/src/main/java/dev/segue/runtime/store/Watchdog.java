package dev.segue.runtime.store;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Stops a statement that runs too long, and whatever runs when somebody asks. */
final class Watchdog implements AutoCloseable {
  /** What has not begun to run cannot be stopped: it is told again. */
  private static final long AGAIN_AFTER = 200;

  private final Runnable stop;
  private final ScheduledThreadPoolExecutor timer;

  Watchdog(Runnable stop) {
    this.stop = stop;
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
    ScheduledFuture<?> end =
        executor.scheduleWithFixedDelay(
            this.stop, patience.toMillis(), AGAIN_AFTER, TimeUnit.MILLISECONDS);
    return () -> end.cancel(false);
  }

  /** Does work within a time limit. */
  <T> T within(Duration patience, Supplier<T> work) {
    Limit limit = limit(patience);
    try {
      return work.get();
    } finally {
      limit.end();
    }
  }

  /** A time limit while it holds. */
  @FunctionalInterface
  interface Limit {
    void end();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
