package dev.segue.runtime.differential;

import dev.segue.runtime.store.StoreFailure;
import java.util.Map;
import java.util.TreeMap;

/** What an engine says that it cannot be asked: never a wrong answer, and few of all. */
final class Refusals {
  private final Map<String, Integer> reasons = new TreeMap<>();
  private int asked;
  private int refused;

  void asked() {
    asked++;
  }

  /** Whether the failure says so; it is counted. */
  boolean isOne(RuntimeException e) {
    if (e instanceof StoreFailure f && f.reason().startsWith("it cannot be asked: ")) {
      refused++;
      reasons.merge(f.reason().replaceAll("[0-9]+", "#"), 1, Integer::sum);
      return true;
    }
    return false;
  }

  int percent() {
    return asked == 0 ? 0 : refused * 100 / asked;
  }

  @Override
  public String toString() {
    return refused + " of " + asked + " statements refused " + reasons;
  }
}
