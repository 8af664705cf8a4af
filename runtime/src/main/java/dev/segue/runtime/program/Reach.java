package dev.segue.runtime.program;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Formulas;
import dev.segue.compiler.plan.Part;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What some formulas come to in time: which definitions they speak of, whether what Segue itself
 * writes down changes them, and the lengths of time by which they change.
 */
public final class Reach {
  private final Workspace workspace;
  private final Set<String> definitions;
  private final Set<Period> periods = new LinkedHashSet<>();
  private final Set<String> recorded = new LinkedHashSet<>();
  private boolean ownFacts;
  private boolean instants;

  private Reach(Workspace workspace, Formulas formulas) {
    this.workspace = workspace;
    this.definitions =
        formulas.definitions().stream().map(Definitions::name).collect(Collectors.toSet());
    formulas.parts().forEach(this::part);
  }

  /** Of formulas of a workspace; {@code programs} are those whose goals have a time. */
  public static Reach of(Workspace workspace, Formulas formulas, Iterable<Program> programs) {
    Reach reach = new Reach(workspace, formulas);
    programs.forEach(p -> p.goalWithin().ifPresent(reach.periods::add));
    return reach;
  }

  /** Of what every definition and program speaks of. */
  public static Reach ofEverything(Workspace workspace) {
    Formulas formulas = Formulas.in(workspace).everything();
    workspace.programs().forEach(formulas::program);
    return of(workspace, formulas, workspace.programs());
  }

  /** The definitions spoken of. */
  public Set<String> definitions() {
    return definitions;
  }

  /** The segments of which it is asked who came and went. */
  public Set<String> recorded() {
    return recorded;
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

  private void part(Part part) {
    switch (part) {
      case Part.Asked(Condition.Compare c, var in) -> compare(c);
      case Part.Asked(Condition.InList(var list), var in) ->
          ownFacts |= workspace.list(list).filter(l -> l.file().isEmpty()).isPresent();
      case Part.Asked(Condition.InProgram p, var in) -> ownFacts = true;
      case Part.Asked(Condition.Chain c, var in) ->
          c.links().forEach(link -> link.within().ifPresent(periods::add));
      case Part.Asked a -> {}
      case Part.Worked(Expression.Constant(Value.Span(var milliseconds), var type), var in) ->
          periods.add(new Period.Exact(Math.abs(milliseconds)));
      case Part.Worked(Expression.Attribute(var field), var in) ->
          ownFacts |= field.storage() instanceof Schema.Storage.Own;
      case Part.Worked(Expression.Shifted s, var in) -> periods.add(s.by());
      case Part.Worked(Expression.InSince(var set), var in) -> set(set);
      case Part.Worked w -> {}
      case Part.Looked(RowSet.Acts a, var in) -> ownFacts = true;
      case Part.Looked(RowSet.Moves m, var in) -> set(m.set());
      case Part.Looked l -> {}
      case Part.Scored(var entry, var in) -> entry.halving().ifPresent(this::halving);
    }
  }

  private void halving(Period half) {
    Stream.iterate(1, n -> n + 1)
        .limit(Definitions.Entry.HALVINGS)
        .forEach(n -> periods.add(times(half, n)));
  }

  private static Period times(Period period, int n) {
    return switch (period) {
      case Period.Exact(var milliseconds) -> new Period.Exact(Math.multiplyExact(milliseconds, n));
      case Period.Months(var months) -> new Period.Months(Math.multiplyExact(months, n));
    };
  }

  private void compare(Condition.Compare compare) {
    instants |=
        compare.left().type().equals(Type.INSTANT) || compare.left().type().equals(Type.SPAN);
    elapsed(compare.left(), compare.right());
    elapsed(compare.right(), compare.left());
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

  /** What is written down of a set. */
  private void set(ContactSet set) {
    switch (set.kind()) {
      case SEGMENT -> recorded.add(set.name());
      case LIST ->
          ownFacts |= workspace.list(set.name()).filter(l -> l.file().isEmpty()).isPresent();
      case PROGRAM -> ownFacts = true;
    }
  }
}
