package dev.segue.repl.site;

import dev.segue.compiler.explain.Explained;
import dev.segue.compiler.plan.Thing;
import java.util.Optional;

/**
 * A thing, and what there is to tell of it.
 *
 * @param about its purpose
 * @param place the file and line that define it
 * @param english what it says, in English
 * @param script how it is written; empty for what the schema declares
 */
record Told(
    Thing thing,
    Optional<String> title,
    Optional<String> about,
    Optional<String> owner,
    Optional<String> place,
    Optional<Explained> english,
    String script) {
  static Told of(Thing thing, Optional<String> title, String script, Optional<String> place) {
    return new Told(
        thing, title, Optional.empty(), Optional.empty(), place, Optional.empty(), script);
  }

  Told saying(Explained words) {
    return new Told(thing, title, about, owner, place, Optional.of(words), script);
  }

  Told ownedBy(Optional<String> whose) {
    return new Told(thing, title, about, whose, place, english, script);
  }

  Told with(Optional<String> purpose) {
    return new Told(thing, title, purpose, owner, place, english, script);
  }

  String page() {
    return PageName.of(thing);
  }
}
