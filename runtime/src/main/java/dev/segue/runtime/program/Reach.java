package dev.segue.runtime.program;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Population;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What some conditions and values speak of, through all the definitions that they name: which
 * definitions, what Segue itself writes down, and the lengths of time by which they change.
 */
public final class Reach {
  private final Workspace workspace;
  private final Map<String, Definitions> definitions = new LinkedHashMap<>();
  private final Set<Period> periods = new LinkedHashSet<>();
  private boolean ownFacts;
  private boolean instants;

  public Reach(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The definitions spoken of, each after those it speaks of. */
  public Set<String> definitions() {
    return definitions.keySet();
  }

  /** Lengths of time: what is so long ago may count or not count. */
  public Set<Period> periods() {
    return periods;
  }

  /** Whether something that programs do changes the answer. */
  public boolean hasOwnFacts() {
    return ownFacts;
  }

  /** Whether instants are compared with each other. */
  public boolean comparesInstants() {
    return instants;
  }

  /** What every definition and program speaks of. */
  public static Reach ofEverything(Workspace workspace) {
    Reach reach = new Reach(workspace);
    workspace.traits().forEach(reach::definition);
    workspace.scores().forEach(reach::definition);
    workspace.partitions().forEach(reach::definition);
    workspace.segments().forEach(reach::definition);
    workspace.programs().forEach(reach::program);
    return reach;
  }

  /** Who enters a program, what ends a run, and what its steps ask. */
  public Reach program(Program program) {
    condition(program.audience());
    program.goal().ifPresent(this::condition);
    program.exit().ifPresent(this::condition);
    program.goalWithin().ifPresent(periods::add);
    for (Program.Step step : program.steps()) {
      switch (step.action()) {
        case Program.Action.WaitFor w -> condition(w.condition());
        case Program.Action.WaitAt w -> expression(w.instant());
        case Program.Action.Branch b -> condition(b.condition());
        case Program.Action.Set s -> expression(s.value());
        case Program.Action.Send s -> {}
        case Program.Action.Wait w -> {}
        case Program.Action.WaitClock w -> {}
        case Program.Action.Split s -> {}
        case Program.Action.HandOff h -> {}
        case Program.Action.AddToList a -> {}
        case Program.Action.RemoveFromList r -> {}
        case Program.Action.StartProgram s -> {}
        case Program.Action.Stop s -> {}
      }
    }
    return this;
  }

  /** A definition, if one has that name. */
  public Reach named(String name) {
    workspace.segment(name).ifPresent(this::definition);
    workspace.trait(name).ifPresent(this::definition);
    workspace.score(name).ifPresent(this::definition);
    workspace.partition(name).ifPresent(this::definition);
    return this;
  }

  private void definition(Definitions definition) {
    if (definitions.containsKey(definition.name())) {
      return;
    }
    switch (definition) {
      case Definitions.Segment s -> condition(s.condition());
      case Definitions.Trait t -> expression(t.value());
      case Definitions.Score s -> s.entries().forEach(this::entry);
      case Definitions.Partition p -> p.classes().forEach(c -> condition(c.condition()));
      case Definitions.ContactList l -> {}
      case Definitions.Topic t -> {}
    }
    definitions.put(definition.name(), definition);
  }

  private void entry(Definitions.Entry entry) {
    switch (entry) {
      case Definitions.Entry.When when -> condition(when.condition());
      case Definitions.Entry.Per per -> {
        rows(per.rows());
        per.halving()
            .ifPresent(
                half ->
                    Stream.iterate(1, n -> n + 1)
                        .limit(Definitions.Entry.HALVINGS)
                        .forEach(n -> periods.add(times(half, n))));
      }
    }
  }

  private static Period times(Period period, int n) {
    return switch (period) {
      case Period.Exact(var milliseconds) -> new Period.Exact(Math.multiplyExact(milliseconds, n));
      case Period.Months(var months) -> new Period.Months(Math.multiplyExact(months, n));
    };
  }

  public Reach condition(Condition condition) {
    switch (condition) {
      case Condition.All(var parts) -> parts.forEach(this::condition);
      case Condition.Any(var parts) -> parts.forEach(this::condition);
      case Condition.Not(var part) -> condition(part);
      case Condition.AtLeastOf(var least, var parts) -> parts.forEach(this::condition);
      case Condition.Compare c -> compare(c);
      case Condition.OneOf c -> expression(c.value());
      case Condition.TextFits c -> {
        expression(c.text());
        expression(c.pattern());
      }
      case Condition.IsMissing c -> expression(c.value());
      case Condition.IsEmpty c -> expression(c.value());
      case Condition.IsBlank c -> expression(c.value());
      case Condition.IsTrue c -> expression(c.value());
      case Condition.Has c -> expression(c.list());
      case Condition.InWindow c -> {
        expression(c.value());
        window(c.window());
      }
      case Condition.Occurs c -> rows(c.rows());
      case Condition.InPeriods c -> rows(c.rows());
      case Condition.Running c -> rows(c.rows());
      case Condition.Burst c -> rows(c.rows());
      case Condition.Gap c -> rows(c.rows());
      case Condition.Rank c -> {
        expression(c.by());
        population(c.population());
      }
      case Condition.InSample s -> {}
      case Condition.Colleagues c -> condition(c.condition());
      case Condition.Near n -> {}
      case Condition.Chain c -> c.links().forEach(this::link);
      case Condition.InSegment(var segment) ->
          workspace.segment(segment).ifPresent(this::definition);
      case Condition.InList(var list) ->
          ownFacts |= workspace.list(list).filter(l -> l.file().isEmpty()).isPresent();
      case Condition.InProgram p -> ownFacts = true;
      case Condition.Subscribed s -> {}
      case Condition.OnDays d -> {}
      case Condition.AtTimes t -> {}
    }
    return this;
  }

  private void link(Condition.Link link) {
    rows(link.events());
    link.within().ifPresent(periods::add);
  }

  private void compare(Condition.Compare compare) {
    instants |=
        compare.left().type().equals(Type.INSTANT) || compare.left().type().equals(Type.SPAN);
    elapsed(compare.left(), compare.right());
    elapsed(compare.right(), compare.left());
    expression(compare.left());
    expression(compare.right());
  }

  /** {@code days since I > 30} changes when I is 31 days ago. */
  private void elapsed(Expression elapsed, Expression against) {
    if (elapsed instanceof Expression.Elapsed e
        && against instanceof Expression.Constant(Value.Number(var number), var type)) {
      int units = number.rounded(0).intValue();
      for (int n = Math.max(0, units - 1); n <= units + 1; n++) {
        periods.add(Units.of(e.unit(), n));
      }
    }
  }

  public Reach expression(Expression expression) {
    switch (expression) {
      case Expression.Constant(Value.Span(var milliseconds), var type) ->
          periods.add(new Period.Exact(Math.abs(milliseconds)));
      case Expression.Attribute(var field) ->
          ownFacts |= field.storage() instanceof Schema.Storage.Own;
      case Expression.TraitValue t -> workspace.trait(t.trait()).ifPresent(this::definition);
      case Expression.ScoreValue s -> workspace.score(s.score()).ifPresent(this::definition);
      case Expression.ClassOf c -> workspace.partition(c.partition()).ifPresent(this::definition);
      case Expression.Shifted s -> periods.add(s.by());
      case Expression.Measure m -> {
        rows(m.rows());
        m.of().ifPresent(this::expression);
      }
      case Expression.OverPopulation o -> {
        population(o.population());
        switch (o.measured()) {
          case Population.Measured.Values(var value) -> expression(value);
          case Population.Measured.Rows(var rows, var of) -> {
            rows(rows);
            of.ifPresent(this::expression);
          }
        }
      }
      case Expression.Constant c -> {}
      case Expression.Missing m -> {}
      case Expression.AccountField a -> {}
      case Expression.Property p -> {}
      case Expression.OfFirst o -> {}
      case Expression.Trigger t -> {}
      case Expression.Arithmetic a -> {}
      case Expression.Now n -> {}
      case Expression.RowInstant r -> {}
      case Expression.RunEntered r -> {}
      case Expression.WaitBegan w -> {}
      case Expression.ShiftedDay s -> {}
      case Expression.StartOfDay s -> {}
      case Expression.DayOf d -> {}
      case Expression.StartOfPeriod s -> {}
      case Expression.Between b -> {}
      case Expression.Elapsed e -> {}
      case Expression.ElapsedDays e -> {}
      case Expression.NextAnniversary n -> {}
    }
    expression.operands().forEach(this::expression);
    return this;
  }

  private void population(Population population) {
    population.among().ifPresent(this::condition);
    population.same().forEach(this::expression);
  }

  private void rows(RowSet rows) {
    rows.filter().ifPresent(this::condition);
    switch (rows) {
      case RowSet.Events e -> window(e.window());
      case RowSet.Records r -> {}
      case RowSet.Acts a -> {
        ownFacts = true;
        window(a.window());
      }
    }
  }

  private void window(Window window) {
    Stream.of(window.from(), window.to())
        .forEach(bound -> bound.ifPresent(b -> expression(b.at())));
  }
}
