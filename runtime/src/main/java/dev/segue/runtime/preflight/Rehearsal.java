package dev.segue.runtime.preflight;

import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.preflight.Preflight.Rehearsed;
import dev.segue.runtime.program.Advanced;
import dev.segue.runtime.program.Scripts;
import dev.segue.runtime.scenario.Nowhere;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.tick.RunReport;
import dev.segue.runtime.tick.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a program ahead over today's contacts; nothing is sent, and nothing of it stays. */
final class Rehearsal {
  /** However many instants there are at which something is due. */
  private static final int MOST_TICKS = 400;

  private long entered;
  private long heldOut;
  private long putOff;
  private final Map<String, Long> steps = new LinkedHashMap<>();
  private final Map<String, Long> sent = new LinkedHashMap<>();
  private final Map<String, Long> ended = new LinkedHashMap<>();
  private final Map<String, Long> refused = new LinkedHashMap<>();
  private final Map<String, Long> held = new LinkedHashMap<>();

  private Rehearsal() {}

  static Rehearsed of(
      Store store,
      Workspace workspace,
      SourceLayout layout,
      Scripts scripts,
      Program program,
      Instant now,
      int days,
      Progress progress) {
    Rehearsal rehearsal = new Rehearsal();
    Tick tick =
        new Tick(
            store,
            alone(workspace, program),
            layout,
            scripts,
            Nowhere.ADDRESSED,
            true,
            Optional.empty());
    program.steps().forEach(step -> rehearsal.steps.put(step.id(), 0L));
    return store.rehearsed(() -> rehearsal.run(tick, now, days, progress));
  }

  private Rehearsed run(Tick tick, Instant now, int days, Progress progress) {
    Instant end = now.plus(Duration.ofDays(days));
    Instant at = now;
    Optional<Instant> next = Optional.of(now);
    for (int n = 0; n < MOST_TICKS && next.filter(i -> !i.isAfter(end)).isPresent(); n++) {
      at = next.get();
      progress.at("rehearsing", Duration.between(now, at).toDays(), days);
      RunReport report = tick.run(at, Progress.SILENT);
      add(report);
      next = report.nextDue();
    }
    Instant until = next.filter(i -> !i.isAfter(end)).isPresent() ? at : end;
    return new Rehearsed(until, entered, heldOut, steps, sent, ended, putOff, refused, held);
  }

  private void add(RunReport report) {
    for (Advanced.OfProgram program : report.advanced().programs()) {
      entered += program.entered();
      heldOut += program.heldOut();
      putOff += program.postponed();
      program.steps().forEach((step, n) -> steps.merge(step, (long) n, Long::sum));
      program.ended().forEach((ending, n) -> ended.merge(ending, (long) n, Long::sum));
    }
    report.delivered().sent().forEach(s -> sent.merge(s.message(), s.number(), Long::sum));
    report.delivered().refused().forEach(r -> refused.merge(r.reason(), r.number(), Long::sum));
    report.delivered().waiting().forEach(w -> held.merge(w.reason(), w.number(), Long::sum));
  }

  /** The workspace as if it had no other program. */
  private static Workspace alone(Workspace workspace, Program program) {
    return new Workspace(
        workspace.name(),
        workspace.zone(),
        workspace.schema(),
        workspace.segments(),
        workspace.traits(),
        workspace.scores(),
        workspace.partitions(),
        workspace.lists(),
        workspace.topics(),
        workspace.vocabularies(),
        workspace.messages(),
        List.of(program),
        List.of());
  }
}
