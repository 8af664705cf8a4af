package dev.segue.compiler.solve;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
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
 * Makes a contact of what is supposed of one: with some attributes, who did what has to be done and
 * is nowhere. Where that is not enough, or not certain, none is made.
 */
final class Witnesses {
  private final Workspace workspace;
  private final RowRules rules;

  Witnesses(Workspace workspace, RowRules rules) {
    this.workspace = workspace;
    this.rules = rules;
  }

  Optional<Witness> of(Facts facts) {
    MadeEvents events = new MadeEvents(rules, this::row);
    if (!events.make(facts.rows())
        || !facts.others().entrySet().stream()
            .allMatch(o -> isSo(o.getKey(), o.getValue(), events))) {
      return Optional.empty();
    }
    Map<Schema.Field, Value> attributes = new LinkedHashMap<>();
    for (Map.Entry<Object, Range> value : sorted(facts)) {
      Range range = value.getValue();
      if (value.getKey() instanceof Expression.Attribute(var field) && !isKey(field)) {
        if (!put(field, range, attributes)) {
          return Optional.empty();
        }
      } else if (!isSo(value.getKey(), range, events)) {
        return Optional.empty();
      }
    }
    return Optional.of(new Witness(attributes, events.did()));
  }

  /** The properties of an event of a kind that passes a filter, whoever did it, and when. */
  private Optional<Map<Schema.Field, Value>> row(Condition filter, Schema.EventKind kind) {
    return new Search(workspace, rules).made(List.of(filter), facts -> properties(facts, kind));
  }

  private static Optional<Map<Schema.Field, Value>> properties(Facts facts, Schema.EventKind kind) {
    Map<Schema.Field, Value> properties = new LinkedHashMap<>();
    if (!facts.rows().isEmpty() || !facts.others().isEmpty()) {
      return Optional.empty();
    }
    for (Map.Entry<Object, Range> value : sorted(facts)) {
      Optional<Schema.Field> field =
          value.getKey() instanceof Expression.Property(var name, var type)
              ? kind.property(name)
              : Optional.empty();
      if (field.isEmpty() || !put(field.get(), value.getValue(), properties)) {
        return Optional.empty();
      }
    }
    return Optional.of(properties);
  }

  private static List<Map.Entry<Object, Range>> sorted(Facts facts) {
    return facts.values().entrySet().stream()
        .sorted(Comparator.comparing(e -> e.getKey().toString()))
        .toList();
  }

  /** Finds a value that it may certainly have; none where it may as well be missing. */
  private static boolean put(Schema.Field field, Range range, Map<Schema.Field, Value> values) {
    if (range.mayBeMissing()) {
      return true;
    }
    Optional<Value> one = range.candidates(field.type()).filter(range::mayBe).findFirst();
    one.ifPresent(value -> values.put(field, value));
    return one.isPresent();
  }

  private boolean isKey(Schema.Field field) {
    return field.equals(workspace.schema().contacts().keyField());
  }

  /** Whether a value may be what it is of somebody without an account who did no more. */
  private static boolean isSo(Object key, Range range, MadeEvents events) {
    return switch (key) {
      case Expression.AccountField a -> range.mayBeMissing();
      case Expression.Measure m -> {
        Optional<Rational> number = events.number(m.rows());
        boolean none = number.filter(Rational.ZERO::equals).isPresent();
        yield switch (m.function()) {
          case COUNT -> number.filter(n -> range.mayBe(new Value.Number(n))).isPresent();
          case SUM, DISTINCT -> none && range.mayBe(new Value.Number(Rational.ZERO));
          case AVG, MIN, MAX, MEDIAN, MOST_COMMON, FIRST, SECOND, THIRD, LAST ->
              none && range.mayBeMissing();
        };
      }
      case Object other -> false;
    };
  }

  /** Whether it is so of somebody who did no more and is nowhere. */
  private boolean isSo(Condition condition, boolean holds, MadeEvents events) {
    return switch (condition) {
      case Condition.InSegment s -> true;
      case Condition.InList l -> !holds;
      case Condition.InProgram p -> !holds;
      case Condition.Chain c -> !holds && isNone(c.links().getFirst().events(), events);
      case Condition.Running c -> !holds && isNone(c.rows(), events);
      case Condition.Burst c -> !holds && isNone(c.rows(), events);
      case Condition.Gap c -> !holds && isNone(c.rows(), events);
      case Condition.Subscribed(var topic) ->
          workspace
              .topic(topic)
              .map(Definitions.Topic::optIn)
              .filter(in -> in != holds)
              .isPresent();
      case Condition other -> false;
    };
  }

  private static boolean isNone(RowSet rows, MadeEvents events) {
    return events.number(rows).filter(Rational.ZERO::equals).isPresent();
  }
}
