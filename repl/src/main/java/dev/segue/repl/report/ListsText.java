package dev.segue.repl.report;

import dev.segue.runtime.segment.ListRead;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** What reading the lists' files came to, for people. */
public record ListsText(Screen screen, PrintStream out) {
  /** A line for each list, and one for rows that fit nobody or have no value. */
  public void print(List<ListRead> lists) {
    for (ListRead list : lists) {
      out.println("list " + list.name() + ": " + Plural.of(list.size(), "contact", screen));
      if (list.strangers() > 0) {
        note(
            list,
            Plural.of(list.strangers(), "row", screen) + " that fit nobody, such as in line ",
            list.lines().stream().map(String::valueOf).toList());
      }
      if (list.unreadable() > 0) {
        note(
            list,
            Plural.of(list.unreadable(), "row", screen) + " without a value: ",
            list.problems());
      }
    }
  }

  private void note(ListRead list, String what, List<String> first) {
    String some = first.stream().limit(3).collect(Collectors.joining(", "));
    out.println(
        "  " + Paint.of(screen).warning(list.file()) + ": " + DisplayWidth.harmless(what + some));
  }
}
