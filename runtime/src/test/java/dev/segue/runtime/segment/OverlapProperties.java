package dev.segue.runtime.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.roaringbitmap.RoaringBitmap;

/** What sets have in common, counted contact by contact. */
class OverlapProperties {
  /** More sets than a word has bits. */
  static final int SETS = 70;

  static final int CONTACTS = 12;

  @Property(tries = 200)
  void eachContactIsCountedOnce(
      @ForAll @Size(min = 1, max = SETS)
          List<@Size(max = 5) Set<@IntRange(max = CONTACTS) Integer>> sets) {
    Map<String, RoaringBitmap> members = new TreeMap<>();
    for (int i = 0; i < sets.size(); i++) {
      RoaringBitmap bitmap = new RoaringBitmap();
      sets.get(i).forEach(bitmap::add);
      members.put("s%02d".formatted(i), bitmap);
    }
    Overlap overlap = Overlap.of(new MemberSets(Instant.EPOCH, members));
    for (Overlap.Pair pair : overlap.pairs()) {
      long both = counted(c -> in(members, c).containsAll(Set.of(pair.one(), pair.other())));
      assertEquals(both, pair.contacts());
    }
    List<String> names = List.copyOf(members.keySet());
    for (int i = 0; i < names.size(); i++) {
      for (int j = 0; j < names.size(); j++) {
        Set<String> pair = new HashSet<>(List.of(names.get(i), names.get(j)));
        assertEquals(counted(c -> in(members, c).containsAll(pair)), overlap.both(i, j));
      }
    }
    Map<List<String>, Long> expected =
        IntStream.rangeClosed(0, CONTACTS)
            .mapToObj(c -> in(members, c))
            .filter(in -> !in.isEmpty())
            .collect(Collectors.groupingBy(in -> in, Collectors.counting()));
    assertEquals(
        expected,
        overlap.exactly().stream()
            .collect(Collectors.toMap(Overlap.Exactly::in, Overlap.Exactly::contacts)));
    List<Long> numbers = overlap.exactly().stream().map(Overlap.Exactly::contacts).toList();
    assertEquals(numbers.stream().sorted((a, b) -> Long.compare(b, a)).toList(), numbers);
  }

  private static long counted(IntPredicate test) {
    return IntStream.rangeClosed(0, CONTACTS).filter(test).count();
  }

  private static List<String> in(Map<String, RoaringBitmap> members, int contact) {
    return members.entrySet().stream()
        .filter(e -> e.getValue().contains(contact))
        .map(Map.Entry::getKey)
        .toList();
  }
}
