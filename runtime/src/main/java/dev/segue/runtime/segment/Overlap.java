package dev.segue.runtime.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    Combinations combinations = new Combinations(contacts);
    for (int i = 0; i < sets.size(); i++) {
      combinations.also(i, sets.get(i));
    }
    return combinations.counted().stream()
        .map(c -> new Exactly(Arrays.stream(c.sets()).mapToObj(names::get).toList(), c.contacts()))
        .toList();
  }

  /**
   * How many are in both of two segments, by their places; of one and the same, how many it has.
   */
  public long both(int one, int other) {
    if (one == other) {
      return segments.get(one).contacts();
    }
    int first = Math.min(one, other);
    int before = first * (2 * segments.size() - first - 1) / 2;
    return pairs.get(before + Math.max(one, other) - first - 1).contacts();
  }
}
