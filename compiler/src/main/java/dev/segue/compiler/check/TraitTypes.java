package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.type.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The values of traits, checked when one is first asked for, in whatever order they stand. */
final class TraitTypes {
  /** So many traits are checked inside each other; more only where they depend on themselves. */
  private static final int DEEPEST = 200;

  private final Map<String, Expression> checked = new HashMap<>();
  private final Set<String> begun = new HashSet<>();
  private Function<Declaration.Trait, Expression> check =
      trait -> new Expression.Missing(Type.UNKNOWN);
  private int depth;
  private Optional<Diagnostic> tooDeep = Optional.empty();

  /** The value of a trait is known from before. */
  void known(String trait, Expression value) {
    checked.put(trait, value);
  }

  /** Checks every trait, those that others need first: chains of them may be long. */
  void checkAll(Names names, Function<Declaration.Trait, Expression> how) {
    check = how;
    Set<String> seen = new HashSet<>();
    for (Meaning meaning : names.everyMeaning().values()) {
      if (meaning instanceof Meaning.Trait(var trait) && seen.add(trait.name().text())) {
        checkWithNeeded(trait, names, seen);
      }
    }
  }

  /** A trait, and the words of its value that are still to be looked at. */
  private record Step(Declaration.Trait trait, Iterator<String> words) {}

  private void checkWithNeeded(Declaration.Trait first, Names names, Set<String> seen) {
    Deque<Step> path = new ArrayDeque<>();
    path.push(step(first, names));
    while (!path.isEmpty()) {
      Step step = path.element();
      if (!step.words.hasNext()) {
        value(path.pop().trait);
      } else if (names.everyMeaning().get(step.words.next()) instanceof Meaning.Trait(var trait)
          && seen.add(trait.name().text())) {
        path.push(step(trait, names));
      }
    }
  }

  private static Step step(Declaration.Trait trait, Names names) {
    return new Step(trait, names.texts().namesIn(trait.value().span()).iterator());
  }

  /** What is to be told where too many were checked inside each other. */
  Optional<Diagnostic> tooDeep() {
    return tooDeep;
  }

  Expression value(Declaration.Trait trait) {
    String name = trait.name().text();
    Expression known = checked.get(name);
    if (known != null) {
      return known;
    }
    if (depth == DEEPEST) {
      tooDeep =
          Optional.of(
              Diagnostic.of(
                  Code.TOO_LARGE,
                  trait.name().span(),
                  "more than " + DEEPEST + " traits need each other in a row"));
      return new Expression.Missing(Type.UNKNOWN);
    }
    if (!begun.add(name)) {
      // it depends on itself: Dependencies says so
      return new Expression.Missing(Type.UNKNOWN);
    }
    depth++;
    Expression value = check.apply(trait);
    depth--;
    checked.put(name, value);
    return value;
  }
}
