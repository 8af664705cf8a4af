package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;

/** How many conditions were asked in random worlds, each once and its negation with it. */
final class Cases {
  private static final int WORLDS = 100;
  private static final int IN_ALL_OF_THEM = 2_000;

  private int worlds;
  private int cases;

  void add(World world) {
    worlds++;
    cases += Set.copyOf(world.conditions()).size();
  }

  /** Tells it, and fails where worlds have become poor. */
  void tell(String where) {
    System.out.printf("%s: %,d conditions in %,d worlds%n", where, cases, worlds);
    assertTrue(cases >= IN_ALL_OF_THEM || worlds < WORLDS, "only " + cases);
  }
}
