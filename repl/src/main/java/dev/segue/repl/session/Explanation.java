package dev.segue.repl.session;

import dev.segue.compiler.explain.Explained;
import dev.segue.repl.report.Cell;
import dev.segue.repl.report.Plural;
import dev.segue.repl.report.Screen;
import dev.segue.repl.report.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * A line of English, and the lines under it.
 *
 * @param contacts how many contacts it holds of, where it is a condition of contacts
 */
public record Explanation(String words, Optional<Long> contacts, List<Explanation> parts) {
  public Explanation {
    parts = List.copyOf(parts);
  }

  /** Of how many conditions it is counted whom they hold of, the outermost first. */
  static final int MOST_COUNTED = 200;

  /**
   * With a count of the contacts that each condition holds of; what is not counted is told last.
   */
  public static Explanation of(Explained explained, Questions questions) {
    Set<Explained> counted = Collections.newSetFromMap(new IdentityHashMap<>());
    int conditions = 0;
    Queue<Explained> lines = new ArrayDeque<>(List.of(explained));
    for (Explained line = lines.poll(); line != null; line = lines.poll()) {
      if (line.condition().isPresent() && conditions++ < MOST_COUNTED) {
        counted.add(line);
      }
      lines.addAll(line.parts());
    }
    Explanation all = of(explained, questions, counted);
    return conditions <= MOST_COUNTED
        ? all
        : all.with(uncounted(conditions - MOST_COUNTED, "condition"));
  }

  private static Explanation of(Explained explained, Questions questions, Set<Explained> counted) {
    return new Explanation(
        explained.words(),
        explained.condition().filter(c -> counted.contains(explained)).map(questions::count),
        explained.parts().stream().map(part -> of(part, questions, counted)).toList());
  }

  private Explanation with(String line) {
    List<Explanation> more = new ArrayList<>(parts);
    more.add(new Explanation(line, Optional.empty(), List.of()));
    return new Explanation(words, contacts, more);
  }

  /** {@code 12 more parts are not counted}. */
  static String uncounted(int more, String what) {
    return Plural.of(more, "more " + what, Screen.PIPE)
        + (more == 1 ? " is" : " are")
        + " not counted";
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
