package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Steps to which no run comes: what stands after {@code stop}. */
final class Unreachable {
  private Unreachable() {}

  /** Tells the first of each row of such steps. */
  static void steps(List<Program.Step> steps, Findings findings) {
    Set<Integer> reached = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    if (!steps.isEmpty()) {
      open.add(0);
    }
    while (!open.isEmpty()) {
      int at = open.removeLast();
      if (at != Program.END && reached.add(at)) {
        open.addAll(steps.get(at).action().nexts());
      }
    }
    for (Program.Step step : steps) {
      if (!reached.contains(step.index()) && reached.contains(step.index() - 1)) {
        findings.add(
            Diagnostic.of(Code.UNREACHABLE, step.span())
                .hint("take it out, or the 'stop' before it"));
      }
    }
  }
}
