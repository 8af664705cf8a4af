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
  private final Set<Definitions> order = new LinkedHashSet<>();
  private final Map<Feature, Set<String>> features = new LinkedHashMap<>();
  private final Set<RowSet> rows = new LinkedHashSet<>();

  private Plan(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The plan of a workspace in which nothing speaks of itself. */
  public static Plan of(Workspace workspace) {
    Plan plan = new Plan(workspace);
    declared(workspace).forEach(plan::add);
    return plan;
  }

  /** The definitions that are worked out; lists and topics are not. */
  static Stream<Definitions> declared(Workspace workspace) {
    return Stream.<List<? extends Definitions>>of(
            workspace.traits(), workspace.scores(), workspace.partitions(), workspace.segments())
        .flatMap(List::stream);
  }

  /** Each definition after those it speaks of. */
  public List<Definitions> order() {
    return List.copyOf(order);
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

  private void add(Definitions definition) {
    if (order.contains(definition)) {
      return;
    }
    parts(Parts.of(definition), definition.name());
    if (definition instanceof Definitions.Score score) {
      score.entries().forEach(e -> entry(e, score.name()));
    }
    order.add(definition);
  }

  private void parts(Parts parts, String user) {
    parts.conditions().forEach(c -> condition(c, user));
    parts.expressions().forEach(e -> expression(e, user));
    parts.rows().forEach(r -> rows(r, user));
  }

  private void entry(Definitions.Entry entry, String user) {
    if (entry instanceof Definitions.Entry.Per per) {
      use(
          per.halving()
              .<Feature>map(h -> new Feature.Weight(per.rows(), h))
              .orElseGet(() -> new Feature.Count(per.rows())),
          user);
    }
  }

  private void condition(Condition condition, String user) {
    if (condition instanceof Condition.InSegment(String segment)) {
      workspace.segment(segment).ifPresent(this::add);
    } else if (condition instanceof Condition.Occurs o) {
      use(new Feature.Count(o.rows()), user);
    }
    parts(Parts.of(condition), user);
  }

  private void expression(Expression expression, String user) {
    switch (expression) {
      case Expression.Attribute a -> use(new Feature.Value(a), user);
      case Expression.AccountField a -> use(new Feature.Value(a), user);
      case Expression.Measure m -> use(feature(m), user);
      // of everybody: no feature of the contact
      case Expression.OverPopulation o -> {}
      case Expression.TraitValue t -> workspace.trait(t.trait()).ifPresent(this::add);
      case Expression.ScoreValue s -> workspace.score(s.score()).ifPresent(this::add);
      case Expression.ClassOf c -> workspace.partition(c.partition()).ifPresent(this::add);
      case Expression.Constant c -> {}
      case Expression.Missing m -> {}
      case Expression.Property p -> {}
      case Expression.OfFirst o -> {}
      case Expression.RowInstant r -> {}
      case Expression.Trigger t -> {}
      case Expression.Arithmetic a -> {}
      case Expression.Now n -> {}
      case Expression.RunEntered r -> {}
      case Expression.WaitBegan w -> {}
      case Expression.Shifted s -> {}
      case Expression.ShiftedDay s -> {}
      case Expression.StartOfDay s -> {}
      case Expression.DayOf d -> {}
      case Expression.StartOfPeriod s -> {}
      case Expression.Between b -> {}
      case Expression.Elapsed e -> {}
      case Expression.ElapsedDays e -> {}
      case Expression.NextAnniversary n -> {}
    }
    parts(Parts.of(expression), user);
  }

  private static Feature feature(Expression.Measure m) {
    return m.function() == Expression.Function.COUNT && m.of().isEmpty()
        ? new Feature.Count(m.rows())
        : new Feature.Measured(m);
  }

  private void rows(RowSet set, String user) {
    rows.add(set);
    parts(Parts.of(set), user);
  }

  private void use(Feature feature, String user) {
    features.computeIfAbsent(feature, f -> new LinkedHashSet<>()).add(user);
  }
}
