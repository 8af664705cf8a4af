package dev.segue.runtime.scenario;

import dev.segue.compiler.explain.English;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a condition ends: the counts on both sides of a count, the value that is compared with, and
 * just inside and just outside of a window.
 */
final class Edges {
  private static final Period DAY = new Period.Exact(Duration.ofDays(1).toMillis());
  private static final Period HOUR = new Period.Exact(Duration.ofHours(1).toMillis());

  private final English english;
  private final List<Edge> edges = new ArrayList<>();

  private Edges(English english) {
    this.english = english;
  }

  /**
   * A place at which a condition ends.
   *
   * @param probe holds of who is there
   */
  record Edge(String words, Condition probe) {}

  static List<Edge> of(Condition condition, English english) {
    Edges edges = new Edges(english);
    edges.condition(condition);
    return edges.edges;
  }

  private void condition(Condition condition) {
    switch (condition) {
      case Condition.Not(var part) -> condition(part);
      case Condition.Compare c -> compare(c);
      case Condition.InWindow(var value, var window) -> {
        expression(value);
        sides(
            window,
            value.type().equals(Type.DAY),
            false,
            english.words(value),
            w -> new Condition.InWindow(value, w));
      }
      case Condition.Occurs c -> occurs(c);
      case Condition.InPeriods c -> rows(c.rows());
      case Condition.Running c -> rows(c.rows());
      case Condition.Burst c -> rows(c.rows());
      case Condition.Gap c -> rows(c.rows());
      case Condition.OneOf c -> expression(c.value());
      case Condition.Chain c -> rows(c.links().getFirst().events());
      case Condition.All c -> {}
      case Condition.Any c -> {}
      case Condition.AtLeastOf c -> {}
      case Condition.TextFits c -> {}
      case Condition.IsMissing c -> {}
      case Condition.IsEmpty c -> {}
      case Condition.IsBlank c -> {}
      case Condition.IsTrue c -> {}
      case Condition.Has c -> {}
      case Condition.Rank c -> {}
      case Condition.InSample c -> {}
      case Condition.Colleagues c -> {}
      case Condition.Near c -> {}
      case Condition.InSegment c -> {}
      case Condition.InList c -> {}
      case Condition.InProgram c -> {}
      case Condition.Subscribed c -> {}
      case Condition.OnDays c -> {}
      case Condition.AtTimes c -> {}
    }
  }

  private void compare(Condition.Compare c) {
    exactly(c).ifPresent(equal -> edges.add(new Edge(english.words(equal), equal)));
    expression(c.left());
    expression(c.right());
  }

  /** The value itself that something is compared with, where a side of it counts. */
  private static Optional<Condition> exactly(Condition.Compare c) {
    boolean constant =
        c.left() instanceof Expression.Constant || c.right() instanceof Expression.Constant;
    return constant
            && c.relation() != Condition.Relation.EQUAL
            && !c.left().type().equals(Type.TEXT)
        ? Optional.of(
            new Condition.Compare(c.left(), Condition.Relation.EQUAL, c.right(), c.ignoringCase()))
        : Optional.empty();
  }

  private void expression(Expression expression) {
    if (expression instanceof Expression.Measure measure) {
      rows(measure.rows());
    }
    expression.operands().forEach(this::expression);
  }

  private void occurs(Condition.Occurs c) {
    if (c.least() > 0) {
      count(c.rows(), c.least() - 1);
      count(c.rows(), c.least());
    }
    c.most()
        .ifPresent(
            most -> {
              if (most >= c.least() && most + 1 != c.least() && !(c.least() == most && most > 0)) {
                count(c.rows(), most);
              }
              count(c.rows(), most + 1);
            });
    rows(c.rows());
  }

  private void count(RowSet rows, long number) {
    Condition exactly = new Condition.Occurs(rows, number, Optional.of(number));
    edges.add(new Edge(english.words(exactly), exactly));
  }

  /** The values compared with in a filter, and the ends of the window. */
  private void rows(RowSet rows) {
    switch (rows) {
      case RowSet.Events e -> {
        e.filter().ifPresent(f -> filter(f, o -> new RowSet.Events(e.kinds(), o, e.window())));
        window(e.window(), w -> new RowSet.Events(e.kinds(), e.filter(), w));
      }
      case RowSet.Records r ->
          r.filter().ifPresent(f -> filter(f, o -> new RowSet.Records(r.table(), o)));
      case RowSet.Acts a -> window(a.window(), w -> new RowSet.Acts(a.act(), a.of(), w));
      case RowSet.Moves m -> window(m.window(), w -> new RowSet.Moves(m.set(), m.entered(), w));
      case RowSet.Changes c ->
          window(c.window(), w -> new RowSet.Changes(c.attribute(), c.from(), c.to(), w));
    }
  }

