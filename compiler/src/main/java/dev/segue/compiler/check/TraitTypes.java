package dev.segue.compiler.check;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.type.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The values of traits, checked when one is first asked for, in whatever order they stand. */
final class TraitTypes {
  private final Map<String, Expression> checked = new HashMap<>();
  private final Set<String> begun = new HashSet<>();
  private Function<Declaration.Trait, Expression> check =
      trait -> new Expression.Missing(Type.UNKNOWN);

  /** What checks a trait's value; set once the names are known. */
  void checkBy(Function<Declaration.Trait, Expression> how) {
    check = how;
  }

  Expression value(Declaration.Trait trait) {
    String name = trait.name().text();
    Expression known = checked.get(name);
    if (known != null) {
      return known;
    }
    if (!begun.add(name)) {
      // it depends on itself: Dependencies says so
      return new Expression.Missing(Type.UNKNOWN);
    }
    Expression value = check.apply(trait);
    checked.put(name, value);
    return value;
  }
}
