package dev.segue.repl.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows under a header. On a terminal they fit its width: numbers stand to the right, long text is
 * cut, columns that find no room are left out and named. In a pipe a tab stands between values, and
 * nothing is cut.
 */
public final class Table {
  private static final String GAP = "  ";
  private static final int NARROWEST = 8;

  private final List<String> header;
  private final List<List<Cell>> rows = new ArrayList<>();

  public Table(String... header) {
    this(List.of(header));
  }

  public Table(List<String> header) {
    this.header = List.copyOf(header);
  }

  public Table row(Cell... cells) {
    return row(Arrays.asList(cells));
  }

  public Table row(List<Cell> cells) {
    if (cells.size() != header.size()) {
      throw new IllegalArgumentException(cells.size() + " cells under " + header);
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  public int size() {
    return rows.size();
  }

  public void print(Screen screen, PrintStream out) {
    if (screen.terminal()) {
      printFitted(screen, out);
    } else {
      out.println(String.join("\t", header));
      rows.forEach(row -> out.println(joined(row, screen)));
    }
  }

  /** As Markdown has tables, numbers to the right. */
  public void printMarkdown(PrintStream out) {
    boolean[] right = numeric(header.size());
    out.println(markdown(header));
    out.println(
        IntStream.range(0, header.size())
            .mapToObj(column -> right[column] ? "---:" : "---")
            .collect(Collectors.joining(" | ", "| ", " |")));
    rows.forEach(
        row -> out.println(markdown(row.stream().map(c -> c.shown(Screen.PIPE)).toList())));
  }

  private static String markdown(List<String> texts) {
    return texts.stream().map(MarkdownCell::of).collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String joined(List<Cell> row, Screen screen) {
    return row.stream().map(cell -> cell.shown(screen)).collect(Collectors.joining("\t"));
  }

  private void printFitted(Screen screen, PrintStream out) {
    List<List<String>> shown =
        rows.stream().map(row -> row.stream().map(c -> c.shown(screen)).toList()).toList();
    int[] wanted = IntStream.range(0, header.size()).map(column -> widest(shown, column)).toArray();
    int columns = columnsThatFit(wanted, screen.columns());
    int[] widths = fitted(Arrays.copyOf(wanted, columns), screen.columns());
    Paint paint = Paint.of(screen);
    boolean[] right = numeric(columns);
    out.println(paint.strong(line(header, widths, right)));
    for (List<String> row : shown) {
      out.println(line(row, widths, right));
    }
    if (columns < header.size()) {
      String left = String.join(", ", header.subList(columns, header.size()));
      out.println(paint.faint(DisplayWidth.cut("no room for: " + left, screen.columns())));
    }
  }

  private int widest(List<List<String>> shown, int column) {
    int widest = DisplayWidth.of(header.get(column));
    for (List<String> row : shown) {
      widest = Math.max(widest, DisplayWidth.of(row.get(column)));
    }
    return widest;
  }

  /** As many columns as fit when each is cut as far as it may be; the first one always does. */
  private static int columnsThatFit(int[] wanted, int room) {
    int taken = 0;
    for (int column = 0; column < wanted.length; column++) {
      taken += Math.min(wanted[column], NARROWEST) + (column == 0 ? 0 : GAP.length());
      if (taken > room && column > 0) {
        return column;
      }
    }
    return wanted.length;
  }

  /** The widest columns give way first. */
  private static int[] fitted(int[] widths, int room) {
    int total = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
    while (total > room) {
      int widest = 0;
      for (int column = 1; column < widths.length; column++) {
        widest = widths[column] > widths[widest] ? column : widest;
      }
      if (widths[widest] <= 1) {
        break;
      }
      widths[widest]--;
      total--;
    }
    return widths;
  }

  /** Which of the first columns hold nothing but numbers. */
  private boolean[] numeric(int columns) {
    boolean[] numeric = new boolean[header.size()];
    for (int column = 0; column < columns; column++) {
      int at = column;
      numeric[column] =
          rows.stream().anyMatch(row -> row.get(at) instanceof Cell.Amount)
              && rows.stream()
                  .map(row -> row.get(at))
                  .allMatch(cell -> cell instanceof Cell.Amount || cell.equals(Cell.NOTHING));
    }
    return numeric;
  }

  private static String line(List<String> texts, int[] widths, boolean[] right) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String text = DisplayWidth.cut(texts.get(column), widths[column]);
      String pad = " ".repeat(widths[column] - DisplayWidth.of(text));
      line.append(column == 0 ? "" : GAP).append(right[column] ? pad + text : text + pad);
    }
    return line.toString().stripTrailing();
  }
}
