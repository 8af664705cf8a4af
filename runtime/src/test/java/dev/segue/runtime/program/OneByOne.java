package dev.segue.runtime.program;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Program.Action;
import dev.segue.compiler.ir.Program.Reentry;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.Draw;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A program taken by one contact alone, step by step: what the sets of the engine must agree with.
 */
final class OneByOne {
  private final Program program;
  private final String contact;
  private final ZoneId zone;
  private final List<Instant> signUps;
  private final List<Run> runs = new ArrayList<>();
  final List<String> done = new ArrayList<>();

  private Optional<Instant> audienceSince = Optional.empty();
  private boolean inAudience;
  private boolean firstTick = true;
  private Optional<Instant> last = Optional.empty();

  OneByOne(Program program, String contact, ZoneId zone, List<Instant> signUps) {
    this.program = program;
    this.contact = contact;
    this.zone = zone;
    this.signUps = signUps;
  }

  private static final class Run {
    final Instant entered;
    final boolean heldOut;
    int step;
    Instant due;
    Optional<Instant> began = Optional.empty();
    Optional<Instant> until = Optional.empty();
    Optional<Instant> ended = Optional.empty();
    String ending = "-";

    Run(Instant entered, boolean heldOut) {
      this.entered = entered;
      this.heldOut = heldOut;
      this.due = entered;
    }
  }

  void tick(String plan, Instant now) {
    boolean member = plan.equals("free");
    if (member && !inAudience) {
      audienceSince = firstTick ? Optional.empty() : Optional.of(now);
    }
    inAudience = member;
    firstTick = false;
    if (member && mayEnter(now)) {
      boolean heldOut =
          Draw.named("holdout of " + program.name()).lot(contact) < program.holdoutPerMyriad();
      runs.add(new Run(now, heldOut));
    }
    open().ifPresent(run -> advance(run, plan, now));
    last = Optional.of(now);
  }

  private Optional<Run> open() {
    return runs.stream().filter(r -> r.ended.isEmpty()).findFirst();
  }

  private boolean mayEnter(Instant now) {
    if (open().isPresent() || (program.fromNowOn() && audienceSince.isEmpty())) {
      return false;
    }
    return switch (program.reentry()) {
      case Reentry.Never never -> runs.isEmpty();
      case Reentry.Always always ->
          runs.isEmpty()
              || audienceSince
                  .filter(s -> s.isAfter(runs.getLast().entered))
                  .filter(s -> !s.isBefore(runs.getLast().ended.orElseThrow()))
                  .isPresent();
      case Reentry.After(var period) ->
          runs.isEmpty()
              || !period.after(runs.getLast().ended.orElseThrow(), Shop.ZONE).isAfter(now);
    };
  }

  private void advance(Run run, String plan, Instant now) {
    Optional<Instant> limit = program.goalWithin().map(w -> w.after(run.entered, Shop.ZONE));
    boolean passed = limit.filter(l -> l.isBefore(now)).isPresent();
    if (passed
        && limit.filter(l -> last.isEmpty() || l.isAfter(last.get())).isPresent()
        && holds(program.goal(), run, plan, limit.get())) {
      end(run, "goal", now);
    } else if (passed && run.heldOut) {
      end(run, "end", now);
    } else if (holds(program.exit(), run, plan, now)) {
      end(run, "exit", now);
    } else if (!passed && holds(program.goal(), run, plan, now)) {
      end(run, "goal", now);
    }
    boolean moved = !run.heldOut;
    while (moved && run.ended.isEmpty()) {
      moved = step(run, plan, now);
    }
  }

  private void end(Run run, String ending, Instant now) {
    run.ended = Optional.of(now);
    run.ending = ending;
  }

