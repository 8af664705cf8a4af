package dev.segue.runtime.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * What segments have in common.
 *
 * @param segments in the order asked for
 * @param pairs every two of them, in that order
 * @param exactly who is in just these of them and in no other, the most numerous first: each
 *     contact that is in any of them is counted in one of these, as in an UpSet plot (Lex et al.
 *     2014)
 */
public record Overlap(Instant asOf, List<Sized> segments, List<Pair> pairs, List<Exactly> exactly) {
  public Overlap {
    segments = List.copyOf(segments);
    pairs = List.copyOf(pairs);
    exactly = List.copyOf(exactly);
  }

  /** How many contacts a segment has. */
  public record Sized(String segment, long contacts) {}

  /** How many are in both. */
  public record Pair(String one, String other, long contacts) {}

  /** How many are in all of these, and in none of the others. */
  public record Exactly(List<String> in, long contacts) {}

  /** Of sets of contacts. */
  public static Overlap of(MemberSets members) {
    List<String> names = List.copyOf(members.sets().keySet());
    List<RoaringBitmap> sets = names.stream().map(n -> members.sets().get(n)).toList();
    List<Sized> sized = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      sized.add(new Sized(names.get(i), sets.get(i).getLongCardinality()));
    }
    return new Overlap(members.asOf(), sized, pairs(members), exactly(names, sets));
  }

  /** How many are in every two of them. */
  public static List<Pair> pairs(MemberSets members) {
    List<String> names = List.copyOf(members.sets().keySet());
    List<RoaringBitmap> sets = names.stream().map(n -> members.sets().get(n)).toList();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        long both = RoaringBitmap.andCardinality(sets.get(i), sets.get(j));
        pairs.add(new Pair(names.get(i), names.get(j), both));
      }
    }
    return pairs;
  }

  private static List<Exactly> exactly(List<String> names, List<RoaringBitmap> sets) {
    int contacts = 1 + sets.stream().mapToInt(s -> s.isEmpty() ? -1 : s.last()).max().orElse(-1);
    int words = Math.ceilDiv(names.size(), Long.SIZE);
    long[][] of = new long[contacts][words];
    for (int i = 0; i < sets.size(); i++) {
      int word = i / Long.SIZE;
      long bit = 1L << i;
      sets.get(i).forEach((int contact) -> of[contact][word] |= bit);
    }
    Map<BitSet, Long> counted = new HashMap<>();
    for (long[] in : of) {
      counted.merge(BitSet.valueOf(in), 1L, Long::sum);
    }
    counted.remove(new BitSet());
    Comparator<Map.Entry<BitSet, Long>> order =
        Map.Entry.<BitSet, Long>comparingByValue().reversed();
    return counted.entrySet().stream()
        .sorted(order.thenComparing(e -> e.getKey().toLongArray(), Overlap::inOrder))
        .map(e -> new Exactly(e.getKey().stream().mapToObj(names::get).toList(), e.getValue()))
        .toList();
  }

  /** Fewer sets first, then those that come first. */
  private static int inOrder(long[] one, long[] other) {
    BitSet left = BitSet.valueOf(one);
    BitSet right = BitSet.valueOf(other);
    if (left.cardinality() != right.cardinality()) {
      return Integer.compare(left.cardinality(), right.cardinality());
    }
    left.xor(right);
    int first = left.nextSetBit(0);
    return first < 0 ? 0 : right.get(first) ? 1 : -1;
  }

  /** How many are in both; of one and the same, how many it has. */
  public long both(String one, String other) {
    return one.equals(other)
        ? segments.stream()
            .filter(s -> s.segment().equals(one))
            .findFirst()
            .orElseThrow()
            .contacts()
        : pairs.stream()
            .filter(
                p ->
                    (p.one().equals(one) && p.other().equals(other))
                        || (p.one().equals(other) && p.other().equals(one)))
            .findFirst()
            .orElseThrow()
            .contacts();
  }
}
