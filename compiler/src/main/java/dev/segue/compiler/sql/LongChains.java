package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * {@code x = "a" or x = "b" or ..}, hundreds of them, as {@code x in ("a", "b", ..)}; {@code x !=
 * "a" and x != "b" and ..} as {@code x not in ("a", "b", ..)}.
 */
final class LongChains {
  private final int many;

  /** Chains of more than so many parts are gathered. */
  LongChains(int many) {
    this.many = many;
  }

  /** What is compared, and how. */
  private record Compared(Expression value, boolean ignoringCase) {}

  /** The same with fewer parts, of which any is to hold. */
  List<Condition> anyOf(List<Condition> parts) {
    return gathered(parts, UnaryOperator.identity());
  }

  /** The same with fewer parts, all of which are to hold. */
  List<Condition> allOf(List<Condition> parts) {
    return gathered(parts, LongChains::opposite);
  }

  private static Condition opposite(Condition condition) {
    return condition instanceof Condition.Not(var part) ? part : new Condition.Not(condition);
  }

  private List<Condition> gathered(List<Condition> parts, UnaryOperator<Condition> turned) {
    if (parts.size() <= many) {
      return parts;
    }
    Map<Compared, List<Value>> equal = new LinkedHashMap<>();
    List<Condition> others = new ArrayList<>();
    for (Condition part : parts) {
      if (turned.apply(part)
              instanceof Condition.Compare(var left, var relation, var right, var ignoringCase)
          && relation == Condition.Relation.EQUAL
          && right instanceof Expression.Constant(var value, var type)) {
        equal.computeIfAbsent(new Compared(left, ignoringCase), k -> new ArrayList<>()).add(value);
      } else {
        others.add(part);
      }
    }
    equal.forEach(
        (c, values) ->
            others.add(turned.apply(new Condition.OneOf(c.value(), values, c.ignoringCase()))));
    return others;
  }
}
