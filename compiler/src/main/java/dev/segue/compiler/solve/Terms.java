package dev.segue.compiler.solve;

import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.type.Rational;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What values are by themselves, whatever is said of them. */
final class Terms {
  /** So many traits are looked through. */
  private static final int MOST_TRAITS = 20;

  private final Workspace workspace;

  Terms(Workspace workspace) {
    this.workspace = workspace;
  }

  /** What a trait stands for, wherever it is said. */
  Expression term(Expression value) {
    Expression term = value;
    for (int n = 0; n < MOST_TRAITS && term instanceof Expression.TraitValue t; n++) {
      Optional<Expression> of = workspace.trait(t.trait()).map(Definitions.Trait::value);
      if (of.isEmpty()) {
        return term;
      }
      term = of.get();
    }
    return term;
  }

  /** What a value may be in a branch. */
  Range value(Expression value, Branch branch) {
    return branch.facts().value(term(value), t -> range((Expression) t));
  }

  /** A value is there, and so is all that it is made of. */
  void there(Expression value, Branch branch) {
    there(value, branch, new HashSet<>());
  }

  /** Each trait once: those that are made of others twice over would double at every step. */
  private void there(Expression value, Branch branch, Set<String> traits) {
    if (value instanceof Expression.TraitValue t && !traits.add(t.trait())) {
      return;
    }
    Expression term = term(value);
    if (term instanceof Expression.Missing) {
      branch.facts().impossible();
      return;
    }
    Range range = value(term, branch);
    range.there();
    branch.facts().look(range);
    if (term instanceof Expression.Measure m) {
      switch (m.function()) {
        case FIRST, LAST, AVG, MIN, MAX, MEDIAN, MOST_COMMON -> branch.atLeast(m.rows(), 1);
        case SECOND -> branch.atLeast(m.rows(), 2);
        case THIRD -> branch.atLeast(m.rows(), 3);
        case COUNT, SUM, DISTINCT -> {}
      }
    }
    term.operands().forEach(o -> there(o, branch, traits));
  }

  private Range range(Expression term) {
    if (term instanceof Expression.ScoreValue s) {
      Optional<Definitions.Score> score = workspace.score(s.score());
      if (score.isPresent()) {
        return Range.within(
            ScoreBounds.of(score.get()),
            !ScoreBounds.isAlwaysThere(score.get()),
            Optional.of(score.get().type().scale()));
      }
    }
    if (term instanceof Expression.Measure m) {
      boolean counts =
          m.function() == Expression.Function.COUNT || m.function() == Expression.Function.DISTINCT;
      if (counts) {
        return Range.within(
            Interval.of(Relation.GREATER_OR_EQUAL, Rational.ZERO), false, Optional.of(0));
      }
    }
    boolean certain =
        term instanceof Expression.Constant
            || term instanceof Expression.ClassOf
            || term instanceof Expression.Now
            || term.equals(new Expression.Attribute(workspace.schema().contacts().keyField()));
    return Range.of(term, !certain);
  }
}
