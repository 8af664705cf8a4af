package dev.segue.runtime.program;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Program.Reentry;
import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.store.AudienceTable;
import dev.segue.runtime.store.ProgramEntry;
import dev.segue.runtime.store.ProgramEntry.Among;
import dev.segue.runtime.store.ProgramEntry.Entry;
import dev.segue.runtime.store.ProgramEntry.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who comes into a program: from its audience, or because a step of another starts it. */
final class Entering {
  /** What ended so much longer ago than has to pass plays no part, also for what came late. */
  private static final Duration MARGIN = Duration.ofDays(40);

  private final Advancing work;
  private final ProgramEntry entry;
  private final AudienceTable audience;
  private final Occasions occasions;
  private final boolean holdouts;

  /**
   * @param holdouts whether anybody is held out by a draw
   */
  Entering(Advancing work, boolean holdouts) {
    this.work = work;
    this.entry = new ProgramEntry(work.store);
    this.audience = new AudienceTable(work.store);
    this.occasions = new Occasions(work, entry);
    this.holdouts = holdouts;
  }

  /**
   * Finds out who may come in now; of a program that was not there before nobody in its audience is
   * new. Whether there is anybody.
   */
  boolean comes(Standing standing, boolean first) {
    Program program = standing.program();
    if (!isByAudience(program)) {
      return occasions.see(standing, first);
    }
    return once(program).filter(s -> audience.haveEntered(standing.cohort(), s)).isEmpty()
        && become(program, first) > 0;
  }

  private int become(Program program, boolean first) {
    Statements asked = work.statements(program);
    if (work.looked.isEmpty()) {
      return audience.become(program.name(), asked.members(program.audience()), first, work.now);
    }
    work.looked.get().touched();
    SqlText members = asked.about(new Audience.Touched()).members(program.audience());
    return audience.becomeOfLooked(program.name(), members, work.now);
  }

  /** The segment whose members enter once: nobody else may before it has others. */
  private static Optional<String> once(Program program) {
    return program.reentry() instanceof Reentry.Never
            && program.audience() instanceof Condition.InSegment(var segment)
        ? Optional.of(segment)
        : Optional.empty();
  }

  /** Those enter who may. */
  void enter(Standing standing) {
    if (isByAudience(standing.program())) {
      enter(standing, work.looked.isPresent() ? Among.LOOKED : Among.EVERYONE);
      if (work.looked.isEmpty()) {
        once(standing.program()).ifPresent(s -> audience.entered(standing.cohort(), s));
      }
    } else {
      begin(standing);
    }
  }

  /** Runs that are over now may have been in the way of others. */
  void again(Standing standing) {
    if (occasions.isPending(standing)) {
      begin(standing);
    }
  }

  /** Those enter who may, if they are among the contacts of the collected runs. */
  void ofCollected(Standing standing) {
    if (work.isPaused(standing)) {
      return;
    }
    if (isByAudience(standing.program())) {
      enter(standing, Among.STARTED);
    } else {
      occasions.ofCollected(standing);
      begin(standing);
    }
  }

  private static boolean isByAudience(Program program) {
    return program.start() instanceof Program.Start.Membership;
  }

  private void enter(Standing standing, Among among) {
    entered(standing, entry.enter(entry(standing, among), work.now));
  }

  private void begin(Standing standing) {
    Program program = standing.program();
    boolean narrowed = occasions.narrowed(program);
    ProgramEntry.Entered entered =
        entry.begin(
            entry(standing, Among.PENDING),
            narrowed,
            program.start() instanceof Program.Start.OnEvent,
            work.now);
    if (entered.runs() > 0) {
      occasions.triggers(program);
    }
    entered(standing, entered);
  }

  private Entry entry(Standing standing, Among among) {
    Program program = standing.program();
    return new Entry(
        standing.cohort(),
        program.first() == Program.END
            ? Optional.empty()
            : Optional.of(standing.step(program.first())),
        rule(program, among),
        program.fromNowOn() && among != Among.STARTED,
        among,
        "holdout of " + program.name(),
        holdouts ? program.holdoutPerMyriad() : 0);
  }

  private void entered(Standing standing, ProgramEntry.Entered entered) {
    standing.tally().entered(entered.runs(), entered.heldOut());
    if (entered.runs() > 0) {
      work.entered();
    }
  }

  private Rule rule(Program program, Among among) {
    return switch (program.reentry()) {
      case Reentry.Never never -> new Rule.Never();
      case Reentry.Always always -> among == Among.STARTED ? new Rule.Ended() : new Rule.Anew();
      case Reentry.After(var period) -> {
        Instant longAgo = period.before(work.now, work.zone(program)).minus(MARGIN);
        work.calendar(program, entry.endings(program.name(), longAgo, among, work.now), period);
        yield new Rule.Since(work.now);
      }
    };
  }
}
