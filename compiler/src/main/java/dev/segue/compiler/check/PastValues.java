package dev.segue.compiler.check;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Expression.ZoneChoice;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A condition of what an attribute is becomes one of each value that it had: where nothing else is
 * asked but constants, and nothing that moves on with time.
 */
final class PastValues {
  private Optional<Schema.Field> attribute = Optional.empty();

  /** The attribute that was found in conditions. */
  Optional<Schema.Field> attribute() {
    return attribute;
  }

  /** The condition of the value; nothing where something else is asked. */
  Optional<Condition> of(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) -> parts(parts, Condition.All::new);
      case Condition.Any(var parts) -> parts(parts, Condition.Any::new);
      case Condition.AtLeastOf(var least, var parts) ->
          parts(parts, all -> new Condition.AtLeastOf(least, all));
      case Condition.Not(var part) -> of(part).map(Condition.Not::new);
      case Condition.Compare c ->
          value(c.left())
              .flatMap(
                  left ->
                      value(c.right())
                          .map(
                              right ->
                                  new Condition.Compare(
                                      left, c.relation(), right, c.ignoringCase())));
      case Condition.OneOf c ->
          value(c.value()).map(v -> new Condition.OneOf(v, c.values(), c.ignoringCase()));
      case Condition.TextFits c ->
          value(c.text())
              .flatMap(
                  text ->
                      value(c.pattern())
                          .map(p -> new Condition.TextFits(text, c.fit(), p, c.ignoringCase())));
      case Condition.IsMissing c -> value(c.value()).map(Condition.IsMissing::new);
      case Condition.IsEmpty c -> value(c.value()).map(Condition.IsEmpty::new);
      case Condition.IsBlank c -> value(c.value()).map(Condition.IsBlank::new);
      case Condition.IsTrue c -> value(c.value()).map(Condition.IsTrue::new);
      case Condition.Has c ->
          value(c.list()).map(l -> new Condition.Has(l, c.all(), c.values(), c.ignoringCase()));
      case Condition.InWindow c ->
          value(c.value()).flatMap(v -> window(c.window()).map(w -> new Condition.InWindow(v, w)));
      case Condition.Occurs c -> Optional.empty();
      case Condition.InPeriods c -> Optional.empty();
      case Condition.Running c -> Optional.empty();
      case Condition.Burst c -> Optional.empty();
      case Condition.Gap c -> Optional.empty();
      case Condition.Chain c -> Optional.empty();
      case Condition.Rank c -> Optional.empty();
      case Condition.InSample c -> Optional.empty();
      case Condition.Colleagues c -> Optional.empty();
      case Condition.Near c -> Optional.empty();
      case Condition.InSegment c -> Optional.empty();
      case Condition.InList c -> Optional.empty();
      case Condition.InProgram c -> Optional.empty();
      case Condition.Subscribed c -> Optional.empty();
      case Condition.OnDays c -> Optional.empty();
      case Condition.AtTimes c -> Optional.empty();
    };
  }

  private Optional<Condition> parts(
      List<Condition> parts, Function<List<Condition>, Condition> made) {
    List<Condition> all = new ArrayList<>();
    parts.forEach(part -> of(part).ifPresent(all::add));
    return all.size() == parts.size() ? Optional.of(made.apply(all)) : Optional.empty();
  }

  private Optional<Window> window(Window window) {
    Optional<Window.Bound> from = window.from().flatMap(this::bound);
    Optional<Window.Bound> to = window.to().flatMap(this::bound);
    return from.isPresent() == window.from().isPresent()
            && to.isPresent() == window.to().isPresent()
        ? Optional.of(new Window(from, to))
        : Optional.empty();
  }

  private Optional<Window.Bound> bound(Window.Bound bound) {
    return value(bound.at()).map(at -> new Window.Bound(at, bound.inclusive()));
  }

  private Optional<Expression> value(Expression expression) {
    return switch (expression) {
      case Expression.Constant c -> Optional.of(c);
      case Expression.Missing m -> Optional.of(m);
      case Expression.Attribute(var field) -> attribute(field);
      case Expression.Arithmetic a ->
          value(a.left())
              .flatMap(
                  l ->
                      value(a.right())
                          .map(r -> new Expression.Arithmetic(a.operator(), l, r, a.type())));
      case Expression.Shifted s ->
          value(s.instant()).map(i -> new Expression.Shifted(i, s.by(), s.ahead()));
      case Expression.ShiftedDay s ->
          value(s.day()).map(d -> new Expression.ShiftedDay(d, s.by(), s.ahead()));
      case Expression.StartOfDay s when s.zone() == ZoneChoice.WORKSPACE ->
          value(s.day()).map(d -> new Expression.StartOfDay(d, s.zone()));
      case Expression.DayOf d when d.zone() == ZoneChoice.WORKSPACE ->
          value(d.instant()).map(i -> new Expression.DayOf(i, d.zone()));
      case Expression.StartOfPeriod s ->
          value(s.day()).map(d -> new Expression.StartOfPeriod(d, s.unit(), s.offset()));
      case Expression.Between b ->
          value(b.from()).flatMap(f -> value(b.to()).map(t -> new Expression.Between(f, t)));
      case Expression other -> Optional.empty();
    };
  }

  private Optional<Expression> attribute(Schema.Field field) {
    if (attribute.filter(known -> !known.equals(field)).isPresent()) {
      return Optional.empty();
    }
    attribute = Optional.of(field);
    return Optional.of(new Expression.Property(field.name(), field.type()));
  }
}
