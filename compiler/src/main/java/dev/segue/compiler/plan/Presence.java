package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Population;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which values a contact certainly has of whom a condition holds: {@code first_name is present}
 * says so, and so does {@code country = "US"}, since nothing compares with what is missing.
 */
public final class Presence {
  private static final Set<Expression> NOTHING = Set.of();

  private final Workspace workspace;
  private final Map<Asked, Set<Expression>> known = new HashMap<>();

  private record Asked(String segment, boolean holds) {}

  public Presence(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The values that are there where the condition holds, or where it does not. */
  public Set<Expression> where(Condition condition, boolean holds) {
    return switch (condition) {
      case Condition.Not(var part) -> where(part, !holds);
      case Condition.All(var parts) -> holds ? inAny(parts, true) : inAll(parts, false);
      case Condition.Any(var parts) -> holds ? inAll(parts, true) : inAny(parts, false);
      case Condition.AtLeastOf(var least, var parts) ->
          inSome(parts, holds, holds ? least : parts.size() - least + 1);
      case Condition.InSegment(var segment) -> inSegment(segment, holds);
      case Condition.IsMissing(var value) -> holds ? Set.of() : with(value);
      case Condition.IsBlank(var value) -> holds ? Set.of() : with(value);
      case Condition.Compare c -> holds ? compared(c) : Set.of();
      case Condition.OneOf c -> holds ? oneOf(c) : Set.of();
      case Condition.TextFits c -> holds ? union(with(c.text()), with(c.pattern())) : Set.of();
      case Condition.IsEmpty(var value) -> holds ? with(value) : Set.of();
      case Condition.IsTrue(var value) -> holds ? with(value) : Set.of();
      case Condition.Has c -> holds ? with(c.list()) : Set.of();
      case Condition.InWindow(var value, var window) -> holds ? with(value) : Set.of();
      case Condition.Occurs c -> Set.of();
      case Condition.InPeriods c -> Set.of();
      case Condition.Running c -> Set.of();
      case Condition.Burst c -> Set.of();
      case Condition.Gap c -> Set.of();
      case Condition.Rank c -> holds ? with(c.by()) : Set.of();
      case Condition.InSample c -> Set.of();
      case Condition.Colleagues c -> Set.of();
      case Condition.Near c -> holds ? union(with(c.place()), with(c.other())) : Set.of();
      case Condition.Chain c -> Set.of();
      case Condition.InList c -> Set.of();
      case Condition.InProgram c -> Set.of();
      case Condition.Subscribed c -> Set.of();
      case Condition.OnDays c -> Set.of();
      case Condition.AtTimes c -> Set.of();
    };
  }

  /**
   * Whether a value is there, of those who have {@code present}. That a number may grow beyond the
   * language's limit, and is then missing, is left aside.
   */
  public boolean isThere(Expression value, Set<Expression> present) {
    return present.contains(value)
        || switch (value) {
          case Expression.Constant c -> true;
          case Expression.ScoreValue s -> true;
          case Expression.ClassOf c -> true;
          case Expression.Now n -> true;
          case Expression.RowInstant r -> true;
          case Expression.Attribute(var field) ->
              field.equals(workspace.schema().contacts().keyField());
          case Expression.TraitValue(var trait, var type) ->
              workspace
                  .trait(trait)
                  .filter(definition -> isThere(definition.value(), present))
                  .isPresent();
          case Expression.Measure m ->
              switch (m.function()) {
                case COUNT, SUM, DISTINCT -> true;
                case AVG, MIN, MAX, MEDIAN, MOST_COMMON, FIRST, SECOND, THIRD, LAST -> false;
              };
          case Expression.OverPopulation o ->
              o.statistic() instanceof Population.Statistic.Of(var function)
                  && switch (function) {
                    case COUNT, SUM, DISTINCT -> true;
                    case AVG, MIN, MAX, MEDIAN, MOST_COMMON, FIRST, SECOND, THIRD, LAST -> false;
                  };
          case Expression.Arithmetic a ->
              switch (a.operator()) {
                case PLUS, MINUS, TIMES -> allThere(a, present);
                case DIVIDED_BY -> a.right() instanceof Expression.Constant && allThere(a, present);
              };
          case Expression.Shifted s -> allThere(s, present);
          case Expression.ShiftedDay s -> allThere(s, present);
          case Expression.StartOfDay s -> allThere(s, present);
          case Expression.DayOf d -> allThere(d, present);
          case Expression.StartOfPeriod s -> allThere(s, present);
          case Expression.Between b -> allThere(b, present);
          case Expression.Elapsed e -> allThere(e, present);
          case Expression.ElapsedDays e -> allThere(e, present);
          case Expression.NextAnniversary n -> allThere(n, present);
          case Expression.Missing m -> false;
          case Expression.ValueAt v -> false;
          case Expression.HeldSince h -> false;
          case Expression.InSince i -> false;
          case Expression.AccountField f -> false;
          case Expression.Property p -> false;
          case Expression.OfFirst o -> false;
          case Expression.Trigger t -> false;
          case Expression.RunEntered r -> true;
          case Expression.WaitBegan w -> true;
        };
  }

  private boolean allThere(Expression value, Set<Expression> present) {
    return value.operands().stream().allMatch(operand -> isThere(operand, present));
  }

  /** A value that is there, and those that it is made of. */
  private Set<Expression> with(Expression value) {
    Set<Expression> all = new HashSet<>();
    add(value, all);
    return all;
  }

  private void add(Expression value, Set<Expression> all) {
    if (all.add(value)) {
      value.operands().forEach(operand -> add(operand, all));
      if (value instanceof Expression.TraitValue(var trait, var type)) {
        workspace.trait(trait).ifPresent(definition -> add(definition.value(), all));
      }
    }
  }

  private Set<Expression> compared(Condition.Compare c) {
    Set<Expression> both = union(with(c.left()), with(c.right()));
    return c.relation() == Condition.Relation.EQUAL
            && c.left() instanceof Expression.ClassOf of
            && c.right() instanceof Expression.Constant(Value.Text(var name), var type)
        ? union(both, inClass(of, name))
        : both;
  }

  private Set<Expression> oneOf(Condition.OneOf c) {
    if (!(c.value() instanceof Expression.ClassOf of)) {
      return with(c.value());
    }
    return intersection(
        c.values().stream()
            .map(value -> value instanceof Value.Text(var name) ? inClass(of, name) : NOTHING));
  }

  /** Of a class: its condition holds, and that of none before it. */
  private Set<Expression> inClass(Expression.ClassOf of, String name) {
    List<Definitions.PartitionClass> classes =
        workspace.partition(of.partition()).map(Definitions.Partition::classes).orElse(List.of());
    Set<Expression> all = new HashSet<>();
    for (Definitions.PartitionClass c : classes) {
      boolean it = c.name().equals(name);
      all.addAll(where(c.condition(), it));
      if (it) {
        return all;
      }
    }
    return Set.of();
  }

  /** A segment that depends on itself says nothing: that is told elsewhere. */
  private Set<Expression> inSegment(String segment, boolean holds) {
    Asked asked = new Asked(segment, holds);
    Optional<Set<Expression>> answered = Optional.ofNullable(known.get(asked));
    if (answered.isPresent()) {
      return answered.get();
    }
    known.put(asked, Set.of());
    Set<Expression> there =
        workspace
            .segment(segment)
            .map(definition -> where(definition.condition(), holds))
            .orElse(Set.of());
    known.put(asked, there);
    return there;
  }

  private Set<Expression> inAny(List<Condition> parts, boolean holds) {
    Set<Expression> all = new HashSet<>();
    parts.forEach(part -> all.addAll(where(part, holds)));
    return all;
  }

  private Set<Expression> inAll(List<Condition> parts, boolean holds) {
    return intersection(parts.stream().map(part -> where(part, holds)));
  }

  /** What so many of the parts cannot go without, whichever they are. */
  private Set<Expression> inSome(List<Condition> parts, boolean hold, int many) {
    List<Set<Expression>> each = parts.stream().map(part -> where(part, hold)).toList();
    Set<Expression> certain = new HashSet<>();
    each.forEach(certain::addAll);
    certain.removeIf(
        value -> each.stream().filter(set -> set.contains(value)).count() <= parts.size() - many);
    return certain;
  }

  private static Set<Expression> intersection(Stream<Set<Expression>> sets) {
    List<Set<Expression>> all = new ArrayList<>(sets.toList());
    if (all.isEmpty()) {
      return Set.of();
    }
    Set<Expression> common = new HashSet<>(all.getFirst());
    all.forEach(common::retainAll);
    return common;
  }

  private static Set<Expression> union(Set<Expression> left, Set<Expression> right) {
    Set<Expression> all = new HashSet<>(left);
    all.addAll(right);
    return all;
  }
}
