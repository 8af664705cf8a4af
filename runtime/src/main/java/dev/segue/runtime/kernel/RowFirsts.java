package dev.segue.runtime.kernel;

import dev.segue.compiler.plan.Node;
import java.util.List;

/**
 * The rows of one table that may be the very next: in the order of their instants, those of one
 * instant in that of their keys, with whether each fits.
 */
final class RowFirsts {
  private final int[] ends;
  private final long[] at;
  private final long[] places;

  /**
   * Of some contacts.
   *
   * @param fitting those that fit
   * @param among all of them
   * @param owners whose rows are looked at
   */
  RowFirsts(List<RowFrame> frames, Node.Rows fitting, Node.Rows among, long[] owners, int size) {
    this.ends = new int[size];
    for (RowFrame frame : frames) {
      frame.each(among, row -> ends[frame.owner(row)] += isAsked(owners, frame, row));
    }
    int all = RowTimes.begin(ends);
    this.at = new long[all];
    this.places = new long[all];
    for (RowFrame frame : frames) {
      long[] fits = frame.among(fitting);
      frame.each(
          among,
          row -> {
            if (isAsked(owners, frame, row) > 0) {
              int next = ends[frame.owner(row)]++;
              at[next] = frame.at(row);
              places[next] = 2L * frame.place(row) + (Bits.get(fits, row) ? 1 : 0);
            }
          });
    }
    for (int owner = 0; owner < size; owner++) {
      // rows come in that order: so both are sorted alike
      RowTimes.sort(at, begin(owner), end(owner));
      RowTimes.sort(places, begin(owner), end(owner));
    }
  }

  private static int isAsked(long[] owners, RowFrame frame, int row) {
    return Bits.get(owners, frame.owner(row)) ? 1 : 0;
  }

  int begin(int owner) {
    return owner == 0 ? 0 : ends[owner - 1];
  }

  int end(int owner) {
    return ends[owner];
  }

  long at(int row) {
    return at[row];
  }

  boolean fits(int row) {
    return (places[row] & 1) != 0;
  }
}
