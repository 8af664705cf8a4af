package dev.segue.runtime.program;

import dev.segue.compiler.ir.Program;
import dev.segue.runtime.store.DueRuns.Stand;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The steps of a program that are still to be taken, and what is known of those who are there. */
final class Reached {
  private final TreeSet<Integer> steps = new TreeSet<>();

  /** Those of them to which somebody has come by the table of runs. */
  private final Set<Integer> come = new HashSet<>();

  /** Those of them at which somebody may have waited for long enough. */
  private final Set<Integer> ripe = new HashSet<>();

  /** The step to which the collected runs have just come: it is taken next. */
  private Optional<Integer> next = Optional.empty();

  /** None. */
  Reached() {}

  /** From where runs stand. */
  Reached(Program program, List<Stand> stands) {
    Map<String, Integer> indexes = new HashMap<>();
    program.steps().forEach(s -> indexes.put(s.id(), s.index()));
    for (Stand stand : stands) {
      Optional.ofNullable(indexes.get(stand.step())).ifPresent(step -> stand(step, stand));
    }
  }

  private void stand(int step, Stand stand) {
    steps.add(step);
    if (!stand.waits()) {
      come.add(step);
    } else if (stand.due()) {
      ripe.add(step);
    }
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }

  /** The first of them, which is taken now. */
  int taken() {
    return steps.removeFirst();
  }

  void add(int step) {
    steps.add(step);
  }

  /** The table of runs says of some that they have come to a step. */
  void come(Program.Step step) {
    come.add(step.index());
  }

  boolean hasCome(Program.Step step) {
    return come.contains(step.index());
  }

  /** The wait of some at a step may be over. */
  void ripe(Program.Step step) {
    ripe.add(step.index());
  }

  boolean isRipe(Program.Step step) {
    return ripe.contains(step.index());
  }

  /** Whether a step is taken next, for those on their way alone. */
  boolean isNext(int step) {
    return !come.contains(step) && (steps.isEmpty() || step <= steps.first());
  }

  /** The collected runs have come to a step, which is taken next. */
  void next(int step) {
    next = Optional.of(step);
  }

  /** Whether the collected runs have come to the step that is taken. */
  boolean areCollected(Program.Step step) {
    boolean collected = next.isPresent() && next.get() == step.index();
    next = Optional.empty();
    return collected;
  }
}
