package dev.segue.compiler.solve;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.type.Draw;
import dev.segue.compiler.type.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Looks for a contact of whom conditions hold: takes them apart, supposes what they say, and of
 * what may hold in several ways tries each. Where no way is left there is no such contact.
 */
final class Search {
  private static final int MOST_PARTS = 30_000;
  private static final int MOST_WAYS = 2_000;
  private static final int MOST_OPEN = 150;

  private final RowRules rules;
  private final DefinitionRules definitions;
  private final ValueRules values;
  private int parts;
  private int ways;

  Search(Workspace workspace, RowRules rules) {
    this.rules = rules;
    this.definitions = new DefinitionRules(workspace);
    this.values = new ValueRules(workspace.zone(), new Terms(workspace), definitions);
  }

  /** Nothing is claimed then. */
  private static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuch() {
      super("too much to look at", null, false, false);
    }
  }

  boolean isNever(List<Condition> conditions) {
    try {
      return !isPossible(new Branch(conditions), 0, facts -> true);
    } catch (TooMuch tooMuch) {
      return false;
    }
  }

  /** What made of a contact that is possible, of the first of whom something can be made. */
  <T> Optional<T> made(List<Condition> conditions, Function<Facts, Optional<T>> make) {
    List<T> made = new ArrayList<>();
    try {
      isPossible(
          new Branch(conditions),
          0,
          facts -> {
            // what was not put in is not known
            if (!definitions.isSpent()) {
              make.apply(facts).ifPresent(made::add);
            }
            return !made.isEmpty();
          });
    } catch (TooMuch tooMuch) {
      return Optional.empty();
    }
    return made.stream().findFirst();
  }

  private boolean isPossible(Branch branch, int open, Predicate<Facts> accepts) {
    if (!supposeAll(branch) || !branch.facts().isConsistent(rules)) {
      return false;
    }
    if (branch.choices().isEmpty()) {
      return accepts.test(branch.facts());
    }
    if (open > MOST_OPEN) {
      throw new TooMuch();
    }
    for (Branch.Supposed way : branch.choices().removeFirst()) {
      if (++ways > MOST_WAYS) {
        throw new TooMuch();
      }
      if (isPossible(new Branch(branch, way), open + 1, accepts)) {
        return true;
      }
    }
    return false;
  }

  /** Everything that is certain is supposed; false: it contradicts itself. */
  private boolean supposeAll(Branch branch) {
    while (!branch.next().isEmpty()) {
      if (++parts > MOST_PARTS) {
        throw new TooMuch();
      }
      suppose(branch.next().removeFirst(), branch);
      if (!branch.facts().isPossible()) {
        return false;
      }
    }
    return true;
  }

  private void suppose(Branch.Supposed supposed, Branch branch) {
    boolean holds = supposed.holds();
    switch (supposed.condition()) {
      case Condition.All(var all) -> {
        if (holds) {
          all.forEach(c -> branch.and(c, true));
        } else {
          branch.either(all, false);
        }
      }
      case Condition.Any(var any) -> {
        if (holds) {
          branch.either(any, true);
        } else {
          any.forEach(c -> branch.and(c, false));
        }
      }
      case Condition.Not(var part) -> branch.and(part, !holds);
      case Condition.AtLeastOf(var least, var some) ->
          some(holds ? least : some.size() - least + 1, some, holds, branch);
      case Condition.Compare c -> values.compare(c, holds, branch);
      case Condition.OneOf c -> values.oneOf(c, holds, branch);
      case Condition.TextFits c -> values.fits(c, holds, branch);
      case Condition.IsMissing(var value) -> values.isMissing(value, holds, branch);
      case Condition.IsEmpty c -> values.isEmpty(c, holds, branch);
      case Condition.IsBlank(var value) -> values.isBlank(value, holds, branch);
      case Condition.IsTrue(var value) ->
          values.among(value, Set.of(new Value.Truth(true)), holds, branch);
      case Condition.Has c -> values.has(c, holds, branch);
      case Condition.InWindow c -> ValueRules.inWindow(c, holds, branch);
      case Condition.Occurs c -> occurs(c.rows(), c.least(), c.most(), holds, branch);
      case Condition.InPeriods c -> {
        branch.facts().other(c, holds);
        if (holds && c.least() > 0) {
          branch.atLeast(c.rows(), c.least() * c.each().least());
        }
      }
      case Condition.Running c -> {
        branch.facts().other(c, holds);
        if (holds) {
          branch.atLeast(c.rows(), c.length() * c.each().least());
        }
      }
      case Condition.Burst c -> {
        branch.facts().other(c, holds);
        if (holds) {
          branch.atLeast(c.rows(), c.least());
        }
      }
      case Condition.Gap c -> {
        branch.facts().other(c, holds);
        if (holds) {
          branch.atLeast(c.rows(), 2);
        }
      }
      case Condition.Chain c -> {
        branch.facts().other(c, holds);
        if (holds) {
          branch.atLeast(c.links().getFirst().events(), 1);
        }
      }
      case Condition.Rank c -> values.other(c, holds, List.of(c.by()), branch);
      case Condition.InSample c -> sample(c, holds, branch);
      case Condition.Near c -> values.near(c, holds, branch);
      case Condition.InSegment c -> definitions.inSegment(c, holds, branch);
      case Condition.Colleagues c -> branch.facts().other(c, holds);
      case Condition.InList c -> branch.facts().other(c, holds);
      case Condition.InProgram c -> branch.facts().other(c, holds);
      case Condition.Subscribed c -> branch.facts().other(c, holds);
      case Condition.OnDays c -> branch.facts().other(c, holds);
      case Condition.AtTimes c -> branch.facts().other(c, holds);
    }
  }

  /** So many of them hold, or so many do not. */
  private static void some(int number, List<Condition> some, boolean hold, Branch branch) {
    if (number <= 0) {
      return;
    }
    if (number > some.size()) {
      branch.facts().impossible();
    } else if (number == some.size()) {
      some.forEach(c -> branch.and(c, hold));
    } else if (number == 1) {
      branch.either(some, hold);
    } else {
      List<Condition> signed =
          hold ? some : some.stream().<Condition>map(Condition.Not::new).toList();
      List<Condition> rest = signed.subList(1, signed.size());
      branch.either(
          List.of(
              new Condition.All(
                  List.of(signed.getFirst(), new Condition.AtLeastOf(number - 1, rest))),
              new Condition.AtLeastOf(number, rest)),
          true);
    }
  }

  private static void sample(Condition.InSample c, boolean holds, Branch branch) {
    Range lot =
        branch
            .facts()
            .value(
                List.of("lot", c.name()),
                k ->
                    Range.within(
                        Interval.between(
                            Optional.of(Rational.ZERO), Optional.of(Rational.of(Draw.LOTS - 1))),
                        false,
                        Optional.of(0)));
    lot.within(
        Cut.WRITTEN,
        Interval.of(holds ? Relation.LESS : Relation.GREATER_OR_EQUAL, Rational.of(c.lots())));
    branch.facts().look(lot);
  }

  private static void occurs(
      RowSet rows, long least, Optional<Long> most, boolean holds, Branch branch) {
    if (holds) {
      branch
          .facts()
          .rows(rows, Interval.between(Optional.of(Rational.of(least)), most.map(Rational::of)));
      return;
    }
    List<Condition> ways = new ArrayList<>();
    if (least > 0) {
      ways.add(new Condition.Occurs(rows, 0, Optional.of(least - 1)));
    }
    most.ifPresent(m -> ways.add(new Condition.Occurs(rows, m + 1, Optional.empty())));
    branch.either(ways, true);
  }
}
