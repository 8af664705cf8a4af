package dev.segue.compiler.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What one rendering remembers: assigned values, loops that run, counters and cycles. */
final class Memory {
  /** A loop that runs: its variable, and what {@code forloop} says. */
  record Running(String variable, Datum item, String helper, Datum state) {}

  private final Scope scope;
  private final Map<String, Datum> assigned = new HashMap<>();
  private final Map<String, Long> counters = new HashMap<>();
  private final Map<String, Integer> cycles = new HashMap<>();
  private final Map<String, Integer> stopped = new HashMap<>();
  private final Deque<Running> loops = new ArrayDeque<>();

  Memory(Scope scope) {
    this.scope = scope;
  }

  Scope scope() {
    return scope;
  }

  /** The value of a root name: loops, then what was assigned, then the scope, then counters. */
  Datum value(String name) {
    Optional<Datum> local = local(name);
    if (local.isPresent()) {
      return local.get();
    }
    Datum given = scope.value(name);
    Long counter = counters.get(name);
    return given instanceof Datum.Missing && counter != null ? Datum.Number.of(counter) : given;
  }

  /** The value that the template itself gave a name. */
  Optional<Datum> local(String name) {
    for (Running loop : loops) {
      if (loop.variable().equals(name)) {
        return Optional.of(loop.item());
      }
      if (loop.helper().equals(name)) {
        return Optional.of(loop.state());
      }
    }
    return Optional.ofNullable(assigned.get(name));
  }

  void assign(String name, Datum value) {
    assigned.put(name, value);
  }

  void enter(Running loop) {
    loops.push(loop);
  }

  void leave() {
    loops.pop();
  }

  /** The innermost {@code forloop} that runs. */
  Datum parentLoop() {
    return loops.stream()
        .filter(l -> l.helper().equals("forloop"))
        .map(Running::state)
        .findFirst()
        .orElse(Datum.MISSING);
  }

  /** Counts up after, or down before, the value is given. */
  long count(String name, boolean up) {
    long now = counters.getOrDefault(name, 0L);
    counters.put(name, up ? now + 1 : now - 1);
    return up ? now : now - 1;
  }

  /** The place in a group of so many items, which moves on by one. */
  int cycle(String group, int size) {
    int place = cycles.getOrDefault(group, 0);
    cycles.put(group, place + 1 >= size ? 0 : place + 1);
    return place;
  }

  int stoppedAt(String label) {
    return stopped.getOrDefault(label, 0);
  }

  void stop(String label, int place) {
    stopped.put(label, place);
  }
}
