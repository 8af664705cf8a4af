package dev.segue.runtime.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Parts of the lines of a block's contacts, until they are taken apart. */
final class Parts {
  private static final int FEW = 64;

  private final List<byte[]> bytes = new ArrayList<>();
  private int[] owners = new int[FEW];
  private int[] from = new int[FEW];
  private int[] to = new int[FEW];

  /** One more, of the contact of such a place in the block. */
  void add(int owner, Line line, int part) {
    int size = bytes.size();
    if (size == owners.length) {
      owners = Arrays.copyOf(owners, size * 2);
      from = Arrays.copyOf(from, size * 2);
      to = Arrays.copyOf(to, size * 2);
    }
    owners[size] = owner;
    from[size] = line.from(part);
    to[size] = line.to(part);
    bytes.add(line.bytes(part));
  }

  int size() {
    return bytes.size();
  }

  int owner(int place) {
    return owners[place];
  }

  byte[] bytes(int place) {
    return bytes.get(place);
  }

  /** Where it begins among the bytes. */
  int from(int place) {
    return from[place];
  }

  /** Where it has ended. */
  int to(int place) {
    return to[place];
  }

  void clear() {
    bytes.clear();
  }
}
