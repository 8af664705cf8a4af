package dev.segue.repl.report;

import dev.segue.runtime.segment.Overlap;
import java.util.List;
import java.util.Locale;

/**
 * Sets and their intersections (UpSet, Lex et al. 2014): a row for each segment with a bar as long
 * as it is large, a column for each combination with a bar as high as it is numerous, and a dot
 * where the segment is one of the combination.
 */
final class UpsetDrawing {
  private static final int ROW = 26;
  private static final int COLUMN = 30;
  private static final int NAME = 170;
  private static final int LONGEST_NAME = 24;
  private static final int SIZE = 150;
  private static final int LONGEST_BAR = 80;
  private static final int HIGHEST_BAR = 130;
  private static final int TOP = 28;
  private static final int GAP = 14;
  private static final int DOT = 6;
  private static final int BAR = 16;
  private static final int DOWN_TO_BASELINE = 4;

  private final Overlap overlap;
  private final List<Overlap.Exactly> columns;
  private final StringBuilder svg = new StringBuilder();

  private UpsetDrawing(Overlap overlap, int most) {
    this.overlap = overlap;
    this.columns = overlap.exactly().stream().limit(most).toList();
  }

  static String of(Overlap overlap, int most) {
    UpsetDrawing drawing = new UpsetDrawing(overlap, most);
    drawing.draw();
    return drawing.svg.toString();
  }

  private static int middle(int row) {
    return TOP + HIGHEST_BAR + GAP + row * ROW + ROW / 2;
  }

  private static int center(int column) {
    return NAME + SIZE + GAP + column * COLUMN + COLUMN / 2;
  }

  private void draw() {
    int rows = overlap.segments().size();
    int width = center(columns.size()) + GAP;
    int height = middle(rows);
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg class=\"upset\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                + " aria-label=\"Segments and what they have in common\">%n",
            width,
            height,
            width,
            height));
    long largest = overlap.segments().stream().mapToLong(Overlap.Sized::contacts).max().orElse(0);
    for (int row = 0; row < rows; row++) {
      segment(row, overlap.segments().get(row), largest, width);
    }
    long most = columns.stream().mapToLong(Overlap.Exactly::contacts).max().orElse(0);
    for (int column = 0; column < columns.size(); column++) {
      combination(column, columns.get(column), most);
    }
    svg.append("</svg>\n");
  }

  private void segment(int row, Overlap.Sized sized, long largest, int width) {
    int y = middle(row);
    if (row % 2 == 0) {
      svg.append(
          "<rect class=\"band\" x=\"0\" y=\"%d\" width=\"%d\" height=\"%d\"/>%n"
              .formatted(y - ROW / 2, width, ROW));
    }
    String name = sized.segment();
    String shown =
        name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "\u2026";
    svg.append(
        "<text x=\"4\" y=\"%d\"><title>%s</title>%s</text>"
            .formatted(y + DOWN_TO_BASELINE, Html.escaped(name), Html.escaped(shown)));
    int length = scaled(sized.contacts(), largest, LONGEST_BAR);
    svg.append(
        "<rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" data-contacts=\"%d\"/>"
            .formatted(NAME, y - BAR / 2, length, BAR, sized.contacts()));
    svg.append(
        "<text class=\"quiet\" x=\"%d\" y=\"%d\">%s</text>%n"
            .formatted(NAME + length + DOT, y + DOWN_TO_BASELINE, Html.number(sized.contacts())));
  }

  private void combination(int column, Overlap.Exactly exactly, long most) {
    int x = center(column);
    int high = scaled(exactly.contacts(), most, HIGHEST_BAR);
    int foot = TOP + HIGHEST_BAR;
    String names = Html.escaped(String.join(", ", exactly.in()));
    svg.append("<g><title>%s: %s</title>".formatted(names, Html.number(exactly.contacts())));
    svg.append(
        "<rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" data-contacts=\"%d\"/>"
            .formatted(x - BAR / 2, foot - high, BAR, high, exactly.contacts()));
    svg.append(
        "<text class=\"quiet\" text-anchor=\"middle\" x=\"%d\" y=\"%d\">%s</text>"
            .formatted(x, foot - high - DOWN_TO_BASELINE, shortened(exactly.contacts())));
    int first = -1;
    int last = -1;
    for (int row = 0; row < overlap.segments().size(); row++) {
      boolean in = exactly.in().contains(overlap.segments().get(row).segment());
      first = in && first < 0 ? row : first;
      last = in ? row : last;
      svg.append(
          "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>"
              .formatted(in ? "in" : "out", x, middle(row), DOT));
    }
    if (last > first) {
      svg.append("<path class=\"tie\" d=\"M%d %dV%d\"/>".formatted(x, middle(first), middle(last)));
    }
    svg.append("</g>\n");
  }

  /** At least a sliver of whatever there is. */
  private static int scaled(long number, long greatest, int longest) {
    return greatest == 0 || number == 0
        ? 0
        : (int) Math.max(1, Math.round((double) number * longest / greatest));
  }

  /** {@code 950}, {@code 12.3k}, {@code 4.1M}: what stands over a bar. */
  private static String shortened(long number) {
    double thousand = 1_000;
    double million = thousand * thousand;
    return number < thousand
        ? Long.toString(number)
        : number < million
            ? String.format(Locale.ROOT, "%.1fk", number / thousand)
            : String.format(Locale.ROOT, "%.1fM", number / million);
  }
}
