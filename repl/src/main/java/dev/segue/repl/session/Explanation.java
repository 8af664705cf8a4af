package dev.segue.repl.session;

import dev.segue.compiler.explain.Explained;
import dev.segue.repl.report.Cell;
import dev.segue.repl.report.Table;
import java.util.List;
import java.util.Optional;

/**
 * A line of English, and the lines under it.
 *
 * @param contacts how many contacts it holds of, where it is a condition of contacts
 */
public record Explanation(String words, Optional<Long> contacts, List<Explanation> parts) {
  public Explanation {
    parts = List.copyOf(parts);
  }

  /** With a count of the contacts that each condition holds of. */
  public static Explanation of(Explained explained, Questions questions) {
    return new Explanation(
        explained.words(),
        explained.condition().map(questions::count),
        explained.parts().stream().map(part -> of(part, questions)).toList());
  }

  /** Without any count. */
  public static Explanation uncounted(Explained explained) {
    return new Explanation(
        explained.words(),
        Optional.empty(),
        explained.parts().stream().map(Explanation::uncounted).toList());
  }

  /** Line under line, each part two spaces further in. */
  public Table table() {
    Table table = new Table("contacts", "condition");
    add(this, "", table);
    return table;
  }

  private static void add(Explanation line, String margin, Table table) {
    table.row(line.contacts.map(Cell::of).orElse(Cell.NOTHING), Cell.of(margin + line.words));
    line.parts.forEach(part -> add(part, margin + "  ", table));
  }
}