  /** Whether the run went on. */
  private boolean step(Run run, String plan, Instant now) {
    Program.Step step = program.steps().get(run.step);
    if (run.began.isEmpty() && run.due.isAfter(now)) {
      return false;
    }
    switch (step.action()) {
      case Action.Wait(var delay, var next) -> {
        return waitUntil(run, Optional.of(Waits.end(delay, run.due, zone)), next, r -> false, now);
      }
      case Action.WaitFor(var condition, var most, var next) -> {
        return waitUntil(
            run,
            most.map(d -> Waits.end(d, run.due, zone)),
            next,
            r -> holds(Optional.of(condition), r, plan, now),
            now);
      }
      case Action.Branch(var condition, var then, var otherwise) ->
          go(run, holds(Optional.of(condition), run, plan, now) ? then : otherwise, now);
      case Action.Split split -> {
        int lot = Draw.named(program.name() + "/" + split.name()).lot(contact);
        for (Program.Arm arm : split.arms()) {
          lot -= arm.perMyriad();
          if (lot < 0) {
            go(run, arm.next(), now);
            return true;
          }
        }
        throw new IllegalStateException("arms of less than everybody");
      }
      case Action.Send(var message, var next) -> {
        done.add(contact + " " + message + " " + step.id() + " " + now);
        go(run, next, now);
      }
      case Action.HandOff(var to, var because, var next) -> {
        done.add(contact + " " + to + " " + now);
        go(run, next, now);
      }
      case Action.Stop() -> end(run, "end", now);
      case Action.WaitAt w -> throw new IllegalStateException("not asked of " + w);
      case Action.WaitClock w -> throw new IllegalStateException("not asked of " + w);
      case Action.Set s -> throw new IllegalStateException("not asked of " + s);
      case Action.AddToList a -> throw new IllegalStateException("not asked of " + a);
      case Action.RemoveFromList r -> throw new IllegalStateException("not asked of " + r);
      case Action.Webhook w -> throw new IllegalStateException("not asked of " + w);
      case Action.Repeat r -> throw new IllegalStateException("not asked of " + r);
      case Action.StartProgram s -> throw new IllegalStateException("not asked of " + s);
    }
    return true;
  }

  private boolean waitUntil(
      Run run, Optional<Instant> end, int next, Predicate<Run> met, Instant now) {
    boolean arrives = run.began.isEmpty();
    if (arrives) {
      run.began = Optional.of(run.due);
      run.until = end;
    }
    Optional<Instant> over = run.until.filter(u -> !u.isAfter(now));
    if (met.test(run)) {
      run.due = arrives ? run.began.get() : over.orElse(now);
    } else if (over.isPresent()) {
      run.due = over.get();
    } else {
      return false;
    }
    go(run, next, now);
    return true;
  }

  private void go(Run run, int next, Instant now) {
    run.began = Optional.empty();
    run.until = Optional.empty();
    if (next == Program.END) {
      end(run, "end", now);
    } else {
      run.step = next;
    }
  }

  private boolean holds(Optional<Condition> condition, Run run, String plan, Instant now) {
    return condition.isPresent()
        && switch (condition.get()) {
          case Condition.Not(var part) -> !holds(Optional.of(part), run, plan, now);
          case Condition.OneOf is -> is.values().contains(new Value.Text(plan));
          case Condition.Occurs(RowSet.Events(var kinds, var filter, var window), var l, var m) -> {
            Instant since =
                window.from().orElseThrow().at() instanceof Expression.WaitBegan
                    ? run.began.orElse(Instant.MAX)
                    : run.entered;
            yield signUps.stream().anyMatch(s -> !s.isBefore(since) && !s.isAfter(now));
          }
          case Condition other -> throw new IllegalStateException("not asked: " + other);
        };
  }

  /** Each run: its number, where it stands, until when, and how it ended. */
  List<String> standing() {
    List<String> standing = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      String where =
          run.ended.isPresent()
              ? run.ending + " " + run.ended.get()
              : run.heldOut ? "held out" : at(run);
      standing.add(contact + " " + (i + 1) + " " + run.entered + " " + where);
    }
    return standing;
  }

  private String at(Run run) {
    Optional<Instant> due = run.began.isPresent() ? run.until : Optional.of(run.due);
    return program.steps().get(run.step).id() + " " + due.map(Instant::toString).orElse("-");
  }
}
