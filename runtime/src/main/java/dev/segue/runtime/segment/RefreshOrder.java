package dev.segue.runtime.segment;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Population;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Workspace;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Definitions, each after those it speaks of; none speaks of itself. */
final class RefreshOrder {
  private final Map<String, Definitions> all = new HashMap<>();
  private final Set<Definitions> order = new LinkedHashSet<>();

  private RefreshOrder() {}

  static List<Definitions> of(Workspace workspace) {
    RefreshOrder order = new RefreshOrder();
    List<Definitions> declared =
        Stream.of(
                workspace.traits(),
                workspace.scores(),
                workspace.partitions(),
                workspace.segments())
            .<Definitions>flatMap(List::stream)
            .toList();
    declared.forEach(d -> order.all.put(d.name(), d));
    declared.forEach(order::add);
    return List.copyOf(order.order);
  }

  private void add(Definitions definition) {
    if (order.contains(definition)) {
      return;
    }
    switch (definition) {
      case Definitions.Segment s -> condition(s.condition());
      case Definitions.Trait t -> expression(t.value());
      case Definitions.Score s -> s.entries().forEach(this::entry);
      case Definitions.Partition p -> p.classes().forEach(c -> condition(c.condition()));
      case Definitions.ContactList l -> {}
      case Definitions.Topic t -> {}
    }
    order.add(definition);
  }

  private void named(String name) {
    add(Optional.ofNullable(all.get(name)).orElseThrow());
  }

  private void entry(Definitions.Entry entry) {
    switch (entry) {
      case Definitions.Entry.When w -> condition(w.condition());
      case Definitions.Entry.Per p -> rows(p.rows());
    }
  }

  private void condition(Condition condition) {
    switch (condition) {
      case Condition.All(var parts) -> parts.forEach(this::condition);
      case Condition.Any(var parts) -> parts.forEach(this::condition);
      case Condition.Not(var part) -> condition(part);
      case Condition.AtLeastOf(var least, var parts) -> parts.forEach(this::condition);
      case Condition.Compare c -> {
        expression(c.left());
        expression(c.right());
      }
      case Condition.OneOf c -> expression(c.value());
      case Condition.TextFits c -> {
        expression(c.text());
        expression(c.pattern());
      }
      case Condition.IsMissing c -> expression(c.value());
      case Condition.IsEmpty c -> expression(c.value());
      case Condition.IsBlank c -> expression(c.value());
      case Condition.IsTrue c -> expression(c.value());
      case Condition.Has c -> expression(c.list());
      case Condition.InWindow c -> {
        expression(c.value());
        window(c.window());
      }
      case Condition.Occurs c -> rows(c.rows());
      case Condition.InPeriods c -> rows(c.rows());
      case Condition.Running c -> rows(c.rows());
      case Condition.Burst c -> rows(c.rows());
      case Condition.Gap c -> rows(c.rows());
      case Condition.Rank c -> {
        expression(c.by());
        population(c.population());
      }
      case Condition.InSample c -> {}
      case Condition.Colleagues c -> condition(c.condition());
      case Condition.Near c -> {}
      case Condition.Chain c -> c.links().forEach(l -> rows(l.events()));
      case Condition.InSegment(var segment) -> named(segment);
      case Condition.InList c -> {}
      case Condition.InProgram c -> {}
      case Condition.Subscribed c -> {}
      case Condition.OnDays c -> {}
      case Condition.AtTimes c -> {}
    }
  }

  private void expression(Expression expression) {
    if (expression instanceof Expression.TraitValue(var trait, var type)) {
      named(trait);
    } else if (expression instanceof Expression.ScoreValue(var score, var type)) {
      named(score);
    } else if (expression instanceof Expression.ClassOf(var partition, var type)) {
      named(partition);
    } else if (expression instanceof Expression.Measure measure) {
      rows(measure.rows());
      measure.of().ifPresent(this::expression);
    } else if (expression instanceof Expression.OverPopulation over) {
      population(over.population());
      switch (over.measured()) {
        case Population.Measured.Values(var value) -> expression(value);
        case Population.Measured.Rows(var rows, var of) -> {
          rows(rows);
          of.ifPresent(this::expression);
        }
      }
    }
    expression.operands().forEach(this::expression);
  }

  private void population(Population population) {
    population.among().ifPresent(this::condition);
    population.same().forEach(this::expression);
  }

  private void rows(RowSet rows) {
    rows.filter().ifPresent(this::condition);
    switch (rows) {
      case RowSet.Events e -> window(e.window());
      case RowSet.Records r -> {}
      case RowSet.Acts a -> window(a.window());
    }
  }

  private void window(Window window) {
    Stream.of(window.from(), window.to())
        .flatMap(Optional::stream)
        .forEach(bound -> expression(bound.at()));
  }
}
