package dev.segue.runtime.rehearsal;

import dev.segue.runtime.program.Advanced;
import dev.segue.runtime.tick.RunReport;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds up what ticks came to. */
final class Counting {
  private long entered;
  private long heldOut;
  private long putOff;
  private final Map<String, Long> steps = new LinkedHashMap<>();
  private final Map<String, Long> sent = new LinkedHashMap<>();
  private final Map<String, Long> handedOff = new LinkedHashMap<>();
  private final Map<String, Long> ended = new LinkedHashMap<>();
  private final Map<String, Long> refused = new LinkedHashMap<>();
  private final Map<String, Long> held = new LinkedHashMap<>();

  /** Begins with nobody at a step. */
  void step(String id) {
    steps.put(id, 0L);
  }

  void add(RunReport report) {
    for (Advanced.OfProgram program : report.advanced().programs()) {
      entered += program.entered();
      heldOut += program.heldOut();
      putOff += program.postponed();
      program.steps().forEach((step, n) -> steps.merge(step, (long) n, Long::sum));
      program.handedOff().forEach((to, n) -> handedOff.merge(to, (long) n, Long::sum));
      program.ended().forEach((ending, n) -> ended.merge(ending, (long) n, Long::sum));
    }
    report.delivered().sent().forEach(s -> sent.merge(s.message(), s.number(), Long::sum));
    report.delivered().refused().forEach(r -> refused.merge(r.reason(), r.number(), Long::sum));
    Map<String, Long> now = new LinkedHashMap<>();
    report.delivered().waiting().forEach(w -> now.merge(w.reason(), w.number(), Long::sum));
    now.forEach((reason, n) -> held.merge(reason, n, Math::max));
  }

  Rehearsed.Counts counts() {
    return new Rehearsed.Counts(
        entered, heldOut, steps, sent, handedOff, ended, putOff, refused, held);
  }
}
