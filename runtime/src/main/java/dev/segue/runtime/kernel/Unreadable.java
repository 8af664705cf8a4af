package dev.segue.runtime.kernel;

/** The source cannot be read in one scan: each definition is asked for by itself. */
final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unreadable(String reason) {
    super(reason);
  }
}
