package dev.segue.repl.session;

import dev.segue.repl.report.Cell;
import dev.segue.repl.report.Table;
import java.util.Comparator;
import java.util.Map;

/** How many contacts have each value, the most frequent first. */
final class Distribution {
  private Distribution() {}

  static Table table(String name, Map<Cell, Long> counts, int most) {
    Table table = new Table(name, "contacts");
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<Cell, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(entry -> entry.getKey().words()))
        .limit(most)
        .forEach(entry -> table.row(entry.getKey(), Cell.of(entry.getValue())));
    return table;
  }
}
