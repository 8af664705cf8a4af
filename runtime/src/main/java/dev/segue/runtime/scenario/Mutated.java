package dev.segue.runtime.scenario;

import dev.segue.compiler.mutate.Mutant;
import java.util.List;

/**
 * What tests notice of small changes.
 *
 * @param mutants how many changes mean something else
 * @param noticed of how many a test failed
 * @param survivors those that no test noticed, in the order of their places
 * @param untried how many there was no time for
 */
public record Mutated(int mutants, int noticed, List<Survivor> survivors, int untried) {
  public Mutated {
    survivors = List.copyOf(survivors);
  }

  /**
   * A change that no test noticed.
   *
   * @param asked how many tests come to what is changed
   */
  public record Survivor(Mutant mutant, int asked) {}
}
