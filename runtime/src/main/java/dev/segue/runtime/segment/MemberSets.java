package dev.segue.runtime.segment;

import dev.segue.runtime.store.MembershipTable;
import dev.segue.runtime.store.RefreshTable;
import dev.segue.runtime.store.Store;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who is in some segments, as of the last refresh or one before it. Each contact goes by a number
 * of its own, the same in every set.
 *
 * @param sets by segment, in the order asked for
 */
public record MemberSets(Instant asOf, Map<String, RoaringBitmap> sets) {
  /**
   * As they are written down.
   *
   * @param then the refresh that was the last one then; what is later than the last is as of that
   * @return nothing where there had been no refresh then
   */
  public static Optional<MemberSets> stored(Store store, List<String> segments, Instant then) {
    RefreshTable refreshes = new RefreshTable(store);
    return refreshes
        .first()
        .filter(first -> !then.isBefore(first))
        .flatMap(first -> refreshes.last())
        .map(last -> stored(store, segments, then, last));
  }

  private static MemberSets stored(Store store, List<String> segments, Instant then, Instant last) {
    Map<String, RoaringBitmap> sets = new LinkedHashMap<>();
    segments.forEach(segment -> sets.put(segment, new RoaringBitmap()));
    Map<Object, Integer> numbers = new HashMap<>();
    BiConsumer<String, Object> put =
        (segment, contact) ->
            Optional.ofNullable(sets.get(segment))
                .ifPresent(set -> set.add(numbers.computeIfAbsent(contact, c -> numbers.size())));
    MembershipTable memberships = new MembershipTable(store);
    if (then.isBefore(last)) {
      memberships.each(then, put);
      return new MemberSets(then, sets);
    }
    memberships.each(put);
    return new MemberSets(last, sets);
  }
}
