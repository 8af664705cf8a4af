package dev.segue.runtime.segment;

import dev.segue.compiler.ir.Definitions;
import dev.segue.runtime.store.MembershipTable;
import dev.segue.runtime.store.SizeTable;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.ValueTable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** How many are in each definition, read at once, and counted where that is not known any more. */
final class Sizes {
  private final SizeTable table;
  private final MembershipTable memberships;
  private final ValueTable values;
  private Map<String, Map<String, Long>> known = new HashMap<>();

  Sizes(Store store, MembershipTable memberships, ValueTable values) {
    this.table = new SizeTable(store);
    this.memberships = memberships;
    this.values = values;
  }

  /** Those of the last refresh. */
  void read() {
    known = table.all();
  }

  /** The same, as they are known already; they are kept up. */
  void take(Map<String, Map<String, Long>> all) {
    known = all;
  }

  /** What is known now. */
  Map<String, Map<String, Long>> known() {
    return known;
  }

  /** Of a segment. */
  long members(String segment) {
    return all(segment, () -> Map.of(SizeTable.ALL, memberships.size(segment)))
        .getOrDefault(SizeTable.ALL, 0L);
  }

  /** Of a trait or a score. */
  long values(String definition) {
    return all(definition, () -> Map.of(SizeTable.ALL, values.size(definition)))
        .getOrDefault(SizeTable.ALL, 0L);
  }

  /** Of the classes of a partition. */
  Map<String, Long> counts(String partition) {
    return new HashMap<>(all(partition, () -> values.counts(partition)));
  }

  private Map<String, Long> all(String definition, Supplier<Map<String, Long>> counted) {
    return known.computeIfAbsent(definition, d -> counted.get());
  }

  void put(String definition, long size) {
    put(definition, Map.of(SizeTable.ALL, size));
  }

  void put(String definition, Map<String, Long> sizes) {
    table.put(definition, sizes);
    known.put(definition, Map.copyOf(sizes));
  }

  void forget(Set<String> definitions) {
    table.forget(definitions);
    known.keySet().removeAll(definitions);
  }

  /** In the order of the classes, each of them. */
  static Map<String, Long> ofClasses(Definitions.Partition partition, Map<String, Long> counts) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    partition.classes().forEach(c -> sizes.put(c.name(), counts.getOrDefault(c.name(), 0L)));
    return sizes;
  }
}
