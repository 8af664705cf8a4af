package dev.segue.compiler.lint;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Population;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Scenario;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Every condition of a workspace, outermost first, with the place where it is written, or that of
 * what it belongs to.
 */
final class Walk {
  private final BiConsumer<Condition, Span> look;
  private final Map<Condition, Span> places;
  private Span place;

  private Walk(Map<Condition, Span> places, BiConsumer<Condition, Span> look) {
    this.look = look;
    this.places = places;
    this.place = new Span("", 0, 0);
  }

  /** Of definitions, vocabularies, programs and tests. */
  static void conditions(
      Workspace workspace, Map<Condition, Span> places, BiConsumer<Condition, Span> look) {
    new Walk(places, look).workspace(workspace);
  }

  /** The same without what is expected in tests. */
  static void written(
      Workspace workspace, Map<Condition, Span> places, BiConsumer<Condition, Span> look) {
    new Walk(places, look).definitions(workspace);
  }

  private void workspace(Workspace workspace) {
    definitions(workspace);
    for (Scenario scenario : workspace.scenarios()) {
      scenario.rows().forEach(row -> at(row.span()).row(row));
    }
  }

  private void definitions(Workspace workspace) {
    for (Definitions.Segment segment : workspace.segments()) {
      at(segment.span()).condition(segment.condition());
    }
    workspace.traits().forEach(trait -> at(trait.span()).expression(trait.value()));
    for (Definitions.Score score : workspace.scores()) {
      score.entries().forEach(entry -> at(score.span()).entry(entry));
    }
    for (Definitions.Partition partition : workspace.partitions()) {
      partition.classes().forEach(c -> at(partition.span()).condition(c.condition()));
    }
    for (Messages.Vocabulary vocabulary : workspace.vocabularies()) {
      at(vocabulary.span()).condition(vocabulary.condition());
    }
    for (Program program : workspace.programs()) {
      at(program.span()).program(program);
    }
  }

  /** Of one condition. */
  static void condition(Condition condition, Span span, BiConsumer<Condition, Span> look) {
    new Walk(Map.of(), look).at(span).condition(condition);
  }

  private Walk at(Span span) {
    place = span;
    return this;
  }

  private void program(Program program) {
    program.start().parts(this::rows, this::expression);
    condition(program.audience());
    condition(program.goal());
    condition(program.exit());
    program.reportBy().forEach(by -> expression(by.value()));
    for (Program.Step step : program.steps()) {
      at(step.span());
      switch (step.action()) {
        case Program.Action.WaitFor wait -> condition(wait.condition());
        case Program.Action.WaitAt wait -> expression(wait.instant());
        case Program.Action.Branch branch -> condition(branch.condition());
        case Program.Action.Set set -> expression(set.value());
        case Program.Action.Repeat repeat -> condition(repeat.until());
        case Program.Action.Send a -> {}
        case Program.Action.Wait a -> {}
        case Program.Action.WaitClock a -> {}
        case Program.Action.Split a -> {}
        case Program.Action.HandOff a -> {}
        case Program.Action.AddToList a -> {}
        case Program.Action.RemoveFromList a -> {}
        case Program.Action.StartProgram a -> {}
        case Program.Action.Webhook a -> {}
        case Program.Action.Stop a -> {}
      }
    }
  }

  private void row(Scenario.Row row) {
    if (row instanceof Scenario.Row.Expect(var expectation, var span)) {
      if (expectation instanceof Scenario.Expectation.Holds holds) {
        condition(holds.condition());
      } else if (expectation instanceof Scenario.Expectation.Words words) {
        condition(words.condition());
      }
    }
  }

  private void entry(Definitions.Entry entry) {
    switch (entry) {
      case Definitions.Entry.When(var points, var condition) -> condition(condition);
      case Definitions.Entry.Per per -> rows(per.rows());
    }
  }

  private void condition(Optional<Condition> condition) {
    condition.ifPresent(this::condition);
  }

  private void condition(Condition condition) {
    Span around = place;
    place = places.getOrDefault(condition, place);
    look.accept(condition, place);
    parts(condition);
    place = around;
  }

  private void parts(Condition condition) {
    switch (condition) {
      case Condition.All(var parts) -> conditions(parts);
      case Condition.Any(var parts) -> conditions(parts);
      case Condition.Not(var part) -> condition(part);
      case Condition.AtLeastOf(var least, var parts) -> conditions(parts);
      case Condition.Compare c -> {
        expression(c.left());
        expression(c.right());
      }
      case Condition.OneOf c -> expression(c.value());
      case Condition.TextFits c -> {
        expression(c.text());
        expression(c.pattern());
      }
      case Condition.IsMissing(var value) -> expression(value);
      case Condition.IsEmpty(var value) -> expression(value);
      case Condition.IsBlank(var value) -> expression(value);
      case Condition.IsTrue(var value) -> expression(value);
      case Condition.Has c -> expression(c.list());
      case Condition.InWindow c -> expression(c.value());
      case Condition.Occurs c -> condition(c.rows().filter());
      case Condition.InPeriods c -> rows(c.rows());
      case Condition.Running c -> rows(c.rows());
      case Condition.Burst c -> rows(c.rows());
      case Condition.Gap c -> rows(c.rows());
      case Condition.Rank c -> {
        expression(c.by());
        population(c.population());
      }
      case Condition.InSample c -> {}
      case Condition.Colleagues c -> condition(c.condition());
      case Condition.Near c -> {}
      case Condition.Chain c -> c.links().forEach(l -> rows(l.events()));
      case Condition.InSegment c -> {}
      case Condition.InList c -> {}
      case Condition.InProgram c -> {}
      case Condition.Subscribed c -> {}
      case Condition.OnDays c -> {}
      case Condition.AtTimes c -> {}
    }
  }

  private void conditions(List<Condition> conditions) {
    conditions.forEach(this::condition);
  }

  private void expression(Expression expression) {
    if (expression instanceof Expression.Measure measure) {
      rows(measure.rows());
    } else if (expression instanceof Expression.OverPopulation over) {
      population(over.population());
      switch (over.measured()) {
        case Population.Measured.Values(var value) -> expression(value);
        case Population.Measured.Rows(var rows, var of) -> rows(rows);
      }
    }
    expression.operands().forEach(this::expression);
  }

  private void population(Population population) {
    condition(population.among());
    population.same().forEach(this::expression);
  }

  /** Rows are looked at as those that occur. */
  private void rows(RowSet rows) {
    look.accept(new Condition.Occurs(rows, 1, Optional.empty()), place);
    condition(rows.filter());
  }
}
