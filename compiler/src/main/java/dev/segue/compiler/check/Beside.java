package dev.segue.compiler.check;

import dev.segue.compiler.syntax.Comparison;
import dev.segue.compiler.syntax.Condition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What stands beside a condition: a comparison with {@code !=} needs no word about missing values
 * where what stands beside it speaks of them.
 *
 * @param joined whether more may be joined with {@code and} without parentheses
 * @param settled the values of which something beside says whether they may be missing
 */
record Beside(boolean joined, Set<String> settled) {
  static final Beside NOTHING = new Beside(true, Set.of());
  static final Beside NOT = new Beside(false, Set.of());

  Beside {
    settled = Set.copyOf(settled);
  }

  /** Parts that are joined with {@code and}, or else with {@code or}. */
  static Beside of(Scope scope, List<Condition> parts, boolean and) {
    Set<String> settled = new HashSet<>();
    for (Condition part : parts) {
      if (part instanceof Condition.Compared c
          && (and ? needsValue(c.comparison()) : isMissing(c.comparison()))) {
        settled.add(scope.words(c.subject().span()));
      }
    }
    return new Beside(and, settled);
  }

  private static boolean isMissing(Comparison comparison) {
    return comparison instanceof Comparison.Is is
        && !is.negated()
        && (is.state() == Comparison.State.MISSING || is.state() == Comparison.State.BLANK);
  }

  /** Whether it holds only where there is a value. */
  private static boolean needsValue(Comparison comparison) {
    return switch (comparison) {
      case Comparison.Relation r -> r.sign() != Comparison.Sign.NOT_EQUAL;
      case Comparison.In in -> !in.negated();
      case Comparison.Between b -> !b.negated();
      case Comparison.TextTest t -> !t.negated();
      case Comparison.Has h -> !h.negated() && h.mode() != Comparison.HasMode.NONE;
      case Comparison.Is is ->
          switch (is.state()) {
            case MISSING, BLANK -> is.negated();
            case PRESENT, EMPTY, TRUE, FALSE -> !is.negated();
          };
      case Comparison.IsClass c -> true;
      case Comparison.Near n -> true;
    };
  }
}
