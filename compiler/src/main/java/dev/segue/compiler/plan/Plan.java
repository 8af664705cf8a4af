package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a workspace is worked out: its segments, traits, scores and partitions in an order in which
 * each comes after those it speaks of, and the features that they are made of.
 */
public final class Plan {
  private final Workspace workspace;
  private final List<Definitions> order;
  private final Map<Feature, Set<String>> features = new LinkedHashMap<>();
  private final Set<RowSet> rows = new LinkedHashSet<>();

  private Plan(Workspace workspace, Formulas formulas) {
    this.workspace = workspace;
    this.order = formulas.definitions();
    formulas.parts().forEach(this::part);
  }

  /** The plan of a workspace in which nothing speaks of itself. */
  public static Plan of(Workspace workspace) {
    return new Plan(workspace, Formulas.in(workspace).everything());
  }

  /** Each definition after those it speaks of. */
  public List<Definitions> order() {
    return order;
  }

  /** Each feature once, with the definitions that use it themselves. */
  public Map<Feature, Set<String>> features() {
    return features;
  }

  /** The kinds of event that are looked at. */
  public Set<Schema.EventKind> kinds() {
    Set<Schema.EventKind> kinds = new LinkedHashSet<>();
    events().forEach(e -> kinds.addAll(e.kinds()));
    return kinds;
  }

  /**
   * From when on events of a kind are looked at, as of an instant; nothing: all of them are. What
   * is older changes no answer.
   */
  public Optional<Instant> horizon(Schema.EventKind kind, Instant now) {
    Folding folding = Folding.of(now, workspace.zone());
    Optional<Instant> earliest = Optional.empty();
    for (RowSet.Events events : events().filter(e -> e.kinds().contains(kind)).toList()) {
      Optional<Instant> from =
          events
              .window()
              .from()
              .flatMap(b -> folding.fold(b.at()))
              .flatMap(Folding.Known::value)
              .map(v -> ((Value.Instant) v).instant());
      if (from.isEmpty()) {
        return Optional.empty();
      }
      earliest = earliest.filter(e -> e.isBefore(from.get())).or(() -> from);
    }
    return earliest;
  }

  private Stream<RowSet.Events> events() {
    return rows.stream().filter(r -> r instanceof RowSet.Events).map(r -> (RowSet.Events) r);
  }

  private void part(Part part) {
    String user = part.in().orElseThrow().name();
    switch (part) {
      case Part.Asked(Condition.Occurs o, var in) -> use(new Feature.Count(o.rows()), user);
      case Part.Asked a -> {}
      case Part.Worked(Expression.Attribute a, var in) -> use(new Feature.Value(a), user);
      case Part.Worked(Expression.AccountField a, var in) -> use(new Feature.Value(a), user);
      case Part.Worked(Expression.Measure m, var in) -> use(feature(m), user);
      case Part.Worked w -> {}
      case Part.Looked(var looked, var in) -> rows.add(looked);
      case Part.Scored(var entry, var in) ->
          use(
              entry
                  .halving()
                  .<Feature>map(h -> new Feature.Weight(entry.rows(), h))
                  .orElseGet(() -> new Feature.Count(entry.rows())),
              user);
    }
  }

  private static Feature feature(Expression.Measure m) {
    return m.function() == Expression.Function.COUNT && m.of().isEmpty()
        ? new Feature.Count(m.rows())
        : new Feature.Measured(m);
  }

  private void use(Feature feature, String user) {
    features.computeIfAbsent(feature, f -> new LinkedHashSet<>()).add(user);
  }
}
