package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that some formulas are made of, through every definition that they name. Each definition is
 * looked at once, and comes after those it speaks of; none speaks of itself.
 */
public final class Formulas {
  private final Workspace workspace;
  private final Set<Definitions> begun = new HashSet<>();
  private final Set<Definitions> definitions = new LinkedHashSet<>();
  private final List<Part> parts = new ArrayList<>();
  private Optional<Definitions> in = Optional.empty();

  private Formulas(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Of nothing yet. */
  public static Formulas in(Workspace workspace) {
    return new Formulas(workspace);
  }

  /** The definitions that are worked out, as declared; lists and topics are not. */
  static Stream<Definitions> declared(Workspace workspace) {
    return Stream.<List<? extends Definitions>>of(
            workspace.traits(), workspace.scores(), workspace.partitions(), workspace.segments())
        .flatMap(List::stream);
  }

  /** The definitions spoken of, each after those it speaks of. */
  public List<Definitions> definitions() {
    return List.copyOf(definitions);
  }

  /** What they are made of. */
  public List<Part> parts() {
    return List.copyOf(parts);
  }

  /** Every segment, trait, score and partition. */
  public Formulas everything() {
    declared(workspace).forEach(this::definition);
    return this;
  }

  /** Who enters a program, what ends a run, and what its steps ask. */
  public Formulas program(Program program) {
    program.start().parts(this::rows, this::expression);
    condition(program.audience());
    program.goal().ifPresent(this::condition);
    program.exit().ifPresent(this::condition);
    for (Program.Step step : program.steps()) {
      switch (step.action()) {
        case Program.Action.WaitFor w -> condition(w.condition());
        case Program.Action.WaitAt w -> expression(w.instant());
        case Program.Action.Branch b -> condition(b.condition());
        case Program.Action.Set s -> expression(s.value());
        case Program.Action.Repeat r -> r.until().ifPresent(this::condition);
        case Program.Action.Send s -> {}
        case Program.Action.Wait w -> {}
        case Program.Action.WaitClock w -> {}
        case Program.Action.Split s -> {}
        case Program.Action.HandOff h -> {}
        case Program.Action.AddToList a -> {}
        case Program.Action.RemoveFromList r -> {}
        case Program.Action.StartProgram s -> {}
        case Program.Action.Webhook w -> {}
        case Program.Action.Stop s -> {}
      }
    }
    return this;
  }

  /** The definition of that name, if there is one. */
  public Formulas named(String name) {
    declared(workspace).filter(d -> d.name().equals(name)).findFirst().ifPresent(this::definition);
    return this;
  }

  public Formulas condition(Condition condition) {
    parts.add(new Part.Asked(condition, in));
    if (condition instanceof Condition.InSegment(String segment)) {
      workspace.segment(segment).ifPresent(this::definition);
    }
    parts(Parts.of(condition));
    return this;
  }

  public Formulas expression(Expression expression) {
    parts.add(new Part.Worked(expression, in));
    if (expression instanceof Expression.TraitValue t) {
      workspace.trait(t.trait()).ifPresent(this::definition);
    } else if (expression instanceof Expression.ScoreValue s) {
      workspace.score(s.score()).ifPresent(this::definition);
    } else if (expression instanceof Expression.ClassOf c) {
      workspace.partition(c.partition()).ifPresent(this::definition);
    } else if (expression instanceof Expression.InSince i) {
      set(i.set());
    }
    parts(Parts.of(expression));
    return this;
  }

  private void rows(RowSet rows) {
    parts.add(new Part.Looked(rows, in));
    if (rows instanceof RowSet.Moves moves) {
      set(moves.set());
    }
    parts(Parts.of(rows));
  }

  /** Who came and went is written down once it is known who is in. */
  private void set(ContactSet set) {
    if (set.kind() == ContactSet.Kind.SEGMENT) {
      workspace.segment(set.name()).ifPresent(this::definition);
    }
  }

  private void parts(Parts found) {
    found.conditions().forEach(this::condition);
    found.expressions().forEach(this::expression);
    found.rows().forEach(this::rows);
  }

  private void definition(Definitions definition) {
    if (!begun.add(definition)) {
      return;
    }
    Optional<Definitions> outer = in;
    in = Optional.of(definition);
    parts(Parts.of(definition));
    if (definition instanceof Definitions.Score score) {
      for (Definitions.Entry entry : score.entries()) {
        if (entry instanceof Definitions.Entry.Per per) {
          parts.add(new Part.Scored(per, in));
        }
      }
    }
    in = outer;
    definitions.add(definition);
  }
}
