package dev.segue.runtime.outcome;

import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Program.Action;
import dev.segue.compiler.type.Draw;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which way runs went: only where a run rests is written down, but what was sent tells of each step
 * that sends, hand-offs of theirs, and draws are the same for ever. Of the ways that fit, what they
 * have in common is known.
 */
final class Ways {
  private static final int MOST_WAYS = 500;

  private final Program program;
  private final Map<Trace, Found> known = new HashMap<>();

  Ways(Program program) {
    this.program = program;
  }

  /** From a step to another. */
  record Edge(int from, int to, int branch) {}

  /**
   * What is known of a run.
   *
   * @param at where it stands or stood last; nothing before the first step
   * @param finished it went past the last step
   * @param sent the steps of which messages are there
   * @param arms the arm that it draws of each split
   */
  record Trace(
      Optional<String> at,
      boolean finished,
      Set<String> sent,
      Set<String> handedOff,
      Map<String, Integer> arms) {}

  /** What is known of the way. */
  record Found(Set<Edge> edges, boolean clear) {}

  /** The arm of each split that a contact draws. */
  Map<String, Integer> arms(Object contact) {
    Map<String, Integer> arms = new HashMap<>();
    for (Program.Step step : program.steps()) {
      if (step.action() instanceof Action.Split split) {
        int lot = Draw.named(program.name() + "/" + split.name()).lot(contact.toString());
        int limit = 0;
        int arm = 0;
        for (Program.Arm a : split.arms()) {
          limit += a.perMyriad();
          if (lot < limit) {
            break;
          }
          arm++;
        }
        arms.put(split.name(), Math.min(arm, split.arms().size() - 1));
      }
    }
    return arms;
  }

  Found of(Trace trace) {
    return known.computeIfAbsent(trace, this::found);
  }

  private Found found(Trace trace) {
    List<Set<Edge>> ways = new ArrayList<>();
    int to = trace.finished() ? Program.END : trace.at().map(this::index).orElse(program.first());
    search(program.first(), to, trace, new ArrayList<>(), ways);
    if (ways.isEmpty()) {
      return new Found(Set.of(), to == program.first());
    }
    Set<Edge> common = new HashSet<>(ways.getFirst());
    ways.forEach(common::retainAll);
    return new Found(common, ways.stream().allMatch(common::equals));
  }

  private int index(String id) {
    return program.steps().stream()
        .filter(s -> s.id().equals(id))
        .findFirst()
        .map(Program.Step::index)
        .orElse(program.first());
  }

  private void search(int at, int to, Trace trace, List<Edge> way, List<Set<Edge>> ways) {
    if (ways.size() >= MOST_WAYS) {
      return;
    }
    if (at == to && fits(way, to, trace)) {
      ways.add(new HashSet<>(way));
    }
    if (at == Program.END) {
      return;
    }
    Program.Step step = program.steps().get(at);
    if (step.action() instanceof Action.Send && !trace.sent().contains(step.id())) {
      return;
    }
    if (step.action() instanceof Action.HandOff h && !trace.handedOff().contains(h.to())) {
      return;
    }
    List<Integer> nexts = step.action().nexts();
    for (int i = 0; i < nexts.size(); i++) {
      Edge edge = new Edge(at, nexts.get(i), i);
      boolean drawn =
          !(step.action() instanceof Action.Split s) || trace.arms().getOrDefault(s.name(), i) == i;
      if (drawn && !way.contains(edge)) {
        way.add(edge);
        search(nexts.get(i), to, trace, way, ways);
        way.removeLast();
      }
    }
    if (nexts.isEmpty() && to == Program.END && fits(way, at, trace)) {
      ways.add(new HashSet<>(way));
    }
  }

  /** Whether everything that was sent was sent on that way. */
  private boolean fits(List<Edge> way, int to, Trace trace) {
    Set<String> passed = new HashSet<>();
    Set<String> handed = new HashSet<>();
    for (Edge edge : way) {
      Program.Step step = program.steps().get(edge.from());
      passed.add(step.id());
      if (step.action() instanceof Action.HandOff h) {
        handed.add(h.to());
      }
    }
    if (to != Program.END) {
      Program.Step last = program.steps().get(to);
      passed.add(last.id());
      if (last.action() instanceof Action.HandOff h) {
        handed.add(h.to());
      }
    }
    return passed.containsAll(trace.sent()) && handed.containsAll(trace.handedOff());
  }
}
