package dev.segue.compiler.ir;

/** A set of contacts whose comings and goings are written down. */
public record ContactSet(Kind kind, String name) {
  /** What it is. */
  public enum Kind {
    /** As refreshes saw it. */
    SEGMENT,
    LIST,
    /** Who is in a run of it, and not held out. */
    PROGRAM
  }
}
