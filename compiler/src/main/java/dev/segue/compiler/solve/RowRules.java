package dev.segue.compiler.solve;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Window;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which rows are certainly none, and which are certainly among others: by their kinds, filters and
 * windows.
 */
final class RowRules {
  private final ZoneId zone;
  private final Predicate<List<Condition>> never;
  private final Map<RowSet, Boolean> empty = new HashMap<>();
  private final Map<List<RowSet>, Boolean> parts = new HashMap<>();

  /**
   * @param never whether conditions of one row certainly do not hold together
   */
  RowRules(ZoneId zone, Predicate<List<Condition>> never) {
    this.zone = zone;
    this.never = never;
  }

  /** Conditions of one row certainly do not hold together. */
  boolean isNever(List<Condition> conditions) {
    return never.test(conditions);
  }

  boolean isEmpty(RowSet set) {
    Boolean known = empty.get(set);
    if (known == null) {
      known =
          set.filter().filter(f -> never.test(List.of(f))).isPresent()
              || window(set).filter(this::isEmpty).isPresent();
      empty.put(set, known);
    }
    return known;
  }

  private static Optional<Window> window(RowSet set) {
    return switch (set) {
      case RowSet.Events e -> Optional.of(e.window());
      case RowSet.Acts a -> Optional.of(a.window());
      case RowSet.Moves m -> Optional.of(m.window());
      case RowSet.Changes c -> Optional.of(c.window());
      case RowSet.Records r -> Optional.empty();
    };
  }

  /** Each row of the one is one of the other. */
  boolean isPart(RowSet one, RowSet other) {
    List<RowSet> asked = List.of(one, other);
    Boolean known = parts.get(asked);
    if (known == null) {
      known = isOfKind(one, other) && isInWindow(one, other) && passes(one, other);
      parts.put(asked, known);
    }
    return known;
  }

  private static boolean isOfKind(RowSet one, RowSet other) {
    return switch (one) {
      case RowSet.Events e -> other instanceof RowSet.Events o && o.kinds().containsAll(e.kinds());
      case RowSet.Records r -> other instanceof RowSet.Records o && r.table().equals(o.table());
      case RowSet.Acts a ->
          other instanceof RowSet.Acts o
              && a.act() == o.act()
              && (o.of().isEmpty() || o.of().equals(a.of()));
      case RowSet.Moves m ->
          other instanceof RowSet.Moves o && m.set().equals(o.set()) && m.entered() == o.entered();
      case RowSet.Changes c ->
          other instanceof RowSet.Changes o && c.attribute().equals(o.attribute());
    };
  }

  private boolean passes(RowSet one, RowSet other) {
    if (other.filter().isEmpty() || other.filter().equals(one.filter())) {
      return true;
    }
    Condition fails = new Condition.Not(other.filter().get());
    return never.test(one.filter().map(f -> List.of(f, fails)).orElse(List.of(fails)));
  }

  private boolean isInWindow(RowSet one, RowSet other) {
    Optional<Window> small = window(one);
    Optional<Window> large = window(other);
    return small.isEmpty()
        || large.isEmpty()
        || (isAfter(small.get().from(), large.get().from())
            && isBefore(small.get().to(), large.get().to()));
  }

  /** A beginning lies at another or later. */
  private boolean isAfter(Optional<Window.Bound> one, Optional<Window.Bound> other) {
    if (other.isEmpty() || other.equals(one)) {
      return true;
    }
    Optional<Cut> late = one.flatMap(b -> Cut.of(b.at(), zone));
    Optional<Cut> early = Cut.of(other.get().at(), zone);
    if (late.isEmpty() || early.isEmpty() || !late.get().line().equals(early.get().line())) {
      return false;
    }
    int order = late.get().at().compareTo(early.get().at());
    return order > 0 || (order == 0 && (other.get().inclusive() || !one.orElseThrow().inclusive()));
  }

  /** An end lies at another or earlier; rows without one end now. */
  private boolean isBefore(Optional<Window.Bound> one, Optional<Window.Bound> other) {
    if (other.isEmpty() || other.equals(one)) {
      return true;
    }
    Optional<Cut> late = Cut.of(other.get().at(), zone);
    if (late.filter(l -> l.isNow() && reachesNow(l, other.get())).isPresent()) {
      return true;
    }
    Optional<Cut> early = one.flatMap(b -> Cut.of(b.at(), zone));
    if (late.isEmpty() || early.isEmpty() || !late.get().line().equals(early.get().line())) {
      return false;
    }
    int order = early.get().at().compareTo(late.get().at());
    return order < 0 || (order == 0 && (other.get().inclusive() || !one.orElseThrow().inclusive()));
  }

  private static boolean reachesNow(Cut end, Window.Bound bound) {
    int order = end.at().compareTo(Cut.now().at());
    return order > 0 || (order == 0 && bound.inclusive());
  }

  /** Nothing lies between the ends, or all of it is to come. */
  private boolean isEmpty(Window window) {
    Map<Object, Interval> lines = new HashMap<>();
    lines.put(Cut.now().line(), Interval.of(Condition.Relation.LESS_OR_EQUAL, Cut.now().at()));
    window
        .from()
        .ifPresent(
            b ->
                end(
                    b,
                    b.inclusive()
                        ? Condition.Relation.GREATER_OR_EQUAL
                        : Condition.Relation.GREATER,
                    lines));
    window
        .to()
        .ifPresent(
            b ->
                end(
                    b,
                    b.inclusive() ? Condition.Relation.LESS_OR_EQUAL : Condition.Relation.LESS,
                    lines));
    return lines.values().stream().anyMatch(Interval::isEmpty);
  }

  private void end(Window.Bound bound, Condition.Relation relation, Map<Object, Interval> lines) {
    Cut.of(bound.at(), zone)
        .ifPresent(cut -> lines.merge(cut.line(), Interval.of(relation, cut.at()), Interval::and));
  }
}
