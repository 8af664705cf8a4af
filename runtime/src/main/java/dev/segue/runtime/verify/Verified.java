package dev.segue.runtime.verify;

import java.util.List;
import java.util.Map;

/**
 * What a verification found.
 *
 * @param contacts how many were asked about, of {@code everyone}
 * @param copied whether the sample was asked of a copy, where there is nobody else
 * @param asked how many definitions of each kind were compared
 * @param skipped definitions that look at contacts outside of the sample
 * @param disagreements the first of {@code disagreeing}
 */
public record Verified(
    long contacts,
    long everyone,
    boolean copied,
    Map<String, Integer> asked,
    List<String> skipped,
    long disagreeing,
    List<Disagreement> disagreements) {
  public Verified {
    asked = Map.copyOf(asked);
    skipped = List.copyOf(skipped);
    disagreements = List.copyOf(disagreements);
  }

  /** Two answers to one question; empty: not in the segment, or without a value. */
  public record Disagreement(
      String kind, String definition, String contact, String oracle, String sql) {}
}
