package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Expression.ZoneChoice;
import dev.segue.compiler.ir.Program.Action;
import dev.segue.compiler.ir.Program.Delay;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.DayWord;
import dev.segue.compiler.syntax.DurationLiteral;
import dev.segue.compiler.syntax.ProgramRow;
import dev.segue.compiler.syntax.ProgramRow.Until;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * Waits: {@code wait 4 days}, {@code wait until tuesday 10:00}, {@code wait until C, at most D}.
 */
record WaitCheck(Scope scope) {
  private static final long DAY = 86_400_000L;

  /** Days and months keep the clock time, hours are a span. */
  Delay delay(DurationLiteral written) {
    return new ParameterCheck(scope)
        .period(written)
        .map(p -> delay(p, written))
        .orElse(new Delay.Days(1));
  }

  private Delay delay(Period period, DurationLiteral written) {
    return switch (period) {
      case Period.Months(var months) -> new Delay.Months(months);
      case Period.Exact(var milliseconds) ->
          switch (written.unit()) {
            case DAY, WEEK -> days(milliseconds, written.span());
            case SECOND, MINUTE, HOUR, MONTH, QUARTER, YEAR -> new Delay.Exact(milliseconds);
          };
    };
  }

  private Delay days(long milliseconds, Span span) {
    if (milliseconds % DAY != 0) {
      scope.tell(
          Diagnostic.of(Code.WAIT, span, "a wait of days is of whole ones")
              .hint("write it in hours, which are a span of time"));
    }
    return new Delay.Days((int) (milliseconds / DAY));
  }

  Action until(ProgramRow.Step.WaitUntil written, int next) {
    return switch (written.until()) {
      case Until.Holds(var condition) -> holds(condition, written, next);
      case Until.At(var instant) ->
          new Action.WaitAt(withoutLimit(written, instant(instant)), next);
      case Until.Around(var duration, var before, var instant) ->
          new Action.WaitAt(withoutLimit(written, around(duration, before, instant)), next);
      case Until.Clock clock -> clock(clock, written, next);
    };
  }

  /** A bare name may be a date or an instant, and is then no condition. */
  private Action holds(
      dev.segue.compiler.syntax.Condition condition, ProgramRow.Step.WaitUntil written, int next) {
    if (condition
            instanceof
            dev.segue.compiler.syntax.Condition.Bare(
                dev.segue.compiler.syntax.Expression expression)
        && isTime(expression)) {
      return new Action.WaitAt(withoutLimit(written, instant(expression)), next);
    }
    Scope waiting = scope.at(scope.place().inWait());
    return new Action.WaitFor(
        new ConditionCheck(waiting).condition(condition), written.atMost().map(this::delay), next);
  }

  private boolean isTime(dev.segue.compiler.syntax.Expression expression) {
    Scope silent = scope.telling(new Findings());
    Type type = new ExpressionCheck(silent).value(expression).type();
    return type.equals(Type.DAY) || type.equals(Type.INSTANT);
  }

  private <T> T withoutLimit(ProgramRow.Step.WaitUntil written, T wait) {
    written
        .atMost()
        .ifPresent(
            most ->
                scope.tell(
                    Code.WAIT, most.span(), "'at most' limits the wait for a condition alone"));
    return wait;
  }

  private Expression instant(dev.segue.compiler.syntax.Expression written) {
    return time(written).map(Days::startOf).orElse(new Expression.Missing(Type.INSTANT));
  }

  private Optional<Expression> time(dev.segue.compiler.syntax.Expression written) {
    return Days.time(scope, written, "'wait until'", "a condition, a date or a timestamp");
  }

  private Expression around(
      DurationLiteral duration, boolean before, dev.segue.compiler.syntax.Expression written) {
    Optional<Period> by = new ParameterCheck(scope).period(duration);
    Optional<Expression> time = time(written);
    if (by.isEmpty() || time.isEmpty()) {
      return new Expression.Missing(Type.INSTANT);
    }
    return time.get().type().equals(Type.DAY) && ParameterCheck.isWholeDays(by.get())
        ? Days.startOf(new Expression.ShiftedDay(time.get(), by.get(), !before))
        : new Expression.Shifted(Days.startOf(time.get()), by.get(), !before);
  }

  private Action clock(Until.Clock clock, ProgramRow.Step.WaitUntil written, int next) {
    List<Integer> days =
        clock
            .day()
            .filter(word -> word.day() != DayWord.Day.DAY)
            .map(word -> ClockCheck.days(List.of(word)))
            .orElse(List.of());
    long time = clock.clock().flatMap(c -> new ClockCheck(scope).clock(c, false)).orElse(0L);
    return withoutLimit(
        written,
        new Action.WaitClock(
            days,
            LocalTime.ofNanoOfDay(time * 1_000_000),
            clock.contactZone() ? ZoneChoice.CONTACT : ZoneChoice.WORKSPACE,
            next));
  }
}
