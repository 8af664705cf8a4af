package dev.segue.repl.command;

import picocli.CommandLine.Option;

/** How far a program is rehearsed: {@code --days 60}. */
final class RehearsedDays {
  private static final int USUAL = 30;
  private static final int MOST = 3_660;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "How far it is rehearsed (default: 30).")
  private int days = USUAL;

  /** The number of days; one that is too large or below none is told. */
  int number() {
    if (days < 0 || days > MOST) {
      throw Failure.usage("--days takes a number from 0 to " + MOST);
    }
    return days;
  }
}
