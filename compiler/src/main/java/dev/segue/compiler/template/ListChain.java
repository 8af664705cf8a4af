package dev.segue.compiler.template;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a value still is after its filters, where they only choose and order. */
enum ListChain {
  /** Itself: there are no filters. */
  SAME,
  /** A list of some of its items; none where it is missing. */
  LIST,
  /** One of its items, if there is any. */
  ITEM;

  private static final Set<Filter> CHOOSING =
      EnumSet.of(
          Filter.COMPACT,
          Filter.REJECT,
          Filter.REVERSE,
          Filter.SORT,
          Filter.SORT_NATURAL,
          Filter.UNIQ,
          Filter.WHERE);
  private static final Set<Filter> PICKING = EnumSet.of(Filter.FIND, Filter.FIRST, Filter.LAST);

  static Optional<ListChain> of(List<Filtered.Call> calls) {
    ListChain chain = SAME;
    for (Filtered.Call call : calls) {
      if (chain != ITEM && call instanceof Filtered.Call.Known known) {
        if (CHOOSING.contains(known.filter())) {
          chain = LIST;
          continue;
        } else if (PICKING.contains(known.filter())) {
          chain = ITEM;
          continue;
        }
      }
      return Optional.empty();
    }
    return Optional.of(chain);
  }
}
