package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a definition looks at, itself and through those that it speaks of.
 *
 * @param definitions those that it speaks of, and itself
 * @param kinds the events that it looks at
 * @param records the records that it looks at
 * @param attributes the attributes of contacts, and the fields of their accounts
 * @param properties the names of what it asks of events and records
 * @param own what it looks at that Segue keeps itself
 * @param population whether contacts are set beside others: {@code top 10% by spent}, {@code avg of
 *     age among vips}
 * @param colleagues whether it looks at others of the same account
 */
public record Sight(
    Set<String> definitions,
    Set<Schema.EventKind> kinds,
    Set<Schema.RecordTable> records,
    Set<Schema.Field> attributes,
    Set<String> properties,
    Set<Own> own,
    boolean population,
    boolean colleagues) {
  public Sight {
    definitions = Set.copyOf(definitions);
    kinds = Set.copyOf(kinds);
    records = Set.copyOf(records);
    attributes = Set.copyOf(attributes);
    properties = Set.copyOf(properties);
    own = Set.copyOf(own);
  }

  /** What Segue keeps itself, besides what refreshes write. */
  public enum Own {
    LISTS,
    MOVES_OF_LISTS,
    HISTORY,
    CONSENT,
    ACTS,
    RUNS
  }

  public static Sight of(Definitions definition, Workspace workspace) {
    return of(Formulas.in(workspace).named(definition.name()));
  }

  /** What the programs of a workspace look at. */
  public static Sight ofPrograms(Workspace workspace) {
    Formulas formulas = Formulas.in(workspace);
    workspace.programs().forEach(formulas::program);
    return of(formulas);
  }

  private static Sight of(Formulas formulas) {
    Found found = new Found();
    formulas.parts().forEach(found::part);
    return new Sight(
        formulas.definitions().stream().map(Definitions::name).collect(Collectors.toSet()),
        found.kinds,
        found.records,
        found.attributes,
        found.properties,
        found.own,
        found.population,
        found.colleagues);
  }

  /** What was found so far. */
  private static final class Found {
    final Set<Schema.EventKind> kinds = new LinkedHashSet<>();
    final Set<Schema.RecordTable> records = new LinkedHashSet<>();
    final Set<Schema.Field> attributes = new LinkedHashSet<>();
    final Set<String> properties = new LinkedHashSet<>();
    final Set<Own> own = EnumSet.noneOf(Own.class);
    boolean population;
    boolean colleagues;

    void part(Part part) {
      switch (part) {
        case Part.Asked(var condition, var in) -> condition(condition);
        case Part.Worked(var expression, var in) -> expression(expression);
        case Part.Looked(var rows, var in) -> rows(rows);
        case Part.Scored s -> {}
      }
    }

    private void rows(RowSet rows) {
      switch (rows) {
        case RowSet.Events e -> kinds.addAll(e.kinds());
        case RowSet.Records r -> records.add(r.table());
        case RowSet.Acts a -> own.add(Own.ACTS);
        case RowSet.Moves m -> moves(m.set());
        case RowSet.Changes c -> own.add(Own.HISTORY);
      }
    }

    private void moves(ContactSet set) {
      switch (set.kind()) {
        case LIST -> own.addAll(List.of(Own.LISTS, Own.MOVES_OF_LISTS));
        case PROGRAM -> own.add(Own.RUNS);
        case SEGMENT -> {}
      }
    }

    private void condition(Condition condition) {
      switch (condition) {
        case Condition.InList l -> own.add(Own.LISTS);
        case Condition.InProgram p -> own.add(Own.RUNS);
        case Condition.Subscribed s -> own.add(Own.CONSENT);
        case Condition.Rank r -> population = true;
        case Condition.Colleagues c -> colleagues = true;
        case Condition other -> {}
      }
    }

    private void expression(Expression expression) {
      switch (expression) {
        case Expression.Attribute a -> attributes.add(a.field());
        case Expression.AccountField a -> attributes.add(a.field());
        case Expression.Property p -> properties.add(p.name());
        case Expression.OfFirst o -> properties.add(o.name());
        case Expression.ValueAt v -> own.add(Own.HISTORY);
        case Expression.HeldSince h -> own.add(Own.HISTORY);
        case Expression.InSince i -> moves(i.set());
        case Expression.OverPopulation o -> population = true;
        case Expression other -> {}
      }
    }
  }
}
