package dev.segue.runtime.program;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Program.Action;
import dev.segue.compiler.ir.Program.Delay;
import dev.segue.runtime.store.Cohort;
import dev.segue.runtime.store.DueRuns;
import dev.segue.runtime.store.DueRuns.Which;
import dev.segue.runtime.store.LookedTable;
import dev.segue.runtime.store.OwnFacts;
import dev.segue.runtime.store.RoundTable;
import dev.segue.runtime.store.RunMoves;
import dev.segue.runtime.store.RunMoves.From;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** What each step does to all the runs that are due at it, and where they go on. */
final class Steps {
  private final Advancing work;
  private final DueRuns due;
  private final RunMoves move;
  private final OwnFacts facts;
  private final Endings endings;
  private final Entering entering;
  private final Sending sending;
  private final RoundTable rounds;

  /** The current version of each program, by name. */
  private final Map<String, Standing> current;

  /** Of the program whose steps are taken. */
  private Reached reached = new Reached();

  Steps(Advancing work, Endings endings, Entering entering, Map<String, Standing> current) {
    this.work = work;
    this.due = work.due;
    this.move = work.move;
    this.facts = new OwnFacts(work.store);
    this.endings = endings;
    this.entering = entering;
    this.sending = new Sending(work);
    this.rounds = new RoundTable(work.store);
    this.current = current;
  }

  /** Takes every step at which somebody is due or waits, and those to which that leads. */
  void take(Standing standing) {
    reached = new Reached(standing.program(), due.steps(standing.cohort(), work.now));
    while (!reached.isEmpty()) {
      take(standing, standing.program().steps().get(reached.taken()));
    }
    due.moved(standing.cohort(), work.now);
  }

  /** Takes a step for whoever is due at it, or waits at it and need not any longer. */
  private void take(Standing standing, Program.Step step) {
    if (!isPassed(standing.program(), step)) {
      rest(step);
    }
    switch (step.action()) {
      case Action.Wait wait -> wait(standing, step, wait);
      case Action.WaitFor wait -> waitFor(standing, step, wait);
      case Action.WaitAt wait -> waitAt(standing, step, wait);
      case Action.WaitClock wait -> waitClock(standing, step, wait);
      case Action.Send send -> {
        if (arriving(standing, step)) {
          send(standing, step, send);
        }
      }
      case Action.Branch branch -> {
        if (arriving(standing, step)) {
          branch(standing, step, branch);
        }
      }
      case Action.Split split -> {
        if (arriving(standing, step)) {
          split(standing, step, split);
        }
      }
      case Action.HandOff handOff -> {
        if (arriving(standing, step)) {
          move.handOff(handOff.to(), work.now);
          standing.tally().handedOff(handOff.to(), due.count());
          done(standing, step, handOff.next());
        }
      }
      case Action.Set set -> {
        if (arriving(standing, step)) {
          due.values(work.runValues(standing.program(), set.value()));
          new Conversion(set.value().type(), set.attribute().type()).of(due);
          facts.set(set.attribute().name(), work.now);
          done(standing, step, set.next());
        }
      }
      case Action.AddToList add -> {
        if (arriving(standing, step)) {
          facts.addToList(add.list(), work.now);
          done(standing, step, add.next());
        }
      }
      case Action.RemoveFromList remove -> {
        if (arriving(standing, step)) {
          facts.removeFromList(remove.list(), work.now);
          done(standing, step, remove.next());
        }
      }
      case Action.StartProgram start -> {
        if (arriving(standing, step)) {
          Optional.ofNullable(current.get(start.program())).ifPresent(entering::ofCollected);
          done(standing, step, start.next());
        }
      }
      case Action.Webhook webhook -> {
        if (arriving(standing, step)) {
          sending.call(standing, step, webhook.url());
          done(standing, step, webhook.next());
        }
      }
      case Action.Repeat repeat -> repeat(standing, step, repeat);
      case Action.Stop stop -> {
        if (arriving(standing, step)) {
          go(standing, step, Which.ALL, Program.END, From.DUE);
        }
      }
    }
  }

