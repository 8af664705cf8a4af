package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.plan.Folding;
import dev.segue.compiler.plan.Parts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What formulas read: whether rows depend on whose they are, and which properties are looked at.
 */
record Reads(Folding folding) {

  /** Whether the rows depend on more of the contact than being theirs. */
  boolean contact(RowSet rows) {
    return switch (rows) {
      case RowSet.Events e -> filter(e.filter()) || window(e.window());
      case RowSet.Records r -> filter(r.filter());
      case RowSet.Acts a -> window(a.window());
      case RowSet.Moves m -> window(m.window());
      case RowSet.Changes c -> window(c.window());
    };
  }

  /** Whether they depend on the row in whose filter they stand. */
  boolean outerRow(RowSet rows) {
    return window(rows).stream()
        .flatMap(w -> Stream.concat(w.from().stream(), w.to().stream()))
        .flatMap(b -> all(List.of(b.at())))
        .anyMatch(e -> e instanceof Expression.RowInstant);
  }

  private static Optional<Window> window(RowSet rows) {
    return switch (rows) {
      case RowSet.Events e -> Optional.of(e.window());
      case RowSet.Records r -> Optional.empty();
      case RowSet.Acts a -> Optional.of(a.window());
      case RowSet.Moves m -> Optional.of(m.window());
      case RowSet.Changes c -> Optional.of(c.window());
    };
  }

  private boolean filter(Optional<Condition> filter) {
    return filter.filter(this::contact).isPresent();
  }

  private boolean window(Window window) {
    return bound(window.from()) || bound(window.to());
  }

  private boolean bound(Optional<Window.Bound> bound) {
    return bound.filter(b -> contact(b.at())).isPresent();
  }

  private boolean contact(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) -> parts.stream().anyMatch(this::contact);
      case Condition.Any(var parts) -> parts.stream().anyMatch(this::contact);
      case Condition.Not(var part) -> contact(part);
      case Condition.AtLeastOf(var least, var parts) -> parts.stream().anyMatch(this::contact);
      case Condition.Compare c -> contact(c.left()) || contact(c.right());
      case Condition.OneOf c -> contact(c.value());
      case Condition.TextFits c -> contact(c.text()) || contact(c.pattern());
      case Condition.IsMissing(var value) -> contact(value);
      case Condition.IsEmpty(var value) -> contact(value);
      case Condition.IsBlank(var value) -> contact(value);
      case Condition.IsTrue(var value) -> contact(value);
      case Condition.Has c -> contact(c.list());
      case Condition.InWindow c -> contact(c.value()) || window(c.window());
      case Condition.OnDays d -> false;
      case Condition.AtTimes t -> false;
      case Condition.Occurs o -> true;
      case Condition.InPeriods c -> true;
      case Condition.Running c -> true;
      case Condition.Burst c -> true;
      case Condition.Gap c -> true;
      case Condition.Rank c -> true;
      case Condition.InSample c -> true;
      case Condition.Colleagues c -> true;
      case Condition.Near c -> contact(c.place()) || contact(c.other());
      case Condition.Chain c -> true;
      case Condition.InSegment s -> true;
      case Condition.InList l -> true;
      case Condition.InProgram p -> true;
      case Condition.Subscribed s -> true;
    };
  }

  boolean contact(Expression expression) {
    if (folding.fold(expression).isPresent()) {
      return false;
    }
    return switch (expression) {
      case Expression.Property p -> false;
      case Expression.OfFirst o -> false;
      case Expression.Constant c -> false;
      case Expression.Missing m -> false;
      case Expression.Now n -> false;
      case Expression.RowInstant r -> true;
      case Expression.Attribute a -> true;
      case Expression.AccountField a -> true;
      case Expression.Trigger t -> true;
      case Expression.TraitValue t -> true;
      case Expression.ScoreValue s -> true;
      case Expression.ClassOf c -> true;
      case Expression.RunEntered r -> true;
      case Expression.WaitBegan w -> true;
      case Expression.Measure m -> true;
      case Expression.OverPopulation o -> true;
      case Expression.ValueAt v -> true;
      case Expression.HeldSince h -> true;
      case Expression.InSince i -> true;
      case Expression.StartOfDay s -> contacts(s.zone()) || contact(s.day());
      case Expression.DayOf d -> contacts(d.zone()) || contact(d.instant());
      case Expression.Arithmetic a -> operands(a);
      case Expression.Shifted s -> operands(s);
      case Expression.ShiftedDay s -> operands(s);
      case Expression.StartOfPeriod s -> operands(s);
      case Expression.Between b -> operands(b);
      case Expression.Elapsed e -> operands(e);
      case Expression.ElapsedDays e -> operands(e);
      case Expression.NextAnniversary n -> operands(n);
    };
  }

  private boolean operands(Expression expression) {
    return expression.operands().stream().anyMatch(this::contact);
  }

  private static boolean contacts(Expression.ZoneChoice zone) {
    return switch (zone) {
      case WORKSPACE -> false;
      case CONTACT -> true;
    };
  }

  /** What is read of the first event of a sequence, each once. */
  static Set<Expression.OfFirst> ofFirst(Condition condition) {
    Set<Expression.OfFirst> found = new LinkedHashSet<>();
    values(condition)
        .forEach(
            e -> {
              if (e instanceof Expression.OfFirst o) {
                found.add(o);
              }
            });
    return found;
  }

  /** The properties in a filter, each once. */
  static Set<Expression.Property> properties(Condition filter) {
    Set<Expression.Property> found = new LinkedHashSet<>();
    values(filter)
        .forEach(
            e -> {
              if (e instanceof Expression.Property p) {
                found.add(p);
              }
            });
    return found;
  }

  /** The values of which a filter is made. */
  private static Stream<Expression> values(Condition filter) {
    Parts parts = Parts.of(filter);
    return Stream.concat(
        parts.conditions().stream().flatMap(Reads::values), all(parts.expressions()));
  }

  /** The properties in an expression, each once. */
  static Set<Expression.Property> properties(Expression expression) {
    Set<Expression.Property> found = new LinkedHashSet<>();
    all(List.of(expression))
        .forEach(
            e -> {
              if (e instanceof Expression.Property p) {
                found.add(p);
              }
            });
    return found;
  }

  private static Stream<Expression> all(List<Expression> expressions) {
    return expressions.stream().flatMap(e -> Stream.concat(Stream.of(e), all(e.operands())));
  }
}
