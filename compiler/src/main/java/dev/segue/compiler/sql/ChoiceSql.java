package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import java.util.List;
import java.util.Optional;
import org.jooq.CaseConditionStep;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** What belongs to the first of several conditions that holds. */
record ChoiceSql(Formulas formulas) {
  /** The name of the class that a contact is in. */
  Operand classOf(Definitions.Partition partition, Scope scope) {
    List<Definitions.PartitionClass> classes = partition.classes();
    List<Condition> conditions =
        classes.stream().map(Definitions.PartitionClass::condition).toList();
    List<Field<String>> names = classes.stream().<Field<String>>map(c -> val(c.name())).toList();
    return new Operand.Plain(first(conditions, names, scope), true);
  }

  /** What belongs to the first condition that holds; the last one's is all others'. */
  <T> Field<T> first(List<Condition> conditions, List<Field<T>> results, Scope scope) {
    Optional<CaseConditionStep<T>> cases = Optional.empty();
    for (int i = 0; i < conditions.size(); i++) {
      org.jooq.Condition holds = formulas.conditions().of(conditions.get(i), scope, true);
      Field<T> result = results.get(i);
      if (Logic.isTrue(holds)) {
        return cases.<Field<T>>map(c -> c.otherwise(result)).orElse(result);
      }
      if (!Logic.isFalse(holds)) {
        cases =
            Optional.of(cases.map(c -> c.when(holds, result)).orElseGet(() -> when(holds, result)));
      }
    }
    return cases.<Field<T>>map(c -> c).orElseGet(() -> DSL.castNull(results.getFirst()));
  }
}