  /** Row sets that differ in their filter. */
  private interface Filtered {
    RowSet with(Optional<Condition> filter);
  }

  private void filter(Condition filter, Filtered rows) {
    for (Condition at : atTheValue(filter)) {
      RowSet there = rows.with(Optional.of(at));
      Condition some = new Condition.Occurs(there, 1, Optional.empty());
      edges.add(new Edge(english.words(some), some));
    }
  }

  /** The filter of rows that are at a value with which it compares, for each such value. */
  private static List<Condition> atTheValue(Condition filter) {
    return switch (filter) {
      case Condition.Compare c -> exactly(c).stream().toList();
      case Condition.Not(var part) -> atTheValue(part);
      case Condition.Any(var parts) -> parts.stream().flatMap(p -> atTheValue(p).stream()).toList();
      case Condition.All(var parts) -> {
        List<Condition> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
          for (Condition at : atTheValue(parts.get(i))) {
            List<Condition> others = new ArrayList<>(parts);
            others.set(i, at);
            all.add(new Condition.All(others));
          }
        }
        yield all;
      }
      case Condition other -> List.of();
    };
  }

  /** Row sets that differ in their window. */
  private interface Windowed {
    RowSet with(Window window);
  }

  private void window(Window window, Windowed other) {
    sides(
        window,
        false,
        true,
        english.words(new Condition.Occurs(other.with(Window.EVER), 1, Optional.empty())),
        w -> new Condition.Occurs(other.with(w), 1, Optional.empty()));
  }

  /** What is asked of a window. */
  private interface Within {
    Condition in(Window window);
  }

  /** {@code past}: what is asked of is never ahead of now. */
  private void sides(Window window, boolean days, boolean past, String what, Within within) {
    window.from().filter(Edges::moves).ifPresent(b -> side(b, true, days, what, within));
    window
        .to()
        .filter(Edges::moves)
        .filter(b -> !past || !isAhead(b.at()))
        .ifPresent(b -> side(b, false, days, what, within));
  }

  /** Now is the end of all time, and where a run or a wait began is no edge of the script's. */
  private static boolean moves(Window.Bound bound) {
    return switch (bound.at()) {
      case Expression.Now n -> false;
      case Expression.RunEntered r -> false;
      case Expression.WaitBegan w -> false;
      case Expression.RowInstant r -> false;
      case Expression other -> true;
    };
  }

  /** Today, this week and the like end after now. */
  private static boolean isAhead(Expression at) {
    return switch (at) {
      case Expression.StartOfDay(var day, var zone) -> isAhead(day);
      case Expression.StartOfPeriod(var day, var unit, var offset) -> offset > 0;
      case Expression.ShiftedDay(Expression.DayOf(Expression.Now now, var zone), var by, var on) ->
          on;
      case Expression.ShiftedDay(Expression.StartOfPeriod p, var by, var ahead) -> ahead;
      case Expression other -> false;
    };
  }

  private void side(Window.Bound bound, boolean lower, boolean days, String what, Within within) {
    Period margin = days ? DAY : margin(bound.at());
    boolean inBefore = lower ? !bound.inclusive() : bound.inclusive();
    Window before =
        new Window(
            Optional.of(new Window.Bound(shifted(bound.at(), margin, false, days), true)),
            Optional.of(new Window.Bound(bound.at(), inBefore)));
    Window after =
        new Window(
            Optional.of(new Window.Bound(bound.at(), !inBefore)),
            Optional.of(new Window.Bound(shifted(bound.at(), margin, true, days), true)));
    String unit = margin.equals(DAY) ? "a day" : margin.equals(HOUR) ? "an hour" : "a minute";
    String edge = (lower ? " the beginning" : " the end") + " of its window";
    edges.add(new Edge(what + " within " + unit + " before" + edge, within.in(before)));
    edges.add(new Edge(what + " within " + unit + " after" + edge, within.in(after)));
  }

  private static Expression shifted(Expression at, Period by, boolean ahead, boolean days) {
    return days ? new Expression.ShiftedDay(at, by, ahead) : new Expression.Shifted(at, by, ahead);
  }

  /** As near as the window's own length is exact. */
  private static Period margin(Expression at) {
    if (at instanceof Expression.Shifted(var instant, Period.Exact(var length), var ahead)) {
      if (length % Duration.ofDays(1).toMillis() == 0) {
        return DAY;
      }
      return length % Duration.ofHours(1).toMillis() == 0
          ? HOUR
          : new Period.Exact(Duration.ofMinutes(1).toMillis());
    }
    return DAY;
  }
}
