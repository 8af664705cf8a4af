package dev.segue.runtime.proposal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A small number for each contact's key, in the order in which they are first heard of. */
final class Contacts {
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final List<Object> keys = new ArrayList<>();

  int number(Object key) {
    return numbers.computeIfAbsent(
        key,
        k -> {
          keys.add(k);
          return keys.size() - 1;
        });
  }

  /** The keys of some, as text, sorted. */
  List<String> keys(BitSet some) {
    return some.stream().mapToObj(n -> keys.get(n).toString()).sorted().toList();
  }
}
