package dev.segue.compiler.check;

import dev.segue.compiler.check.ComparisonCheck.Subject;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Population;
import dev.segue.compiler.source.Span;

/** Says once that {@code x != v} also holds where x is missing, if it may be (language §7.1). */
record MissingHint(Scope scope, Beside beside) {

  void tell(Subject subject, Span comparison) {
    String words = subject.words();
    if (!mayBeMissing(subject.value())
        || beside.settled().contains(words)
        || !scope.uses().firstHint("missing " + words)) {
      return;
    }
    Span whole = subject.span().to(comparison);
    String text = scope.names().texts().text(whole);
    String asked = text + " and " + words + " is present";
    Diagnostic told =
        Diagnostic.of(Code.MISSING_COUNTS, whole, words)
            .hint("where that is not meant, add 'and " + words + " is present'")
            .fix(
                "leave out where it is missing",
                whole,
                beside.joined() ? asked : "(" + asked + ")");
    scope.uses().missing(told, subject.value());
    scope.tell(told);
  }

  /** Whether the value may be missing of some contact or row. */
  boolean mayBeMissing(Expression value) {
    return switch (value) {
      case Expression.Attribute(var field) ->
          !field.equals(scope.names().schema().contacts().keyField());
      case Expression.AccountField f -> true;
      case Expression.Property p -> true;
      case Expression.OfFirst o -> true;
      case Expression.Trigger t -> true;
      case Expression.TraitValue(var trait, var type) ->
          scope
              .names()
              .find(trait)
              .map(
                  m ->
                      !(m instanceof Meaning.Trait t)
                          || mayBeMissing(scope.names().traits().value(t.declaration())))
              .orElse(true);
      case Expression.Measure m ->
          switch (m.function()) {
            case COUNT, SUM, DISTINCT -> false;
            case AVG, MIN, MAX, MEDIAN, MOST_COMMON, FIRST, SECOND, THIRD, LAST -> true;
          };
      case Expression.OverPopulation o ->
          !(o.statistic() instanceof Population.Statistic.Of(var function))
              || switch (function) {
                case COUNT, SUM, DISTINCT -> false;
                case AVG, MIN, MAX, MEDIAN, MOST_COMMON, FIRST, SECOND, THIRD, LAST -> true;
              };
      case Expression.Arithmetic a ->
          a.operator() == Expression.Operator.DIVIDED_BY
              || a.operands().stream().anyMatch(this::mayBeMissing);
      case Expression.ValueAt v -> true;
      case Expression.HeldSince h -> true;
      case Expression.InSince i -> true;
      case Expression.Missing m -> false;
      case Expression.Constant c -> false;
      case Expression.ScoreValue s -> false;
      case Expression.ClassOf c -> false;
      case Expression.Now n -> false;
      case Expression.RowInstant r -> false;
      case Expression.RunEntered r -> false;
      case Expression.WaitBegan w -> false;
      case Expression.Shifted s -> mayBeMissing(s.instant());
      case Expression.ShiftedDay s -> mayBeMissing(s.day());
      case Expression.StartOfDay s -> mayBeMissing(s.day());
      case Expression.DayOf d -> mayBeMissing(d.instant());
      case Expression.StartOfPeriod s -> mayBeMissing(s.day());
      case Expression.Between b -> mayBeMissing(b.from()) || mayBeMissing(b.to());
      case Expression.Elapsed e -> mayBeMissing(e.since());
      case Expression.ElapsedDays e -> mayBeMissing(e.since());
      case Expression.NextAnniversary n -> mayBeMissing(n.day());
    };
  }
}
