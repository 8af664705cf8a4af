package dev.segue.repl.command;

import dev.segue.repl.report.ProgressLine;
import dev.segue.repl.report.Screen;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a command runs: the folder it was started in, the clock, and the streams.
 *
 * @param home where a person's own files lie, such as the prompt's history
 * @param environment its variables, by name: where secrets are
 * @param typed standard input is a terminal
 * @param screen what standard output can show
 * @param errScreen what standard error can show
 */
public record Surroundings(
    Path directory,
    Path home,
    InstantSource clock,
    Function<String, Optional<String>> environment,
    InputStream in,
    boolean typed,
    PrintStream out,
    PrintStream err,
    Screen screen,
    Screen errScreen) {
  /** A line that says how far long work has come, on standard error. */
  ProgressLine progress() {
    return new ProgressLine(errScreen, err, clock);
  }

  /** As of when what comes in is dated ahead, also for whoever asks as of an earlier instant. */
  Instant today(Instant asked) {
    Instant now = clock.instant();
    return asked.isAfter(now) ? asked : now;
  }
}