  /** Whether where they stand need not be known of those that come to it: none stays as it is. */
  private static boolean isPassed(Program program, Program.Step step) {
    return switch (step.action()) {
      case Action.Branch b -> true;
      case Action.Split s -> true;
      case Action.HandOff h -> true;
      case Action.Set s -> true;
      case Action.AddToList a -> true;
      case Action.RemoveFromList r -> true;
      case Action.Webhook w -> true;
      case Action.Stop s -> true;
      case Action.Wait w -> true;
      case Action.WaitClock w -> true;
      case Action.Send s -> program.hours().isEmpty() && program.cap().isEmpty();
      case Action.WaitAt w -> false;
      case Action.WaitFor w -> false;
      case Action.Repeat r -> false;
      case Action.StartProgram s -> false;
    };
  }

  /** Writes down that those who have passed to a step stand there. */
  private void rest(Program.Step step) {
    if (passing(step) > 0) {
      move.to(Which.ALL, step.id(), From.DUE, work.now);
      reached.come(step);
    }
  }

  /** Collects those that have passed to a step; how many. */
  private int passing(Program.Step step) {
    return reached.areCollected(step) ? due.joining(step.id()) : due.arriving(step.id());
  }

  /** Collects who has come to the step, is due, and whom nothing ends before it. */
  private boolean arriving(Standing standing, Program.Step step) {
    int runs =
        reached.hasCome(step)
            ? due.arriving(standing.cohort(), step.id(), work.now)
            : passing(step);
    return runs > 0
        && (!work.haveFactsChanged() || endings.ofCollected(standing, Optional.of(step.id())) > 0);
  }

  private void send(Standing standing, Program.Step step, Action.Send send) {
    if (sending.stale(standing, step, send.message()) > 0) {
      go(standing, step, Which.PICKED, send.next(), From.DUE);
      if (due.dropPicked() == 0) {
        return;
      }
    }
    int ready = sending.ready(standing, step);
    if (ready > 0) {
      standing.tally().sent(send.message(), sending.enqueue(standing, step, send.message()));
      done(standing, step, send.next());
    }
  }

  /** Those whose part is taken next stay collected. */
  private void branch(Standing standing, Program.Step step, Action.Branch branch) {
    due.pick(work.runsWhere(standing.program(), branch.condition()));
    int then = branch.then();
    int otherwise = branch.otherwise();
    if (then != Program.END && (otherwise == Program.END || then < otherwise)) {
      go(standing, step, Which.OTHERS, otherwise, From.DUE);
      due.keepPicked();
      go(standing, step, Which.ALL, then, From.DUE);
    } else {
      go(standing, step, Which.PICKED, then, From.DUE);
      due.dropPicked();
      go(standing, step, Which.ALL, otherwise, From.DUE);
    }
  }

  private void split(Standing standing, Program.Step step, Action.Split split) {
    List<String> arms = split.arms().stream().map(Program.Arm::name).toList();
    List<Integer> limits = new ArrayList<>();
    int limit = 0;
    for (Program.Arm arm : split.arms()) {
      limit += arm.perMyriad();
      limits.add(limit);
    }
    work.values.draw(standing.program().name() + "/" + split.name(), arms, limits);
    for (int i = 0; i < arms.size(); i++) {
      if (due.pickValue(i) > 0) {
        go(standing, step, Which.PICKED, split.arms().get(i).next(), From.DUE);
      }
    }
  }

  private void wait(Standing standing, Program.Step step, Action.Wait wait) {
    if (arriving(standing, step)) {
      await(standing, step, wait.delay());
    }
    over(standing, step, wait.next());
  }

  private void waitClock(Standing standing, Program.Step step, Action.WaitClock wait) {
    if (arriving(standing, step)) {
      if (wait.zone() == Expression.ZoneChoice.CONTACT) {
        work.zones(standing.program());
      } else {
        due.noValues();
      }
      await(standing, step, (began, zone) -> Waits.clock(wait.days(), wait.clock(), began, zone));
    }
    over(standing, step, wait.next());
  }

  /** The instant may have changed while they wait: each time it is asked for again. */
  private void waitAt(Standing standing, Program.Step step, Action.WaitAt wait) {
    if (arriving(standing, step)) {
      move.awaitOpenly();
      work.looked.ifPresent(LookedTable::ofCollected);
    }
    if (due.waiting(standing.cohort(), step.id()) > 0) {
      due.values(work.runValues(standing.program(), wait.instant()));
      move.awaitValue(work.now);
      reached.ripe(step);
      over(standing, step, wait.next());
    }
  }

