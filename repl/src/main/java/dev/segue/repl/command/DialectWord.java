package dev.segue.repl.command;

import dev.segue.compiler.sql.Dialect;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** An engine by its word on the command line. */
final class DialectWord {
  private DialectWord() {}

  /** What shells complete; picocli makes an instance. */
  static final class Words implements Iterable<String> {
    private static final List<String> ALL =
        Arrays.stream(Dialect.values()).map(Dialect::word).toList();

    @Override
    public Iterator<String> iterator() {
      return ALL.iterator();
    }
  }

  static Dialect dialect(String word) {
    return Dialect.named(word)
        .orElseThrow(
            () ->
                Failure.usage(
                    "'" + word + "' is no engine; there are " + String.join(", ", Words.ALL)));
  }
}
