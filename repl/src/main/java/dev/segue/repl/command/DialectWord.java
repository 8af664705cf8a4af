package dev.segue.repl.command;

import dev.segue.compiler.sql.Dialect;
import java.util.Arrays;
import java.util.stream.Collectors;

/** An engine by its word on the command line. */
final class DialectWord {
  private DialectWord() {}

  static Dialect dialect(String word) {
    return Dialect.named(word)
        .orElseThrow(
            () ->
                Failure.usage(
                    "'"
                        + word
                        + "' is no engine; there are "
                        + Arrays.stream(Dialect.values())
                            .map(Dialect::word)
                            .collect(Collectors.joining(", "))));
  }
}
