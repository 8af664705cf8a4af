package dev.segue.runtime.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The stages of a funnel, while they are collected. */
final class Stages {
  private final List<Outcome.Stage> all = new ArrayList<>();
  private Set<Object> before;

  /** Begins with whoever entered. */
  Stages(Set<Object> entered) {
    this.before = entered;
    then("entered", entered);
  }

  void then(String words, Set<Object> contacts) {
    all.add(
        new Outcome.Stage(
            words, contacts.size(), contacts.stream().filter(before::contains).count()));
    before = contacts;
  }

  List<Outcome.Stage> all() {
    return all;
  }
}
