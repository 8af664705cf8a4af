package dev.segue.runtime.kernel;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** A bit for each row, 64 to a word; bits beyond the last row are 0. */
final class Bits {
  static final int WORD = Long.SIZE;

  private Bits() {}

  static int words(int rows) {
    return (rows + WORD - 1) / WORD;
  }

  static boolean get(long[] bits, int row) {
    return (bits[row >> 6] >>> row & 1) != 0;
  }

  static void set(long[] bits, int row) {
    bits[row >> 6] |= 1L << row;
  }

  /** All of so many rows. */
  static long[] all(int rows) {
    long[] bits = new long[words(rows)];
    Arrays.fill(bits, -1L);
    trim(bits, rows);
    return bits;
  }

  static void trim(long[] bits, int rows) {
    if (rows % WORD != 0) {
      bits[rows / WORD] &= (1L << rows) - 1;
    }
  }

  /** Leaves of some rows those that are among others too. */
  static void keep(long[] some, long[] others) {
    for (int i = 0; i < some.length; i++) {
      some[i] &= others[i];
    }
  }

  static long[] where(int rows, IntPredicate holds) {
    long[] bits = new long[words(rows)];
    for (int word = 0; word < bits.length; word++) {
      int last = Math.min((word + 1) * WORD, rows);
      long found = 0;
      for (int row = word * WORD; row < last; row++) {
        found |= (holds.test(row) ? 1L : 0L) << row;
      }
      bits[word] = found;
    }
    return bits;
  }

  /** The rows whose number is in a range, both ends in it. */
  static long[] between(int[] numbers, long least, long most) {
    long[] bits = new long[words(numbers.length)];
    for (int word = 0; word < bits.length; word++) {
      int last = Math.min((word + 1) * WORD, numbers.length);
      long found = 0;
      for (int row = word * WORD; row < last; row++) {
        found |= (numbers[row] >= least && numbers[row] <= most ? 1L : 0L) << row;
      }
      bits[word] = found;
    }
    return bits;
  }
}
