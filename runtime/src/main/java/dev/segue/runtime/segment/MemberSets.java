package dev.segue.runtime.segment;

import dev.segue.runtime.store.MembershipTable;
import dev.segue.runtime.store.RefreshTable;
import dev.segue.runtime.store.Store;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    MembershipTable memberships = new MembershipTable(store);
    boolean earlier = then.isBefore(last);
    for (String segment : segments) {
      sets.put(
          segment, earlier ? memberships.members(segment, then) : memberships.members(segment));
    }
    return new MemberSets(earlier ? then : last, sets);
  }
}
