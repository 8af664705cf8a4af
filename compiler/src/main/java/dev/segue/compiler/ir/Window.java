package dev.segue.compiler.ir;

import java.util.Optional;

/**
 * A part of time, or of days: between two bounds, each of which may be open. A bound that is
 * missing makes the window empty (language §7.1).
 */
public record Window(Optional<Bound> from, Optional<Bound> to) {
  /** All of time. */
  public static final Window EVER = new Window(Optional.empty(), Optional.empty());

  /**
   * An end of a window: an instant, or a day where the window is of days; {@code inclusive} where
   * it is itself in.
   */
  public record Bound(Expression at, boolean inclusive) {}
}
