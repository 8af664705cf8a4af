package dev.segue.repl.report;

import dev.segue.runtime.store.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How far long work has come, on one line that each telling writes over and the end wipes away.
 * Where nobody looks it says nothing.
 */
public final class ProgressLine implements Progress, AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int WIDEST = 78;
  private static final String WIPE = "\r\u001B[K";

  private final Screen screen;
  private final PrintStream err;
  private final InstantSource clock;
  private Instant next = Instant.MIN;
  private boolean written;

  /** A line on {@code err}, where {@code screen} says that it is looked at. */
  public ProgressLine(Screen screen, PrintStream err, InstantSource clock) {
    this.screen = screen;
    this.err = err;
    this.clock = clock;
  }

  @Override
  public void at(String work, long done, long total) {
    if (!screen.terminal()) {
      return;
    }
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(PAUSE);
    written = true;
    String far = far(done, total);
    err.print(WIPE + DisplayWidth.cut(DisplayWidth.harmless(work), WIDEST - far.length()) + far);
    err.flush();
  }

  /** A share of what there is to do, or how much is done where nobody knows how much that is. */
  private String far(long done, long total) {
    if (total > 0) {
      return "  " + Math.min(100, done * 100 / total) + " %";
    }
    return done > 0 ? "  " + Plural.number(done, screen) : "";
  }

  /** Wipes the line away. */
  @Override
  public void close() {
    if (written) {
      err.print(WIPE);
      err.flush();
      written = false;
    }
  }
}
