package dev.segue.runtime.program;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Program;
import dev.segue.runtime.store.OutboxMoves;
import dev.segue.runtime.store.OutboxTable;
import dev.segue.runtime.store.OutboxTable.Send;
import dev.segue.runtime.store.PauseTable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Messages leave for the outbox: within the hours of the program and up to its cap. */
final class Sending {
  private static final Duration STALE_AFTER = Duration.ofDays(1);

  private final Advancing work;
  private final OutboxTable outbox;

  Sending(Advancing work) {
    this.work = work;
    this.outbox = new OutboxTable(work.store);
  }

  /** Of the collected runs keeps those whose message may leave now, and puts the others off. */
  int ready(Standing standing, Program.Step step) {
    int due = work.due.count();
    int left = due;
    if (standing.program().hours().isPresent()) {
      hours(standing, standing.program().hours().get());
      left = work.due.arriving(standing.cohort(), step.id(), work.now);
    }
    if (standing.program().cap().isPresent() && left > 0) {
      cap(standing.program(), standing.program().cap().get());
      left = work.due.arriving(standing.cohort(), step.id(), work.now);
    }
    standing.tally().postponed(due - left);
    return left;
  }

  /** One message for each of the collected runs; how many. */
  int enqueue(Standing standing, Program.Step step, String named) {
    return outbox.enqueue(send(standing, step, named), /* picked= */ false, work.now);
  }

  /**
   * Of the collected runs picks those whose message came due so long before the end of a pause that
   * it is not sent any more, and says so in the outbox; how many.
   */
  int stale(Standing standing, Program.Step step, String named) {
    Optional<PauseTable.Pause> pause = new PauseTable(work.store).last(standing.program().name());
    if (pause.isEmpty()) {
      return 0;
    }
    int stale = work.due.pickDue(pause.get().from(), pause.get().to().minus(STALE_AFTER));
    if (stale > 0) {
      Send send = send(standing, step, named);
      outbox.enqueue(send, /* picked= */ true, work.now);
      new OutboxMoves(work.store)
          .refusePicked(send, "it was due more than a day before the program went on", work.now);
    }
    return stale;
  }

  private Send send(Standing standing, Program.Step step, String named) {
    Messages.Message message =
        work.workspace
            .message(named)
            .orElseThrow(() -> new IllegalStateException("no message " + named));
    return new Send(
        standing.cohort().program(),
        standing.cohort().version(),
        step.id(),
        message.name(),
        message.channel(),
        Optional.empty(),
        standing.program().recurs(step.index()));
  }

  /** One call of a web address for each of the collected runs. */
  void call(Standing standing, Program.Step step, String url) {
    outbox.enqueue(
        new Send(
            standing.cohort().program(),
            standing.cohort().version(),
            step.id(),
            OutboxTable.WEBHOOK,
            OutboxTable.WEBHOOK,
            Optional.of(url),
            standing.program().recurs(step.index())),
        /* picked= */ false,
        work.now);
  }

  /**
   * What is due outside of the hours is due when they open; and what comes to be sent outside of
   * them, late, when they open again.
   */
  private void hours(Standing standing, Program.Hours hours) {
    Program program = standing.program();
    if (hours.zone() == Expression.ZoneChoice.CONTACT) {
      work.zones(program);
    } else {
      work.due.noValues();
    }
    OpenHours open = OpenHours.of(hours);
    work.move.postpone(
        standing.cohort(), work.calendar(program, (due, zone) -> leaves(open, due, zone)));
  }

  private Instant leaves(OpenHours open, Instant due, ZoneId zone) {
    Instant opens = open.opens(due, zone);
    Instant next = open.opens(work.now, zone);
    return opens.isAfter(work.now) || next.equals(work.now) ? opens : next;
  }

  /** What would be one too many is due once the span holds one less. */
  private void cap(Program program, Program.Cap cap) {
    work.values.nthLastSent(program.name(), cap.messages());
    work.calendar(program, work.moments.instants(), cap.per());
    work.move.postponeByValue(work.now);
  }
}
