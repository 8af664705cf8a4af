package dev.segue.compiler.lint;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.util.List;
import java.util.Optional;

/**
 * How far back a condition looks for events, at least: {@code in last 2 years}, {@code days since
 * last(visited) > 500}, {@code in at least 15 months running}.
 *
 * @param back in milliseconds
 */
record Reach(RowSet.Events events, long back) {
  /** More units than are ever kept. */
  private static final long FARTHEST = 1_000_000L;

  /** Not what its parts do; nothing where it takes what is there. */
  static List<Reach> of(Condition condition) {
    return switch (condition) {
      case Condition.Occurs(RowSet.Events events, var least, var most) ->
          of(events.window()).map(back -> new Reach(events, back)).stream().toList();
      case Condition.Gap(RowSet.Events events, var least) ->
          List.of(new Reach(events, least.shortest()));
      case Condition.Burst(RowSet.Events events, var span, var least, var different) ->
          List.of(new Reach(events, span.shortest()));
      case Condition.InPeriods(RowSet.Events events, var each, var least, var most) ->
          List.of(new Reach(events, between(least, each)));
      case Condition.Running(RowSet.Events events, var each, var length) ->
          List.of(new Reach(events, between(length, each)));
      case Condition.Chain(var links) ->
          List.of(
              new Reach(links.getFirst().events(), links.stream().mapToLong(Reach::waited).sum()));
      case Condition.InWindow(var value, var window) ->
          of(window).map(back -> instant(value, back)).orElse(List.of());
      case Condition.Compare(
              Expression.Elapsed(var unit, var since),
              var relation,
              Expression.Constant(Value.Number(var number), var type),
              var ignoring) ->
          instant(since, least(unit, Math.min(number.rounded(0).longValue(), FARTHEST)));
      case Condition.Compare(var value, var relation, var at, var ignoring) ->
          of(at).map(back -> instant(value, back)).orElse(List.of());
      case Condition other -> List.of();
    };
  }

  /** An instant of an event so long ago. */
  private static List<Reach> instant(Expression value, long back) {
    return value instanceof Expression.Measure m
            && m.of().isEmpty()
            && m.rows() instanceof RowSet.Events events
            && value.type().equals(Type.INSTANT)
        ? List.of(new Reach(events, back))
        : List.of();
  }

  /** Between the last of the first of so many periods and the first of the last. */
  private static long between(long periods, Condition.Periods each) {
    return least(each.unit().unit(), Math.clamp(periods - 2, 0, FARTHEST));
  }

  /** How long ago the event before a step must be for the step. */
  private static long waited(Condition.Link link) {
    long after = link.afterAtLeast().map(Period::shortest).orElse(0L);
    return link.manner() == Condition.Manner.NEVER
        ? Math.max(after, link.within().map(Period::shortest).orElse(0L))
        : after;
  }

  private static Optional<Long> of(Window window) {
    return window.from().or(window::to).flatMap(bound -> of(bound.at()));
  }

  /** How long before now an instant or a day is; of calendar periods the longest way back. */
  static Optional<Long> of(Expression at) {
    return switch (at) {
      case Expression.Now n -> Optional.of(0L);
      case Expression.Shifted(var from, var by, var ahead) -> of(from, by, ahead);
      case Expression.ShiftedDay(var from, var by, var ahead) -> of(from, by, ahead);
      case Expression.StartOfDay(var day, var zone) -> of(day);
      case Expression.DayOf(var instant, var zone) -> of(instant);
      case Expression.StartOfPeriod(var day, var unit, var offset) ->
          of(day).map(back -> back + (1L - offset) * longest(unit) * Period.DAY);
      case Expression other -> Optional.empty();
    };
  }

  private static Optional<Long> of(Expression from, Period by, boolean ahead) {
    return of(from).map(back -> ahead ? back - by.longest() : back + by.shortest());
  }

  private static long longest(TimeUnit unit) {
    return switch (unit) {
      case YEAR -> 366;
      case QUARTER -> 92;
      case MONTH -> 31;
      case WEEK -> 7;
      case DAY, HOUR, MINUTE, SECOND -> 1;
    };
  }

  private static long least(TimeUnit unit, long units) {
    return switch (unit) {
      case YEAR -> months(12 * units);
      case QUARTER -> months(3 * units);
      case MONTH -> months(units);
      case WEEK -> 7 * Period.DAY * units;
      case DAY -> Period.DAY * units;
      case HOUR -> 3_600_000L * units;
      case MINUTE -> 60_000L * units;
      case SECOND -> 1_000L * units;
    };
  }

  private static long months(long months) {
    return new Period.Months((int) months).shortest();
  }
}
