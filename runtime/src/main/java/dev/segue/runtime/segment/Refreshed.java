package dev.segue.runtime.segment;

import dev.segue.compiler.diag.Diagnostic;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a refresh found, each kind in the order declared. Of a definition never refreshed before,
 * {@code first} holds, and all its members have entered now.
 *
 * @param removed the definitions that were there at the last refresh and are gone
 * @param warnings sizes that are not as {@code @expect size} says
 */
public record Refreshed(
    Instant asOf,
    List<Segment> segments,
    List<Valued> traits,
    List<Valued> scores,
    List<Classes> partitions,
    List<String> removed,
    List<Diagnostic> warnings) {
  public Refreshed {
    segments = List.copyOf(segments);
    traits = List.copyOf(traits);
    scores = List.copyOf(scores);
    partitions = List.copyOf(partitions);
    removed = List.copyOf(removed);
    warnings = List.copyOf(warnings);
  }

  /** What became of one definition. */
  sealed interface Outcome {}

  public record Segment(String name, boolean first, long size, long entered, long left)
      implements Outcome {}

  /** A trait or score: how many have a value, and how many another one than before. */
  public record Valued(String name, boolean first, long size, long changed) implements Outcome {}

  /** How many are in each class of a partition, in the order declared. */
  public record Classes(String name, boolean first, Map<String, Long> sizes, long changed)
      implements Outcome {
    public Classes {
      sizes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    }
  }

  /** Everything is as it was. */
  public boolean changedNothing() {
    return removed.isEmpty()
        && segments.stream().allMatch(s -> s.entered() == 0 && s.left() == 0 && !s.first())
        && traits.stream().allMatch(t -> t.changed() == 0 && !t.first())
        && scores.stream().allMatch(s -> s.changed() == 0 && !s.first())
        && partitions.stream().allMatch(p -> p.changed() == 0 && !p.first());
  }
}
