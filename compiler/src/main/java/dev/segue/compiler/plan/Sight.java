package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a definition looks at, itself and through those that it speaks of.
 *
 * @param definitions those that it speaks of, and itself
 * @param kinds the events that it looks at
 * @param population whether contacts are set beside others: {@code top 10% by spent}, {@code avg of
 *     age among vips}
 * @param colleagues whether it looks at others of the same account
 */
public record Sight(
    Set<String> definitions, Set<Schema.EventKind> kinds, boolean population, boolean colleagues) {
  public Sight {
    definitions = Set.copyOf(definitions);
    kinds = Set.copyOf(kinds);
  }

  public static Sight of(Definitions definition, Workspace workspace) {
    Formulas formulas = Formulas.in(workspace).named(definition.name());
    List<Part> parts = formulas.parts();
    Set<Schema.EventKind> kinds = new LinkedHashSet<>();
    for (Part part : parts) {
      if (part instanceof Part.Looked(RowSet.Events events, var in)) {
        kinds.addAll(events.kinds());
      }
    }
    return new Sight(
        formulas.definitions().stream().map(Definitions::name).collect(Collectors.toSet()),
        kinds,
        parts.stream().anyMatch(Sight::isOfPopulation),
        parts.stream().anyMatch(Sight::isOfColleagues));
  }

  private static boolean isOfPopulation(Part part) {
    return part instanceof Part.Asked(Condition.Rank r, var in)
        || part instanceof Part.Worked(Expression.OverPopulation o, var also);
  }

  private static boolean isOfColleagues(Part part) {
    return part instanceof Part.Asked(Condition.Colleagues c, var in);
  }
}
