package dev.segue.compiler.check;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Program.Action;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Programs that start each other in a round, without a wait on the way (language §7.8). */
final class StartCycles {
  private StartCycles() {}

  static void tell(List<Program> programs, Names names, Findings findings) {
    Dependencies starts = new Dependencies();
    for (Program program : programs) {
      Uses uses = starts.of(program.name());
      startedAtOnce(program)
          .forEach(
              step -> {
                if (step.action() instanceof Action.StartProgram(var started, var next)) {
                  uses.add(started, step.span());
                }
              });
    }
    for (Diagnostic cycle : starts.cycles(names)) {
      findings.add(cycle.hint("put a wait before one of the steps that start the next program"));
    }
  }

  /** The steps to which a run comes at the instant of entering. */
  private static List<Program.Step> startedAtOnce(Program program) {
    Set<Integer> reached = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(program.first()));
    while (!open.isEmpty()) {
      int at = open.removeLast();
      if (at != Program.END && reached.add(at) && !isWait(program.steps().get(at).action())) {
        open.addAll(program.steps().get(at).action().nexts());
      }
    }
    return program.steps().stream().filter(step -> reached.contains(step.index())).toList();
  }

  private static boolean isWait(Action action) {
    return action instanceof Action.Wait
        || action instanceof Action.WaitFor
        || action instanceof Action.WaitAt
        || action instanceof Action.WaitClock;
  }
}
