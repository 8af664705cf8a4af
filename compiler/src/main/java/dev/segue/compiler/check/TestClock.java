package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Scenario;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.DurationLiteral;
import dev.segue.compiler.syntax.TestRow;
import dev.segue.compiler.syntax.Value;
import dev.segue.compiler.type.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The clock of a test: it starts at the first {@code at}, and never goes back. */
final class TestClock {
  private final Scope scope;
  private Optional<Instant> now = Optional.empty();
  private boolean told;

  TestClock(Scope scope) {
    this.scope = scope;
  }

  /** A row that needs to know what time it is. */
  void needed(Span span) {
    if (now.isEmpty() && !told) {
      told = true;
      scope.tell(
          Diagnostic.of(Code.TEST_CLOCK, span, "the test does not say what time it is")
              .hint("begin it with the instant at which it plays: at 2026-03-02 12:00"));
    }
  }

  /** {@code at 2026-03-02 12:00}. */
  Optional<Scenario.Row> at(TestRow.At written) {
    Optional<Instant> instant = instant(written.moment());
    if (instant.isPresent() && now.isPresent() && instant.get().isBefore(now.get())) {
      scope.tell(
          Diagnostic.of(Code.TEST_CLOCK, written.span(), "the clock of a test never goes back")
              .hint("an event of the past ends in its time: .. on 2026-02-20, .. 2 days ago"));
      return Optional.empty();
    }
    now = instant.or(() -> now);
    return instant.map(i -> new Scenario.Row.At(i, written.span()));
  }

  /** {@code after 6 hours}. */
  Optional<Scenario.Row> after(TestRow.After written) {
    needed(written.span());
    Optional<Period> period = new ParameterCheck(scope).period(written.duration());
    now = now.flatMap(n -> period.map(p -> p.after(n, scope.names().zone())).or(() -> now));
    return period.map(p -> new Scenario.Row.After(p, written.span()));
  }

  Scenario.When when(Optional<TestRow.Occurs> written) {
    return written.map(this::when).orElse(new Scenario.When.Now());
  }

  private Scenario.When when(TestRow.Occurs written) {
    return switch (written) {
      case TestRow.Occurs.OnDays(var dates, var span) -> new Scenario.When.At(instants(dates));
      case TestRow.Occurs.AtInstants(var moments, var span) ->
          new Scenario.When.At(instants(moments));
      case TestRow.Occurs.Ago(var duration, var span) -> ago(duration);
    };
  }

  private Scenario.When ago(DurationLiteral duration) {
    needed(duration.span());
    return new ParameterCheck(scope)
        .period(duration)
        .<Scenario.When>map(Scenario.When.Ago::new)
        .orElse(new Scenario.When.Now());
  }

  private List<Instant> instants(List<Value> moments) {
    List<Instant> instants = new ArrayList<>();
    moments.forEach(moment -> instant(moment).ifPresent(instants::add));
    return instants;
  }

  /** An instant, or the start of a day; nothing where there is no such, which is told. */
  Optional<Instant> instant(Value moment) {
    LiteralCheck literals = new LiteralCheck(scope);
    if (moment instanceof Value.Date date) {
      return literals.day(date).map(day -> day.atStartOfDay(scope.names().zone()).toInstant());
    }
    return moment instanceof Value.Instant instant
        ? literals.instant(instant, scope.names().zone())
        : Optional.empty();
  }
}
