package dev.segue.runtime.program;

import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Program.Reentry;
import dev.segue.runtime.store.ProgramEntry;
import dev.segue.runtime.store.ProgramEntry.Entry;
import dev.segue.runtime.store.ProgramEntry.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who comes into a program: from its audience, or because a step of another starts it. */
final class Entering {
  private final Advancing work;
  private final ProgramEntry entry;
  private final boolean holdouts;

  /**
   * @param holdouts whether anybody is held out by a draw
   */
  Entering(Advancing work, boolean holdouts) {
    this.work = work;
    this.entry = new ProgramEntry(work.store);
    this.holdouts = holdouts;
  }

  /**
   * Brings the audience up to date; of a program that was not there before nobody in it is new. How
   * many are in it.
   */
  int audience(Standing standing, boolean first) {
    Program program = standing.program();
    return entry.audience(program.name(), work.members(program.audience()), first, work.now);
  }

  /** Those of the audience enter who may. */
  void ofAudience(Standing standing) {
    enter(standing, false);
  }

  /** Those of the audience enter who may, if they are among the contacts of the collected runs. */
  void ofCollected(Standing standing) {
    enter(standing, true);
  }

  private void enter(Standing standing, boolean started) {
    Program program = standing.program();
    Entry entering =
        new Entry(
            standing.cohort(),
            program.first() == Program.END
                ? Optional.empty()
                : Optional.of(standing.step(program.first())),
            rule(program, started),
            program.fromNowOn() && !started,
            started,
            "holdout of " + program.name(),
            holdouts ? program.holdoutPerMyriad() : 0);
    ProgramEntry.Entered entered = entry.enter(entering, work.now);
    standing.tally().entered(entered.runs(), entered.heldOut());
    if (entered.runs() > 0) {
      work.entered();
    }
  }

  private Rule rule(Program program, boolean started) {
    return switch (program.reentry()) {
      case Reentry.Never never -> new Rule.Never();
      case Reentry.Always always -> started ? new Rule.Ended() : new Rule.Anew();
      case Reentry.After(var period) -> {
        List<Instant> endings = entry.endings(program.name());
        work.calendar(endings, period);
        yield new Rule.Since(work.now);
      }
    };
  }
}
