package dev.segue.compiler.check;

import java.util.HashSet;
import java.util.Set;

/** What of its workspace a declaration was checked against: as long as that stays, so does it. */
final class Reads {
  private final Set<String> names = new HashSet<>();
  private boolean every;
  private boolean whole;
  private boolean never;

  /** What a name means, or that it means nothing. */
  void name(String name) {
    names.add(name);
  }

  /** The text of a template. */
  void template(String path) {
    names.add(Changes.template(path));
  }

  /** All names there are. */
  void everyName() {
    every = true;
  }

  /** Whether the scripts could be read in full. */
  void whether() {
    whole = true;
  }

  /** More than is noted: it is to be checked each time. */
  void unknown() {
    never = true;
  }

  Set<String> names() {
    return names;
  }

  /** Whether it may be otherwise after some changes. */
  boolean isTouched(Changes changes) {
    return never
        || (whole && changes.whole())
        || (every && !changes.names().isEmpty())
        || touches(changes.names());
  }

  boolean touches(Set<String> changed) {
    if (changed.isEmpty()) {
      return false;
    }
    for (String name : names) {
      if (changed.contains(name)) {
        return true;
      }
    }
    return false;
  }
}
