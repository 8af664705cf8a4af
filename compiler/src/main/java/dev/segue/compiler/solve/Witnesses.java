package dev.segue.compiler.solve;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.type.Rational;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a contact of what is supposed of one: with some attributes, who never did anything and is
 * nowhere. Where that is not enough, or not certain, none is made.
 */
final class Witnesses {
  private final Workspace workspace;

  Witnesses(Workspace workspace) {
    this.workspace = workspace;
  }

  Optional<Map<Schema.Field, Value>> of(Facts facts) {
    if (!facts.rows().values().stream().allMatch(number -> number.contains(Rational.ZERO))
        || !facts.others().entrySet().stream().allMatch(o -> isSo(o.getKey(), o.getValue()))) {
      return Optional.empty();
    }
    Map<Schema.Field, Value> attributes = new LinkedHashMap<>();
    List<Map.Entry<Object, Range>> values =
        facts.values().entrySet().stream()
            .sorted(Comparator.comparing(e -> e.getKey().toString()))
            .toList();
    for (Map.Entry<Object, Range> value : values) {
      Range range = value.getValue();
      if (value.getKey() instanceof Expression.Attribute(var field) && !isKey(field)) {
        if (range.mayBeMissing()) {
          continue;
        }
        Optional<Value> one = range.candidates(field.type()).filter(range::mayBe).findFirst();
        if (one.isEmpty()) {
          return Optional.empty();
        }
        attributes.put(field, one.get());
      } else if (!isNothing(value.getKey(), range)) {
        return Optional.empty();
      }
    }
    return Optional.of(attributes);
  }

  private boolean isKey(Schema.Field field) {
    return field.equals(workspace.schema().contacts().keyField());
  }

  /** Whether a value may be what it is of somebody without an account who never did anything. */
  private static boolean isNothing(Object key, Range range) {
    return switch (key) {
      case Expression.AccountField a -> range.mayBeMissing();
      case Expression.Measure m ->
          switch (m.function()) {
            case COUNT, SUM, DISTINCT -> range.mayBe(new Value.Number(Rational.ZERO));
            case AVG, MIN, MAX, MEDIAN, MOST_COMMON, FIRST, SECOND, THIRD, LAST ->
                range.mayBeMissing();
          };
      case Object other -> false;
    };
  }

  /** Whether it is so of somebody who never did anything and is nowhere. */
  private boolean isSo(Condition condition, boolean holds) {
    return switch (condition) {
      case Condition.InSegment s -> true;
      case Condition.InList l -> !holds;
      case Condition.InProgram p -> !holds;
      case Condition.Chain c -> !holds;
      case Condition.Running c -> !holds;
      case Condition.Burst c -> !holds;
      case Condition.Gap c -> !holds;
      case Condition.Subscribed(var topic) ->
          workspace
              .topic(topic)
              .map(Definitions.Topic::optIn)
              .filter(in -> in != holds)
              .isPresent();
      case Condition other -> false;
    };
  }
}
