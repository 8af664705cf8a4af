package dev.segue.repl.report;

import dev.segue.runtime.segment.Overlap;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What segments have in common, as text: how many of the contacts of each are in each other one,
 * then the most numerous combinations.
 */
public final class OverlapText {
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
  private static final int LONGEST_BAR = 20;
  private static final String BAR = "\u2588";
  private static final String SLIVER = "\u258f";
  private static final String IN = "\u25cf";
  private static final String OUT = "\u00b7";

  private final Screen screen;
  private final ZoneId zone;
  private final int most;

  /**
   * Text for a screen.
   *
   * @param most how many combinations are shown
   */
  public OverlapText(Screen screen, ZoneId zone, int most) {
    this.screen = screen;
    this.zone = zone;
    this.most = most;
  }

  public void print(Overlap overlap, PrintStream out) {
    if (screen.terminal()) {
      out.println("as of " + InstantText.of(overlap.asOf(), zone));
      out.println();
      out.println("of a hundred contacts of a row, so many are in the column:");
    }
    shares(overlap).print(screen, out);
    out.println();
    combinations(overlap).print(screen, out);
    int left = overlap.exactly().size() - most;
    if (left > 0 && screen.terminal()) {
      out.println("and " + Plural.of(left, "other combination", screen) + "; --most shows more");
    }
  }

  /**
   * In a row stands how many of a hundred of its segment are in the column's; in a pipe how many.
   */
  private Table shares(Overlap overlap) {
    List<String> names = overlap.segments().stream().map(Overlap.Sized::segment).toList();
    Table table =
        new Table(Stream.concat(Stream.of("segment", "contacts"), names.stream()).toList());
    for (int i = 0; i < names.size(); i++) {
      Overlap.Sized row = overlap.segments().get(i);
      List<Cell> cells = new ArrayList<>(List.of(Cell.of(row.segment()), Cell.of(row.contacts())));
      for (int j = 0; j < names.size(); j++) {
        long both = overlap.both(i, j);
        cells.add(screen.terminal() ? percent(both, row.contacts()) : Cell.of(both));
      }
      table.row(cells);
    }
    return table;
  }

  private static Cell percent(long some, long all) {
    return all == 0
        ? Cell.NOTHING
        : Cell.of(
            BigDecimal.valueOf(some)
                .multiply(PERCENT)
                .divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_UP));
  }

  private Table combinations(Overlap overlap) {
    Table table =
        screen.terminal()
            ? new Table("contacts", "", "in", "in just these of them")
            : new Table("contacts", "in just these of them");
    long longest = overlap.exactly().stream().mapToLong(Overlap.Exactly::contacts).max().orElse(1);
    List<String> names = overlap.segments().stream().map(Overlap.Sized::segment).toList();
    for (Overlap.Exactly e : overlap.exactly().stream().limit(most).toList()) {
      Cell contacts = Cell.of(e.contacts());
      Cell in = Cell.of(String.join(", ", e.in()));
      if (screen.terminal()) {
        table.row(contacts, Cell.of(bar(e.contacts(), longest)), Cell.of(dots(names, e)), in);
      } else {
        table.row(contacts, in);
      }
    }
    return table;
  }

  private static String bar(long contacts, long longest) {
    int length = (int) (contacts * LONGEST_BAR / longest);
    return length == 0 ? SLIVER : BAR.repeat(length);
  }

  private static String dots(List<String> names, Overlap.Exactly exactly) {
    StringBuilder dots = new StringBuilder();
    names.forEach(name -> dots.append(exactly.in().contains(name) ? IN : OUT));
    return dots.toString();
  }
}
