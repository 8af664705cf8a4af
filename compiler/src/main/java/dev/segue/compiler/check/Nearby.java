package dev.segue.compiler.check;

import dev.segue.compiler.diag.Suggestion;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What names that are not known resemble; of very many, what the first do. */
final class Nearby {
  /** So many known names are looked at in one check. */
  private static final int MOST_LOOKED_AT = 1_000_000;

  /** The partition of each class, once it is asked for. */
  private Optional<Map<String, String>> partitions = Optional.empty();

  private int lookedAt;

  /** Nothing more is looked for. */
  boolean isSpent() {
    return lookedAt >= MOST_LOOKED_AT;
  }

  /** The nearest first. */
  List<String> of(String name, Supplier<? extends Collection<String>> known) {
    if (isSpent()) {
      return List.of();
    }
    Collection<String> all = known.get();
    lookedAt += all.size();
    return Suggestion.nearest(name, all);
  }

  /** The first partition that has a class of a name. */
  Optional<String> partitionOf(String name, Collection<Meaning> meanings) {
    if (partitions.isEmpty()) {
      Map<String, String> found = new HashMap<>();
      for (Meaning meaning : meanings) {
        if (meaning instanceof Meaning.Partition(var partition)) {
          partition
              .classes()
              .forEach(c -> found.putIfAbsent(c.name().text(), partition.name().text()));
        }
      }
      partitions = Optional.of(found);
    }
    return partitions.map(of -> of.get(name));
  }
}
