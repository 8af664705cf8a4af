package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.type.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Windows in which nothing can be: {@code between 3 days ago and 5 days ago}. */
final class EmptyWindows implements DefinitionLint {
  @Override
  public List<Diagnostic> find(Workspace part, Map<Condition, Span> places, Examples examples) {
    List<Diagnostic> found = new ArrayList<>();
    Walk.conditions(
        part,
        places,
        (condition, span) -> {
          if (window(condition).filter(w -> isEmpty(w, isOfEvents(condition))).isPresent()) {
            found.add(empty(span));
          }
        });
    return found.stream().distinct().toList();
  }

  private static Diagnostic empty(Span span) {
    return Diagnostic.of(Code.WINDOW_EMPTY, span)
        .hint("a window ends after it begins, and events lie before now");
  }

  private static Optional<Window> window(Condition condition) {
    return switch (condition) {
      case Condition.InWindow(var value, var window) -> Optional.of(window);
      case Condition.InPeriods c -> Optional.empty();
      case Condition.Running c -> Optional.empty();
      case Condition.Burst c -> Optional.empty();
      case Condition.Gap c -> Optional.empty();
      case Condition.Rank c -> Optional.empty();
      case Condition.InSample c -> Optional.empty();
      case Condition.Colleagues c -> Optional.empty();
      case Condition.Near c -> Optional.empty();
      case Condition.Chain c -> Optional.empty();
      case Condition.Occurs(RowSet.Events events, var least, var most) ->
          Optional.of(events.window());
      case Condition.Occurs(RowSet.Acts acts, var least, var most) -> Optional.of(acts.window());
      case Condition.Occurs(RowSet.Moves moves, var least, var most) -> Optional.of(moves.window());
      case Condition.Occurs(RowSet.Changes changes, var least, var most) ->
          Optional.of(changes.window());
      case Condition.Occurs(RowSet.Records records, var least, var most) -> Optional.empty();
      case Condition.All c -> Optional.empty();
      case Condition.Any c -> Optional.empty();
      case Condition.Not c -> Optional.empty();
      case Condition.AtLeastOf c -> Optional.empty();
      case Condition.Compare c -> Optional.empty();
      case Condition.OneOf c -> Optional.empty();
      case Condition.TextFits c -> Optional.empty();
      case Condition.IsMissing c -> Optional.empty();
      case Condition.IsEmpty c -> Optional.empty();
      case Condition.IsBlank c -> Optional.empty();
      case Condition.IsTrue c -> Optional.empty();
      case Condition.Has c -> Optional.empty();
      case Condition.InSegment c -> Optional.empty();
      case Condition.InList c -> Optional.empty();
      case Condition.InProgram c -> Optional.empty();
      case Condition.Subscribed c -> Optional.empty();
      case Condition.OnDays c -> Optional.empty();
      case Condition.AtTimes c -> Optional.empty();
    };
  }

  private static boolean isOfEvents(Condition condition) {
    return condition instanceof Condition.Occurs;
  }

  private static boolean isEmpty(Window window, boolean ofEvents) {
    Optional<Long> from = window.from().flatMap(bound -> fromNow(bound.at()));
    if (ofEvents && from.filter(f -> f > 0).isPresent()) {
      return true;
    }
    Optional<Long> to = window.to().flatMap(bound -> fromNow(bound.at()));
    if (from.isPresent() && to.isPresent()) {
      return from.get() > to.get();
    }
    return window.from().isPresent()
        && window.to().isPresent()
        && day(window.from().get().at())
            .flatMap(first -> day(window.to().get().at()).map(last -> first > last))
            .orElse(false);
  }

  /** How far an instant certainly lies from now, in milliseconds. */
  private static Optional<Long> fromNow(Expression at) {
    if (at instanceof Expression.Now) {
      return Optional.of(0L);
    }
    return at instanceof Expression.Shifted(var from, Period.Exact(var milliseconds), var ahead)
        ? fromNow(from).map(base -> ahead ? base + milliseconds : base - milliseconds)
        : Optional.empty();
  }

  private static Optional<Long> day(Expression at) {
    if (at instanceof Expression.StartOfDay(var day, var zone)) {
      return day(day);
    }
    return at instanceof Expression.Constant(Value.Day(var day), var type)
        ? Optional.of(day.toEpochDay())
        : Optional.empty();
  }
}
