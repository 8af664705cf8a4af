package dev.segue.runtime.store;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Contacts by their numbers, 16,384 in a row: few as marks of two bytes, many as a bit each. Plain
 * SQL finds both: of a mark only the second byte has its highest bit set, so that none is found
 * half in one and half in the next.
 */
final class Chunk {
  private static final int ORDER = 14;
  private static final int SIZE = 1 << ORDER;
  private static final int BYTES = SIZE / Byte.SIZE;
  private static final int MARK = 2;
  private static final int LOW = 7;
  private static final int HIGHEST = 1 << LOW;

  private Chunk() {}

  /** The chunk of a contact. */
  static int of(int ordinal) {
    return ordinal >> ORDER;
  }

  /** How a contact stands where there are few. */
  static byte[] mark(int ordinal) {
    byte[] mark = new byte[MARK];
    mark(ordinal, mark, 0);
    return mark;
  }

  private static void mark(int ordinal, byte[] bytes, int at) {
    bytes[at] = (byte) ((ordinal & (SIZE - 1)) >> LOW);
    bytes[at + 1] = (byte) (HIGHEST | (ordinal & (HIGHEST - 1)));
  }

  /** How many of some contacts are in a chunk. */
  static int count(int chunk, RoaringBitmap contacts) {
    return (int) contacts.rangeCardinality((long) chunk << ORDER, (chunk + 1L) << ORDER);
  }

  /** Those of a chunk, as they are written. */
  static byte[] bytes(int chunk, RoaringBitmap contacts) {
    int many = count(chunk, contacts);
    boolean dense = many * MARK >= BYTES;
    byte[] bytes = new byte[dense ? BYTES : many * MARK];
    int[] at = {0};
    each(
        chunk,
        contacts,
        ordinal -> {
          if (dense) {
            int bit = ordinal & (SIZE - 1);
            bytes[bit / Byte.SIZE] |= (byte) (1 << (bit % Byte.SIZE));
          } else {
            mark(ordinal, bytes, at[0]);
            at[0] += MARK;
          }
        });
    return bytes;
  }

  /** Those of some contacts that are in a chunk. */
  static void each(int chunk, RoaringBitmap contacts, IntConsumer consumer) {
    PeekableIntIterator those = contacts.getIntIterator();
    those.advanceIfNeeded(chunk << ORDER);
    while (those.hasNext() && of(those.peekNext()) == chunk) {
      consumer.accept(those.next());
    }
  }

  /** Those of some contacts that are in a chunk. */
  static int[] of(int chunk, RoaringBitmap contacts) {
    int[] those = new int[count(chunk, contacts)];
    int[] at = {0};
    each(chunk, contacts, ordinal -> those[at[0]++] = ordinal);
    return those;
  }

  /** Those that are written down of a chunk, in their order. */
  static void read(int chunk, byte[] bytes, IntConsumer consumer) {
    int first = chunk << ORDER;
    if (bytes.length == BYTES) {
      BitSet.valueOf(bytes).stream().forEach(bit -> consumer.accept(first + bit));
      return;
    }
    for (int at = 0; at < bytes.length; at += MARK) {
      consumer.accept(first + marked(bytes, at));
    }
  }

  /** Whether a contact of the chunk is among those that are written down. */
  static boolean has(byte[] bytes, int ordinal) {
    int bit = ordinal & (SIZE - 1);
    if (bytes.length == BYTES) {
      return (bytes[bit / Byte.SIZE] & (1 << (bit % Byte.SIZE))) != 0;
    }
    int low = 0;
    int high = bytes.length / MARK - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = marked(bytes, middle * MARK);
      if (found == bit) {
        return true;
      }
      if (found < bit) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  private static int marked(byte[] bytes, int at) {
    return (bytes[at] << LOW) | (bytes[at + 1] & (HIGHEST - 1));
  }

  /** What is written down of a chunk once some have come and others gone. */
  static byte[] moved(byte[] bytes, int chunk, RoaringBitmap entered, RoaringBitmap left) {
    BitSet those = new BitSet(SIZE);
    if (bytes.length == BYTES) {
      those.or(BitSet.valueOf(bytes));
    } else {
      for (int at = 0; at < bytes.length; at += MARK) {
        those.set(marked(bytes, at));
      }
    }
    each(chunk, entered, ordinal -> those.set(ordinal & (SIZE - 1)));
    each(chunk, left, ordinal -> those.clear(ordinal & (SIZE - 1)));
    int many = those.cardinality();
    if (many * MARK >= BYTES) {
      return Arrays.copyOf(those.toByteArray(), BYTES);
    }
    byte[] marks = new byte[many * MARK];
    int at = 0;
    for (int bit = those.nextSetBit(0); bit >= 0; bit = those.nextSetBit(bit + 1)) {
      mark(bit, marks, at);
      at += MARK;
    }
    return marks;
  }

  /** How many are written down. */
  static int count(byte[] bytes) {
    return bytes.length == BYTES ? BitSet.valueOf(bytes).cardinality() : bytes.length / MARK;
  }

  /** The chunks that some contacts are in. */
  static RoaringBitmap all(RoaringBitmap contacts) {
    RoaringBitmap chunks = new RoaringBitmap();
    PeekableIntIterator those = contacts.getIntIterator();
    while (those.hasNext()) {
      int chunk = of(those.next());
      chunks.add(chunk);
      those.advanceIfNeeded((chunk + 1) << ORDER);
    }
    return chunks;
  }
}
