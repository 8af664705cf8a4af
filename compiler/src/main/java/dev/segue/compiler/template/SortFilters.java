package dev.segue.compiler.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Filters that sort lists, by the items or by one of their properties; what is missing is last. */
final class SortFilters {
  private SortFilters() {}

  private record Keyed(Datum key, String folded, Datum item) {}

  static Datum sort(Datum value, Arguments given) {
    List<Keyed> keyed = keyed(value, given);
    List<Keyed> present = keyed.stream().filter(k -> !missing(k)).toList();
    for (Keyed one : present) {
      Datum first = present.getFirst().key();
      if (!(order(first, one.key(), given) instanceof Comparing.Order.Known)) {
        return given.fail("values of different kinds have no order");
      }
    }
    Comparator<Keyed> byKey = (left, right) -> sign(left.key(), right.key(), given);
    return sorted(keyed, Comparator.comparing(SortFilters::missing).thenComparing(byKey));
  }

  static Datum sortNatural(Datum value, Arguments given) {
    return sorted(
        keyed(value, given),
        Comparator.comparing(SortFilters::missing).thenComparing(Keyed::folded));
  }

  private static List<Keyed> keyed(Datum value, Arguments given) {
    List<Keyed> keyed = new ArrayList<>();
    for (Datum item : Conversion.items(value)) {
      Datum key = ListFilters.key(item, given);
      keyed.add(new Keyed(key, Conversion.text(key).toLowerCase(Locale.ROOT), item));
    }
    return keyed;
  }

  private static boolean missing(Keyed keyed) {
    return keyed.key() instanceof Datum.Missing;
  }

  private static Comparing.Order order(Datum left, Datum right, Arguments given) {
    return Comparing.order(left, right, given.scope().zone());
  }

  /** Only asked of what the check above found in order. */
  private static int sign(Datum left, Datum right, Arguments given) {
    return order(left, right, given) instanceof Comparing.Order.Known(int sign) ? sign : 0;
  }

  private static Datum sorted(List<Keyed> keyed, Comparator<Keyed> comparator) {
    return new Datum.Items(keyed.stream().sorted(comparator).map(Keyed::item).toList());
  }
}