  private void waitFor(Standing standing, Program.Step step, Action.WaitFor wait) {
    Cohort cohort = standing.cohort();
    if (due.waiting(cohort, step.id()) > 0) {
      due.pick(work.runsWhere(standing.program(), wait.condition()));
      go(standing, step, Which.PICKED, wait.next(), From.NOW);
    }
    if (arriving(standing, step)) {
      if (wait.atMost().isPresent()) {
        await(standing, step, wait.atMost().get());
      } else {
        move.awaitOpenly();
      }
      due.pick(work.runsWhere(standing.program(), wait.condition()));
      go(standing, step, Which.PICKED, wait.next(), From.BEGAN);
    }
    over(standing, step, wait.next());
  }

  /** A round begins when it is its time, unless there have been enough or the condition holds. */
  private void repeat(Standing standing, Program.Step step, Action.Repeat repeat) {
    Cohort cohort = standing.cohort();
    if (repeat.until().isPresent() && due.waiting(cohort, step.id()) > 0) {
      due.pick(work.runsWhere(standing.program(), repeat.until().get()));
      leave(standing, step, repeat.next(), From.NOW);
    }
    if (arriving(standing, step)) {
      rounds.begin(step.id());
      if (repeat.until().isPresent()) {
        due.pick(work.runsWhere(standing.program(), repeat.until().get()));
        leave(standing, step, repeat.next(), From.DUE);
        due.arriving(cohort, step.id(), work.now);
      }
      if (rounds.pickDone(step.id(), repeat.times()) > 0) {
        leave(standing, step, repeat.next(), From.DUE);
        due.arriving(cohort, step.id(), work.now);
      }
      awaitRounds(standing, step, repeat.every());
    }
    if (due.ripe(cohort, step.id(), work.now) > 0) {
      rounds.next(step.id());
      go(standing, step, Which.ALL, repeat.body(), From.DUE);
    }
  }

  private void leave(Standing standing, Program.Step step, int next, From from) {
    rounds.end(step.id());
    go(standing, step, Which.PICKED, next, from);
  }

  private void awaitRounds(Standing standing, Program.Step step, Delay every) {
    zones(standing, every);
    for (int round : rounds.rounds(step.id())) {
      Delay after = every.times(round);
      work.calendar(
          standing.program(),
          rounds.moments(step.id(), round),
          (began, zone) -> Waits.end(after, began, zone));
      rounds.await(step.id(), round);
    }
  }

  private void await(Standing standing, Program.Step step, Delay delay) {
    zones(standing, delay);
    await(standing, step, (began, zone) -> Waits.end(delay, began, zone));
  }

  private void await(
      Standing standing, Program.Step step, BiFunction<Instant, ZoneId, Instant> end) {
    Set<Instant> ends = work.calendar(standing.program(), end);
    move.await(standing.cohort(), step.id(), ends);
    if (ends.stream().anyMatch(e -> !e.isAfter(work.now))) {
      reached.ripe(step);
    }
  }

  private void zones(Standing standing, Delay delay) {
    switch (delay) {
      case Delay.Exact exact -> due.noValues();
      case Delay.Days days -> work.zones(standing.program());
      case Delay.Months months -> work.zones(standing.program());
    }
  }

  /** Whose wait is over goes on. */
  private void over(Standing standing, Program.Step step, int next) {
    if (reached.isRipe(step) && due.ripe(standing.cohort(), step.id(), work.now) > 0) {
      go(standing, step, Which.ALL, next, From.DUE);
    }
  }

  /** What the step did may change what holds. */
  private void done(Standing standing, Program.Step step, int next) {
    work.factsChanged();
    go(standing, step, Which.ALL, next, From.DUE);
  }

  private void go(Standing standing, Program.Step step, Which which, int next, From from) {
    if (next == Program.END) {
      int ended = endings.end(standing, which, Endings.END, from, Optional.of(step.id()));
      standing.tally().step(step.id(), ended);
    } else {
      int moved;
      if (from != From.DUE) {
        moved = move.to(which, standing.step(next), from, work.now);
        reached.come(standing.program().steps().get(next));
      } else if (which == Which.ALL && reached.isNext(next)) {
        moved = due.count();
        if (moved > 0) {
          reached.next(next);
        }
      } else {
        moved = due.passing().to(which, standing.step(next));
      }
      standing.tally().step(step.id(), moved);
      if (moved > 0) {
        reached.add(next);
      }
    }
  }
}
