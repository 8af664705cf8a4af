package dev.segue.runtime.program;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.type.Period;
import dev.segue.runtime.store.AudienceTable;
import dev.segue.runtime.store.DueRuns.Which;
import dev.segue.runtime.store.RunMoves;
import dev.segue.runtime.store.RunMoves.From;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What ends runs besides their last step: the contact is gone, {@code exit} holds, the goal is
 * reached; in this order.
 */
final class Endings {
  static final String GONE = "gone";
  static final String EXIT = "exit";
  static final String GOAL = "goal";
  static final String END = "end";

  private final Advancing work;

  /** As of when programs were last advanced: what was to be seen until then has been. */
  private final Optional<Instant> last;

  Endings(Advancing work, Optional<Instant> last) {
    this.work = work;
    this.last = last;
  }

  /**
   * Ends what is to end of all runs that are on, held out or not, or of those of the contacts who
   * are looked at; whether there are any left.
   */
  boolean ofAll(Standing standing) {
    if (work.looked.isEmpty()) {
      return ofEveryone(standing) > 0;
    }
    if (work.due.open(standing.cohort()) > 0) {
      work.due.pick(work.runsWhere(standing.program(), Condition.TRUE));
      end(standing, Which.OTHERS, GONE);
      work.due.dropEnded();
      ofCollected(standing, Optional.empty());
    }
    return work.due.areOpen(standing.cohort());
  }

  private int ofEveryone(Standing standing) {
    int open = work.due.countOpen(standing.cohort());
    if (open == 0) {
      return 0;
    }
    Program program = standing.program();
    if (there(standing) < open) {
      work.due.open(standing.cohort());
      work.due.pick(work.runsWhere(program, Condition.TRUE));
      end(standing, Which.OTHERS, GONE);
      open = work.due.dropEnded();
      new AudienceTable(work.store).forget(program.name());
    }
    if (program.goal().isEmpty() && program.exit().isEmpty()) {
      return open;
    }
    work.due.open(standing.cohort());
    if (program.goal().isPresent() && program.goalWithin().isPresent()) {
      late(standing, program.goal().get(), program.goalWithin().get());
      work.due.open(standing.cohort());
    }
    return ofCollected(standing, Optional.empty());
  }

  /** How many that are on have a contact who is there. */
  private int there(Standing standing) {
    Program program = standing.program();
    return work.due
        .countOpen(standing.cohort(), work.statements(program).everyone())
        .orElseGet(
            () -> {
              work.due.open(standing.cohort());
              return work.due.pick(work.runsWhere(program, Condition.TRUE));
            });
  }

  /**
   * Ends what is to end of the collected runs; how many are left.
   *
   * @param step where they stand, if that is not written down yet
   */
  int ofCollected(Standing standing, Optional<String> step) {
    Program program = standing.program();
    int left = work.due.count();
    if (program.exit().isPresent() && left > 0) {
      left = left - endWhere(standing, program.exit().get(), EXIT, Optional.empty(), step);
    }
    if (program.goal().isPresent() && left > 0) {
      left = left - endWhere(standing, program.goal().get(), GOAL, program.goalWithin(), step);
    }
    return left;
  }

  /**
   * The goal of those whose time for it ran out since programs were last advanced, as of when it
   * did: what came after does not count. Who is held out has then been watched for long enough.
   */
  private void late(Standing standing, Condition goal, Period within) {
    work.calendar(standing.program(), work.moments.enterings(), within);
    entered(standing, goal).stream()
        .map(at -> within.after(at, work.zone(standing.program())))
        .filter(until -> until.isBefore(work.now))
        .filter(until -> last.isEmpty() || until.isAfter(last.get()))
        .distinct()
        .sorted()
        .forEach(
            until -> {
              work.due.open(standing.cohort(), until);
              work.due.pick(work.runsWhere(standing.program(), goal, until));
              end(standing, Which.PICKED, GOAL);
            });
    if (work.due.heldOutBefore(standing.cohort(), work.now) > 0) {
      end(standing, Which.ALL, END);
    }
  }

  /** When those entered who may have reached the goal in time. */
  private List<Instant> entered(Standing standing, Condition goal) {
    if (!Lasting.is(goal)) {
      return work.moments.enterings();
    }
    // whoever reached it in time has it reached now
    work.due.pick(work.runsWhere(standing.program(), goal));
    return work.moments.enteringsOfPicked();
  }

  private int endWhere(
      Standing standing,
      Condition condition,
      String ending,
      Optional<Period> within,
      Optional<String> step) {
    int ended = work.due.pick(work.runsWhere(standing.program(), condition));
    if (ended > 0 && within.isPresent()) {
      work.calendar(standing.program(), work.moments.enterings(), within.get());
      ended = work.due.unpickBefore(work.now);
    }
    if (ended > 0) {
      end(standing, Which.PICKED, ending, From.NOW, step);
      work.due.dropEnded();
    }
    return ended;
  }

  private int end(Standing standing, Which which, String ending) {
    return end(standing, which, ending, From.NOW, Optional.empty());
  }

  /**
   * They end.
   *
   * @param over from when on they count as over
   * @param step where they stand, if that is not written down yet
   */
  int end(Standing standing, Which which, String ending, From over, Optional<String> step) {
    RunMoves.Ended ended = work.move.end(which, ending, over, step, work.now);
    standing.tally().ended(ending, ended.finished());
    if (ended.runs() > 0) {
      work.factsChanged();
    }
    return ended.runs();
  }
}
