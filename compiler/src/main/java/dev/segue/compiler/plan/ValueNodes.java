package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.plan.Graphing.Of;
import dev.segue.compiler.type.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The nodes of values that a scan knows. */
final class ValueNodes {
  private final Graphing graph;
  private final Folding folding;

  ValueNodes(Graphing graph, Folding folding) {
    this.graph = graph;
    this.folding = folding;
  }

  /** The place of a value, if a scan knows it. */
  Optional<Integer> of(Expression expression, Of of) {
    Optional<Folding.Known> known = folding.fold(expression);
    if (known.isPresent()) {
      return Optional.of(
          expression instanceof Expression.Constant || expression instanceof Expression.Missing
              ? graph.place(new Node.Constant(known.get().value(), expression.type()))
              : graph.place(new Moving.Constant(expression)));
    }
    return switch (expression) {
      case Expression.Attribute a -> read(a, of == Of.CONTACT);
      case Expression.AccountField a -> read(a, of == Of.CONTACT);
      case Expression.Property p -> read(p, of == Of.ROW);
      case Expression.RowInstant r -> read(r, of == Of.ROW);
      case Expression.TraitValue t -> isPlain(t.type()) ? named(t.trait(), of) : Optional.empty();
      case Expression.ScoreValue s -> named(s.score(), of);
      case Expression.ClassOf c -> named(c.partition(), of);
      case Expression.Measure m -> of == Of.CONTACT ? graph.measured(m) : Optional.empty();
      case Expression.StartOfDay s -> inWorkspaceZone(s.zone()) ? folded(s, of) : Optional.empty();
      case Expression.DayOf d -> inWorkspaceZone(d.zone()) ? folded(d, of) : Optional.empty();
      case Expression.Arithmetic a -> folded(a, of);
      case Expression.Shifted s -> folded(s, of);
      case Expression.ShiftedDay s -> folded(s, of);
      case Expression.StartOfPeriod s -> folded(s, of);
      case Expression.Between b -> folded(b, of);
      case Expression.Elapsed e -> folded(e, of);
      case Expression.ElapsedDays e -> folded(e, of);
      case Expression.NextAnniversary n -> folded(n, of);
      case Expression.Constant c -> throw folds(c);
      case Expression.Missing m -> throw folds(m);
      case Expression.Now n -> throw folds(n);
      case Expression.OfFirst o -> Optional.empty();
      case Expression.Trigger t -> Optional.empty();
      case Expression.RunEntered r -> Optional.empty();
      case Expression.WaitBegan w -> Optional.empty();
      case Expression.OverPopulation o -> Optional.empty();
      case Expression.ValueAt v -> Optional.empty();
      case Expression.HeldSince h -> Optional.empty();
      case Expression.InSince i -> Optional.empty();
    };
  }

  private static IllegalStateException folds(Expression expression) {
    return new IllegalStateException(expression + " is known");
  }

  private static boolean inWorkspaceZone(Expression.ZoneChoice choice) {
    return switch (choice) {
      case WORKSPACE -> true;
      case CONTACT -> false;
    };
  }

  /** Places and lists are left to the database. */
  private Optional<Integer> read(Expression expression, boolean stands) {
    return stands && isPlain(expression.type())
        ? Optional.of(graph.place(new Node.Read(expression)))
        : Optional.empty();
  }

  private static boolean isPlain(Type type) {
    return switch (type) {
      case Type.Text t -> true;
      case Type.OneOf t -> true;
      case Type.Numeric t -> true;
      case Type.Quotient t -> true;
      case Type.Truth t -> true;
      case Type.Day t -> true;
      case Type.Instant t -> true;
      case Type.Span t -> true;
      case Type.Zone t -> true;
      case Type.Location t -> false;
      case Type.ListOf t -> false;
      case Type.Unknown t -> false;
    };
  }

  private Optional<Integer> named(String name, Of of) {
    return of == Of.CONTACT ? graph.named(name) : Optional.empty();
  }

  /** What is worked out from values that a scan knows. */
  private Optional<Integer> folded(Expression expression, Of of) {
    Map<Expression, Integer> from = new LinkedHashMap<>();
    return collect(expression, of, from)
        ? Optional.of(graph.place(new Node.Folded(expression, from)))
        : Optional.empty();
  }

  /** Whether every value that it is worked out from is known. */
  private boolean collect(Expression expression, Of of, Map<Expression, Integer> from) {
    for (Expression operand : expression.operands()) {
      if (folding.fold(operand).isPresent()) {
        continue;
      }
      Optional<Integer> value = of(operand, of);
      if (value.isEmpty()) {
        return false;
      }
      if (graph.node(value.get())
              instanceof Node.Folded(Expression same, Map<Expression, Integer> parts)
          && same.equals(operand)) {
        from.putAll(parts);
      } else {
        from.put(operand, value.get());
      }
    }
    return true;
  }
}
