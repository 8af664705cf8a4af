package dev.segue.repl.site;

import dev.segue.compiler.plan.Mentions;
import dev.segue.compiler.plan.Thing;
import dev.segue.compiler.plan.Thing.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What comes of what: things in an order in which each stands below what it comes of. A definition
 * comes of what it speaks of; a message comes of the programs that send it too.
 */
record Lineage(List<Thing> things, List<Edge> edges) {
  /** {@code to} comes of {@code from}. */
  record Edge(Thing from, Thing to) {}

  Lineage {
    things = List.copyOf(things);
    edges = List.copyOf(edges);
  }

  /** Of one thing: all that it comes of, and all that comes of it. */
  static Lineage of(Thing thing, Mentions mentions) {
    Set<Thing> all = new LinkedHashSet<>(List.of(thing));
    Set<Thing> above = reached(thing, t -> above(t, mentions));
    all.addAll(above);
    all.addAll(reached(thing, t -> below(t, mentions)));
    return among(all, mentions);
  }

  /** Of these, with what they say of each other; without tests, which nothing comes of. */
  static Lineage among(Collection<Thing> given, Mentions mentions) {
    Set<Thing> all = new HashSet<>(given);
    all.removeIf(t -> t.kind() == Kind.TEST);
    Map<Thing, Integer> depths = new HashMap<>();
    List<Thing> sorted = new ArrayList<>(all);
    sorted.sort(
        Comparator.comparing(Thing::kind)
            .thenComparingInt(t -> depth(t, all, mentions, depths, new HashSet<>()))
            .thenComparing(Thing::name));
    List<Edge> edges = new ArrayList<>();
    for (Thing to : sorted) {
      above(to, mentions).stream()
          .filter(all::contains)
          .sorted(Comparator.comparing(Thing::kind).thenComparing(Thing::name))
          .forEach(from -> edges.add(new Edge(from, to)));
    }
    return new Lineage(sorted, edges);
  }

  private static Set<Thing> above(Thing thing, Mentions mentions) {
    Set<Thing> above = new LinkedHashSet<>(mentions.of(thing));
    above.removeIf(other -> sends(thing, other));
    mentions.by(thing).stream().filter(other -> sends(other, thing)).forEach(above::add);
    return above;
  }

  private static Set<Thing> below(Thing thing, Mentions mentions) {
    Set<Thing> below = new LinkedHashSet<>(mentions.by(thing));
    below.removeIf(other -> sends(other, thing));
    mentions.of(thing).stream().filter(other -> sends(thing, other)).forEach(below::add);
    return below;
  }

  private static boolean sends(Thing program, Thing message) {
    return program.kind() == Kind.PROGRAM && message.kind() == Kind.MESSAGE;
  }

  private static Set<Thing> reached(Thing thing, Function<Thing, Set<Thing>> next) {
    Set<Thing> seen = new LinkedHashSet<>();
    Deque<Thing> open = new ArrayDeque<>(List.of(thing));
    while (!open.isEmpty()) {
      for (Thing other : next.apply(open.removeFirst())) {
        if (other.kind() != Kind.TEST && seen.add(other)) {
          open.add(other);
        }
      }
    }
    return seen;
  }

  /** How many of its own kind stand above it. */
  private static int depth(
      Thing thing, Set<Thing> all, Mentions mentions, Map<Thing, Integer> known, Set<Thing> on) {
    if (known.containsKey(thing)) {
      return known.getOrDefault(thing, 0);
    }
    on.add(thing);
    int deepest = 0;
    for (Thing other : above(thing, mentions)) {
      if (other.kind() == thing.kind() && all.contains(other) && !on.contains(other)) {
        deepest = Math.max(deepest, 1 + depth(other, all, mentions, known, on));
      }
    }
    on.remove(thing);
    known.put(thing, deepest);
    return deepest;
  }
}
