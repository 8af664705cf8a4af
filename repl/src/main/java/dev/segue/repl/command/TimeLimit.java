package dev.segue.repl.command;

import dev.segue.runtime.store.Store;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How long the database may take for a question: {@code --timeout 30}. */
final class TimeLimit {
  private static final double MILLISECONDS = 1_000;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Stop what takes the database longer (default: never).")
  private Optional<Double> seconds = Optional.empty();

  /** Holds from now on. */
  void set(Store store) {
    seconds.ifPresent(
        s -> {
          if (!(s > 0)) {
            throw Failure.usage("--timeout: " + s + " is no time", "give it more than 0 seconds");
          }
          store.allow(Duration.ofMillis((long) Math.ceil(s * MILLISECONDS)));
        });
  }
}
