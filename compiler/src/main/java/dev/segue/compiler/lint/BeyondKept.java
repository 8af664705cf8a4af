package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.explain.English;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Windows that reach back further than events are kept: {@code in last 2 years} of 400 days. */
final class BeyondKept implements DefinitionLint {
  private static final long DAY = 86_400_000L;

  @Override
  public List<Diagnostic> find(Workspace workspace, Workspace part, Map<Condition, Span> places) {
    List<Diagnostic> found = new ArrayList<>();
    if (workspace.schema().eventTables().stream().anyMatch(t -> t.kept().isPresent())) {
      Asked asked = new Asked(workspace.schema(), new English(workspace), found);
      Walk.written(part, places, asked::look);
    }
    return found;
  }

  /** What the schema says of what is asked. */
  private record Asked(Schema schema, English english, List<Diagnostic> found) {
    void look(Condition condition, Span span) {
      if (condition instanceof Condition.Occurs(RowSet.Events events, var least, var most)) {
        look(condition, events, reach(events.window()), span);
      } else if (condition instanceof Condition.Gap(RowSet.Events events, var least)) {
        look(condition, events, Optional.of(least(least)), span);
      }
    }

    private void look(Condition condition, RowSet.Events events, Optional<Long> reach, Span span) {
      for (Schema.EventTable table : schema.eventTables()) {
        Optional<Schema.EventKind> kind =
            events.kinds().stream().filter(table.kinds()::contains).findFirst();
        table
            .kept()
            .filter(kept -> kind.isPresent() && reach.filter(r -> r > most(kept)).isPresent())
            .ifPresent(kept -> found.add(beyond(condition, kind.get(), kept, span, english)));
      }
    }
  }

  private static Diagnostic beyond(
      Condition condition, Schema.EventKind kind, Period kept, Span span, English english) {
    Expression since = new Expression.Shifted(new Expression.Now(), kept, false);
    return Diagnostic.of(Code.WINDOW_BEYOND_KEPT, span, kind.name())
        .hint(english.words(condition))
        .hint("what happened before " + english.words(since) + " counts as if it never had");
  }

  /**
   * How far back a window asks for what happened, at least; nothing where it takes what is there.
   */
  private static Optional<Long> reach(Window window) {
    return window.from().or(window::to).flatMap(bound -> reach(bound.at()));
  }

  /** How long before now an instant or a day is; of calendar periods the longest way back. */
  private static Optional<Long> reach(Expression at) {
    return switch (at) {
      case Expression.Now n -> Optional.of(0L);
      case Expression.Shifted(var from, var by, var ahead) -> reach(from, by, ahead);
      case Expression.ShiftedDay(var from, var by, var ahead) -> reach(from, by, ahead);
      case Expression.StartOfDay(var day, var zone) -> reach(day);
      case Expression.DayOf(var instant, var zone) -> reach(instant);
      case Expression.StartOfPeriod(var day, var unit, var offset) ->
          reach(day).map(back -> back + (1L - offset) * longest(unit) * DAY);
      case Expression other -> Optional.empty();
    };
  }

  private static Optional<Long> reach(Expression from, Period by, boolean ahead) {
    return reach(from).map(back -> ahead ? back - most(by) : back + least(by));
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

  private static long least(Period period) {
    return switch (period) {
      case Period.Exact(var milliseconds) -> milliseconds;
      case Period.Months(var months) ->
          (months / 12 * 365L + Math.max(0, months % 12 * 30L - 2)) * DAY;
    };
  }

  private static long most(Period period) {
    return switch (period) {
      case Period.Exact(var milliseconds) -> milliseconds;
      case Period.Months(var months) -> (months / 12 * 366L + months % 12 * 31L) * DAY;
    };
  }
}
