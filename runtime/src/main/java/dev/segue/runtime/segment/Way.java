package dev.segue.runtime.segment;

/** How a refresh comes to know who is in what. */
public enum Way {
  /** A statement for each definition. */
  SQL,
  /** One scan for all of them ({@link dev.segue.runtime.kernel.Kernel}). */
  KERNEL,
  /** A statement for as many of them as go together, and for each of the others one. */
  TOGETHER
}
