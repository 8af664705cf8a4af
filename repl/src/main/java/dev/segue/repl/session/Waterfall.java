package dev.segue.repl.session;

import dev.segue.compiler.explain.English;
import dev.segue.compiler.ir.Condition;
import dev.segue.repl.report.Cell;
import dev.segue.repl.report.Table;

/** How many contacts are left after each part of a condition, in the order written. */
final class Waterfall {
  private Waterfall() {}

  /**
   * Empty for a condition that is of one part.
   *
   * @param everyone how many contacts there are
   * @param fulfil how many fulfil all of it
   */
  static Table of(Condition condition, Questions questions, long everyone, long fulfil) {
    Table table = new Table("left", "after");
    if (!(condition instanceof Condition.All(var parts)) || parts.size() < 2) {
      return table;
    }
    English english = new English(questions.workspace());
    table.row(Cell.of(everyone), Cell.of("everyone"));
    int counted = Math.min(parts.size() - 1, Explanation.MOST_COUNTED);
    for (int n = 1; n <= counted; n++) {
      long left = questions.count(new Condition.All(parts.subList(0, n)));
      table.row(Cell.of(left), Cell.of((n == 1 ? "" : "and ") + english.words(parts.get(n - 1))));
    }
    int more = parts.size() - 1 - counted;
    if (more > 0) {
      table.row(Cell.NOTHING, Cell.of(Explanation.uncounted(more, "part")));
    }
    table.row(Cell.of(fulfil), Cell.of("and " + english.words(parts.getLast())));
    return table;
  }
}
