package dev.segue.repl.command;

/** What a command's exit code says. */
public final class ExitCodes {
  /** Everything is fine. */
  public static final int FINE = 0;

  /** There are findings, or tests failed. */
  public static final int FINDINGS = 1;

  /** The command was not called as it wants to be. */
  public static final int USAGE = 2;

  /** Something would change. */
  public static final int CHANGES = 3;

  /** A database or a file failed. */
  public static final int FILE = 4;

  /** Our own fault. */
  public static final int FAULT = 70;

  private ExitCodes() {}
}
