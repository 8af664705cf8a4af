package dev.segue.repl.session;

import dev.segue.compiler.explain.English;
import dev.segue.compiler.ir.Condition;
import dev.segue.repl.report.Cell;
import dev.segue.repl.report.Table;
import java.util.ArrayList;
import java.util.List;

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
    List<Condition> so = new ArrayList<>();
    for (Condition part : parts) {
      so.add(part);
      boolean last = so.size() == parts.size();
      long left = last ? fulfil : questions.count(new Condition.All(so));
      table.row(Cell.of(left), Cell.of((so.size() == 1 ? "" : "and ") + english.words(part)));
    }
    return table;
  }
}
