package dev.segue.runtime.differential;

import dev.segue.runtime.store.StoreFailure;

/** What an engine says that it cannot be asked: never a wrong answer, and few of all. */
final class Refusals {
  private int asked;
  private int refused;

  void asked() {
    asked++;
  }

  /** Whether the failure says so; it is counted. */
  boolean isOne(RuntimeException e) {
    boolean one = e instanceof StoreFailure f && f.reason().startsWith("it cannot be asked: ");
    refused += one ? 1 : 0;
    return one;
  }

  int percent() {
    return asked == 0 ? 0 : refused * 100 / asked;
  }

  @Override
  public String toString() {
    return refused + " of " + asked + " statements refused";
  }
}
