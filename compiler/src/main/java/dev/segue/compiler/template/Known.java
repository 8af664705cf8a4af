package dev.segue.compiler.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known at one place of a template: which names it gave itself, what is present. */
final class Known {
  /** A value of the scope that an own name stands for, and whether it is certainly there. */
  record Alias(List<String> path, boolean guarded) {
    Alias {
      path = List.copyOf(path);
    }
  }

  private final Map<String, Set<Alias>> own;
  private final Set<List<String>> present;

  private Known(Map<String, Set<Alias>> own, Set<List<String>> present) {
    this.own = own;
    this.present = present;
  }

  static Known nothing() {
    return new Known(new HashMap<>(), new HashSet<>());
  }

  /** The same, apart: what is learned here later is not known there. */
  Known fork() {
    return new Known(new HashMap<>(own), new HashSet<>(present));
  }

  /** What is known whichever way was taken; nobody passes where there is no way. */
  static Optional<Known> join(List<Known> ways) {
    if (ways.size() < 2) {
      return ways.stream().findFirst();
    }
    Known joined = nothing();
    joined.present.addAll(ways.getFirst().present);
    for (Known way : ways) {
      joined.present.retainAll(way.present);
      way.own.forEach(
          (name, aliases) -> {
            Set<Alias> all = new LinkedHashSet<>(joined.own.getOrDefault(name, Set.of()));
            aliases.forEach(a -> all.add(way.settled(name, a)));
            joined.own.put(name, withoutBetter(all));
          });
    }
    return Optional.of(joined);
  }

  /** Of a value that is guarded on one way only, what is true on every way. */
  private static Set<Alias> withoutBetter(Set<Alias> aliases) {
    Set<Alias> kept = new LinkedHashSet<>(aliases);
    kept.removeIf(a -> a.guarded() && aliases.contains(new Alias(a.path(), false)));
    return kept;
  }

  private Alias settled(String name, Alias alias) {
    return new Alias(
        alias.path(), alias.guarded() || isPresent(List.of(name)) || isPresent(alias.path()));
  }

  /** The values that a name of the template itself stands for; empty if it is none. */
  Optional<Set<Alias>> own(String name) {
    return Optional.ofNullable(own.get(name));
  }

  /** From here on the name stands for these; without any, for what is nobody's value. */
  void assign(String name, Set<Alias> aliases) {
    forget(name);
    own.put(name, Set.copyOf(aliases));
  }

  /** From here on the name may stand for what it did or for what is nobody's value. */
  void blur(String name) {
    forget(name);
    own.putIfAbsent(name, Set.of());
  }

  private void forget(String name) {
    present.removeIf(path -> path.getFirst().equals(name));
  }

  void learn(Set<List<String>> paths) {
    for (List<String> path : paths) {
      for (int length = 1; length <= path.size(); length++) {
        present.add(List.copyOf(path.subList(0, length)));
      }
      throughAlias(path);
    }
  }

  /** That an own name is present says so of the one value that it stands for. */
  private void throughAlias(List<String> path) {
    Set<Alias> aliases = own.getOrDefault(path.getFirst(), Set.of());
    if (aliases.size() == 1) {
      List<String> meant = new ArrayList<>(aliases.iterator().next().path());
      meant.addAll(path.subList(1, path.size()));
      if (!meant.contains(Use.ITEM)) {
        present.add(List.copyOf(meant));
      }
    }
  }

  boolean isPresent(List<String> path) {
    return present.contains(path);
  }
}
