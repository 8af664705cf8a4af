package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code x = "a" or x = "b" or ..}, hundreds of them, as {@code x in ("a", "b", ..)}. */
final class OrChains {
  private OrChains() {}

  /** What is compared, and how. */
  private record Compared(Expression value, boolean ignoringCase) {}

  static List<Condition> gathered(List<Condition> parts, int many) {
    if (parts.size() <= many) {
      return parts;
    }
    Map<Compared, List<Value>> equal = new LinkedHashMap<>();
    List<Condition> others = new ArrayList<>();
    for (Condition part : parts) {
      if (part instanceof Condition.Compare(var left, var relation, var right, var ignoringCase)
          && relation == Condition.Relation.EQUAL
          && right instanceof Expression.Constant(var value, var type)) {
        equal.computeIfAbsent(new Compared(left, ignoringCase), k -> new ArrayList<>()).add(value);
      } else {
        others.add(part);
      }
    }
    equal.forEach(
        (c, values) -> others.add(new Condition.OneOf(c.value(), values, c.ignoringCase())));
    return others;
  }
}
