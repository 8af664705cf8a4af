package dev.segue.runtime.segment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * In which sets contacts are, each in just those: sets are added one after another, and each
 * divides those who are in a combination so far into who is in it too and who is not. That takes a
 * step for each member of each set (partition refinement, Paige and Tarjan 1987).
 */
final class Combinations {
  /** The combination of no set. */
  private static final int NONE = 0;

  /** The combination that each contact is in so far. */
  private final int[] of;

  // of each combination: the one before its last set, that set, and what the set that is added
  // makes of it
  private int[] before = new int[64];
  private int[] last = new int[64];
  private int[] with = new int[64];
  private int number = 1;

  /**
   * Of no set yet.
   *
   * @param contacts one more than the greatest number of a contact
   */
  Combinations(int contacts) {
    of = new int[contacts];
    last[NONE] = -1;
  }

  /** How many contacts are in just some sets, by the places of these in rising order. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Counted(int[] sets, long contacts) {}

  /** Another set, of a greater place than those that were added before it. */
  void also(int place, RoaringBitmap members) {
    Arrays.fill(with, 0, number, NONE);
    members.forEach(
        (int contact) -> {
          int so = of[contact];
          if (with[so] == NONE) {
            int divided = add(so, place);
            with[so] = divided;
          }
          of[contact] = with[so];
        });
  }

  private int add(int so, int place) {
    if (number == before.length) {
      before = Arrays.copyOf(before, number * 2);
      last = Arrays.copyOf(last, number * 2);
      with = Arrays.copyOf(with, number * 2);
    }
    before[number] = so;
    last[number] = place;
    return number++;
  }

  /**
   * Those that somebody is in, the most numerous first; then of fewer sets, then of earlier ones.
   */
  List<Counted> counted() {
    long[] contacts = new long[number];
    for (int combination : of) {
      contacts[combination]++;
    }
    return IntStream.range(NONE + 1, number)
        .filter(c -> contacts[c] > 0)
        .mapToObj(c -> new Counted(sets(c), contacts[c]))
        .sorted(
            Comparator.comparingLong(Counted::contacts)
                .reversed()
                .thenComparingInt(c -> c.sets().length)
                .thenComparing(Counted::sets, Arrays::compare))
        .toList();
  }

  private int[] sets(int combination) {
    int size = 0;
    for (int c = combination; c != NONE; c = before[c]) {
      size++;
    }
    int[] sets = new int[size];
    for (int c = combination; c != NONE; c = before[c]) {
      sets[--size] = last[c];
    }
    return sets;
  }
}
