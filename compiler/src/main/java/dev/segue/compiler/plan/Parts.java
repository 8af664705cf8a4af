package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Population;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a formula is directly made of. What rows are made of is a part of them, not of what looks at
 * them.
 */
public record Parts(List<Condition> conditions, List<Expression> expressions, List<RowSet> rows) {
  private static final Parts NONE = new Parts(List.of(), List.of(), List.of());

  public Parts {
    conditions = List.copyOf(conditions);
    expressions = List.copyOf(expressions);
    rows = List.copyOf(rows);
  }

  static Parts of(Definitions definition) {
    return switch (definition) {
      case Definitions.Segment s -> conditions(List.of(s.condition()));
      case Definitions.Trait t -> expressions(t.value());
      case Definitions.Score s -> entries(s.entries());
      case Definitions.Partition p ->
          conditions(p.classes().stream().map(Definitions.PartitionClass::condition).toList());
      case Definitions.ContactList l -> NONE;
      case Definitions.Topic t -> NONE;
    };
  }

  private static Parts entries(List<Definitions.Entry> entries) {
    List<Condition> conditions = new ArrayList<>();
    List<RowSet> rows = new ArrayList<>();
    for (Definitions.Entry entry : entries) {
      switch (entry) {
        case Definitions.Entry.When w -> conditions.add(w.condition());
        case Definitions.Entry.Per p -> rows.add(p.rows());
      }
    }
    return new Parts(conditions, List.of(), rows);
  }

  public static Parts of(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) -> conditions(parts);
      case Condition.Any(var parts) -> conditions(parts);
      case Condition.Not(var part) -> conditions(List.of(part));
      case Condition.AtLeastOf(var least, var parts) -> conditions(parts);
      case Condition.Compare c -> expressions(c.left(), c.right());
      case Condition.OneOf c -> expressions(c.value());
      case Condition.TextFits c -> expressions(c.text(), c.pattern());
      case Condition.IsMissing(var value) -> expressions(value);
      case Condition.IsEmpty(var value) -> expressions(value);
      case Condition.IsBlank(var value) -> expressions(value);
      case Condition.IsTrue(var value) -> expressions(value);
      case Condition.Has c -> expressions(c.list());
      case Condition.InWindow c -> {
        List<Expression> all = new ArrayList<>(List.of(c.value()));
        all.addAll(bounds(c.window()));
        yield new Parts(List.of(), all, List.of());
      }
      case Condition.Occurs c -> rows(c.rows());
      case Condition.InPeriods c -> rows(c.rows());
      case Condition.Running c -> rows(c.rows());
      case Condition.Burst c -> rows(c.rows());
      case Condition.Gap c -> rows(c.rows());
      case Condition.Rank c -> {
        List<Expression> all = new ArrayList<>(List.of(c.by()));
        all.addAll(c.population().same());
        yield new Parts(c.population().among().stream().toList(), all, List.of());
      }
      case Condition.InSample c -> NONE;
      case Condition.Colleagues c -> conditions(List.of(c.condition()));
      case Condition.Near c -> expressions(c.place(), c.other());
      case Condition.Chain c -> new Parts(List.of(), List.of(), events(c));
      case Condition.InSegment s -> NONE;
      case Condition.InList l -> NONE;
      case Condition.InProgram p -> NONE;
      case Condition.Subscribed s -> NONE;
      case Condition.OnDays d -> NONE;
      case Condition.AtTimes t -> NONE;
    };
  }

  /** A measure looks at rows; what is measured of each is in the end a part of them. */
  static Parts of(Expression expression) {
    if (expression instanceof Expression.OverPopulation o) {
      return of(o);
    }
    return expression instanceof Expression.Measure m
        ? new Parts(List.of(), m.of().stream().toList(), List.of(m.rows()))
        : new Parts(List.of(), expression.operands(), List.of());
  }

  private static Parts of(Expression.OverPopulation o) {
    List<Condition> among = o.population().among().stream().toList();
    List<Expression> values = new ArrayList<>(o.population().same());
    return switch (o.measured()) {
      case Population.Measured.Values(var value) -> {
        values.add(value);
        yield new Parts(among, values, List.of());
      }
      case Population.Measured.Rows(var rows, var of) -> {
        of.ifPresent(values::add);
        yield new Parts(among, values, List.of(rows));
      }
    };
  }

  static Parts of(RowSet rows) {
    List<Expression> bounds =
        switch (rows) {
          case RowSet.Events e -> bounds(e.window());
          case RowSet.Records r -> List.of();
          case RowSet.Acts a -> bounds(a.window());
          case RowSet.Moves m -> bounds(m.window());
          case RowSet.Changes c -> bounds(c.window());
        };
    return new Parts(rows.filter().stream().toList(), bounds, List.of());
  }

  private static List<Expression> bounds(Window window) {
    return Stream.of(window.from(), window.to())
        .flatMap(Optional::stream)
        .map(Window.Bound::at)
        .toList();
  }

  private static Parts conditions(List<Condition> conditions) {
    return new Parts(conditions, List.of(), List.of());
  }

  private static List<RowSet> events(Condition.Chain chain) {
    return chain.links().stream().<RowSet>map(Condition.Link::events).toList();
  }

  private static Parts rows(RowSet rows) {
    return new Parts(List.of(), List.of(), List.of(rows));
  }

  private static Parts expressions(Expression... expressions) {
    return new Parts(List.of(), List.of(expressions), List.of());
  }
}
