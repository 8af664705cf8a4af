package dev.segue.runtime.kernel;

import dev.segue.compiler.plan.Node;
import java.util.Arrays;
import java.util.List;

/** The instants of rows, contact after contact, in order. */
final class RowTimes {
  private final int[] ends;
  private final long[] at;

  /**
   * Of some contacts.
   *
   * @param owners whose rows are looked at
   */
  RowTimes(List<RowFrame> frames, Node.Rows rows, long[] owners, int size) {
    this.ends = new int[size];
    for (RowFrame frame : frames) {
      frame.each(
          rows,
          row -> {
            int owner = frame.owner(row);
            ends[owner] += Bits.get(owners, owner) ? 1 : 0;
          });
    }
    this.at = new long[begin(ends)];
    for (RowFrame frame : frames) {
      frame.each(
          rows,
          row -> {
            int owner = frame.owner(row);
            if (Bits.get(owners, owner)) {
              at[ends[owner]++] = frame.at(row);
            }
          });
    }
    for (int owner = 0; owner < size; owner++) {
      sort(at, begin(owner), ends[owner]);
    }
  }

  /** Has each number be where its rows begin, and says how many rows there are. */
  static int begin(int[] numbers) {
    int all = 0;
    for (int owner = 0; owner < numbers.length; owner++) {
      int many = numbers[owner];
      numbers[owner] = all;
      all += many;
    }
    return all;
  }

  /** Mostly they come in order. */
  static void sort(long[] all, int begin, int end) {
    for (int i = begin + 1; i < end; i++) {
      if (all[i - 1] > all[i]) {
        Arrays.sort(all, begin, end);
        return;
      }
    }
  }

  private int begin(int owner) {
    return owner == 0 ? 0 : ends[owner - 1];
  }

  long[] of(int owner) {
    return Arrays.copyOfRange(at, begin(owner), ends[owner]);
  }
}
