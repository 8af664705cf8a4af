package dev.segue.runtime.store;

import org.jspecify.annotations.Nullable;

/** The values of one row; columns count from 0. */
public interface Cells {
  /** A whole number; 0 where it is missing, which {@link #wasMissing} tells. */
  long whole(int column);

  /** Whether the value that was read last is missing. */
  boolean wasMissing();

  /** The value as text; null where it is missing. */
  @Nullable String text(int column);
}
