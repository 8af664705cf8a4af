package dev.segue.repl.command;

/** Why a command cannot go on, in the user's words, and the exit code that says so. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private Failure(int exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  /** The command was called with what it cannot take. */
  static Failure usage(String message) {
    return new Failure(ExitCodes.USAGE, message);
  }

  /** A database or a file failed. */
  static Failure file(String message) {
    return new Failure(ExitCodes.FILE, message);
  }

  /** What was looked at has mistakes. */
  static Failure findings(String message) {
    return new Failure(ExitCodes.FINDINGS, message);
  }

  int exitCode() {
    return exitCode;
  }
}
