package dev.segue.runtime.segment;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Plan;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.kernel.Answers;
import dev.segue.runtime.kernel.Kernel;
import dev.segue.runtime.store.HistoryTable;
import dev.segue.runtime.store.MembershipTable;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.RefreshTable;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.store.ValueTable;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Works out every segment, trait, score and partition as of an instant and stores the outcome. One
 * transaction holds all of it: whoever reads sees the last complete refresh or this one.
 */
public final class Refresh {
  private final Store store;
  private final Workspace workspace;
  private final Instant now;
  private final Statements statements;
  private final MembershipTable memberships;
  private final ValueTable values;
  private final RefreshTable refreshes;
  private final Knowing knowing;

  private Refresh(
      Store store, Workspace workspace, SourceLayout layout, Instant now, Optional<Way> forced) {
    this.store = store;
    this.workspace = workspace;
    this.now = now;
    this.knowing = Knowing.of(Kernel.of(workspace, layout, store, now), forced, store.dialect());
    this.statements = Statements.of(workspace, store.dialect(), layout, now, references(store));
    this.memberships = new MembershipTable(store);
    this.values = new ValueTable(store);
    this.refreshes = new RefreshTable(store);
  }

  /**
   * Where statements find what was refreshed before: it would have to be copied to somebody's
   * database for each statement.
   */
  public static References references(Store store) {
    return store.location().isInOnePlace() ? References.STORED : References.SELF_CONTAINED;
  }

  /** Refreshes; time never goes back (see {@link #anew}). */
  public static Refreshed run(
      Store store, Workspace workspace, SourceLayout layout, Instant now, Progress progress) {
    return run(store, workspace, layout, now, Optional.empty(), progress);
  }

  /**
   * The same.
   *
   * @param forced in which way, whatever it costs
   */
  public static Refreshed run(
      Store store,
      Workspace workspace,
      SourceLayout layout,
      Instant now,
      Optional<Way> forced,
      Progress progress) {
    Refresh refresh = new Refresh(store, workspace, layout, now, forced);
    return store.transaction(() -> refresh.run(progress));
  }

  /** Forgets every refresh before this one, also those as of later instants. */
  public static Refreshed anew(
      Store store, Workspace workspace, SourceLayout layout, Instant now, Progress progress) {
    Refresh refresh = new Refresh(store, workspace, layout, now, Optional.empty());
    return store.transaction(
        () -> {
          refresh.refreshes.forget();
          return refresh.run(progress);
        });
  }

  private Refreshed run(Progress progress) {
    refuseToGoBack();
    observe();
    List<Definitions> order = Plan.of(workspace).order();
    Map<String, String> known = new HashMap<>(refreshes.known());
    List<String> removed = forgetRemoved(order, known);
    Map<String, Refreshed.Outcome> outcomes = new HashMap<>();
    Optional<Answers> answers = knowing.answers(progress);
    for (int i = 0; i < order.size(); i++) {
      Definitions definition = order.get(i);
      String kind = kind(definition).orElseThrow();
      progress.at(kind + " " + definition.name(), i, order.size());
      boolean first = !known.containsKey(definition.name());
      if (first) {
        refreshes.add(definition.name(), kind, now);
      }
      outcomes.put(
          definition.name(), outcome(definition, first, answers.filter(a -> a.has(definition))));
    }
    progress.at("refreshed", order.size(), order.size());
    refreshes.record(now);
    return refreshed(outcomes, removed);
  }

  /**
   * Of somebody's database it is seen now what attributes with history are; what is embedded was
   * written down when it was read, unless the history was asked for since.
   */
  private void observe() {
    HistoryTable history = new HistoryTable(store);
    for (Schema.Field attribute : HistoryTable.attributes(workspace.schema())) {
      if (!store.location().holdsSource() || !history.knows(attribute)) {
        history.record(attribute, statements.everyones(new Expression.Attribute(attribute)), now);
      }
    }
  }

  private void refuseToGoBack() {
    Optional<Instant> last = refreshes.last();
    if (last.isPresent() && now.isBefore(last.get())) {
      throw new StoreFailure(
          store.location().place(),
          "the last refresh was as of " + shown(last.get()) + ", later than " + shown(now),
          "name an instant that is not before that; what was then is asked by 'count' and 'list'");
    }
  }

  private String shown(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(workspace.zone()));
  }

  /** Of what the kernel knows; the rest is asked of the database, definition by definition. */
  private Refreshed.Outcome outcome(
      Definitions definition, boolean first, Optional<Answers> known) {
    return switch (definition) {
      case Definitions.Segment segment -> {
        MembershipTable.Moved moved =
            known
                .map(a -> memberships.replace(segment.name(), c -> a.members(segment, c), now))
                .orElseGet(
                    () ->
                        memberships.replace(
                            segment.name(), statements.members(segment.condition()), now));
        yield new Refreshed.Segment(
            segment.name(), first, moved.size(), moved.entered(), moved.left());
      }
      case Definitions.Trait trait ->
          valued(
              trait.name(), first, written(trait, known, () -> statements.values(trait.value())));
      case Definitions.Score score ->
          valued(score.name(), first, written(score, known, () -> statements.scores(score)));
      case Definitions.Partition partition -> {
        ValueTable.Written written = written(partition, known, () -> statements.classes(partition));
        yield new Refreshed.Classes(partition.name(), first, sizes(partition), written.changed());
      }
      case Definitions.ContactList list -> throw notRefreshed(list);
      case Definitions.Topic topic -> throw notRefreshed(topic);
    };
  }

  private ValueTable.Written written(
      Definitions definition, Optional<Answers> known, Supplier<SqlText> asked) {
    return known
        .map(a -> values.replace(definition.name(), consumer -> a.values(definition, consumer)))
        .orElseGet(() -> values.replace(definition.name(), asked.get()));
  }

  private static Refreshed.Valued valued(String name, boolean first, ValueTable.Written written) {
    return new Refreshed.Valued(name, first, written.size(), written.changed());
  }

  private Map<String, Long> sizes(Definitions.Partition partition) {
    Map<String, Long> counts = values.counts(partition.name());
    Map<String, Long> sizes = new LinkedHashMap<>();
    partition.classes().forEach(c -> sizes.put(c.name(), counts.getOrDefault(c.name(), 0L)));
    return sizes;
  }

  /** What is gone, or is of another kind now, leaves nothing behind. */
  private List<String> forgetRemoved(List<Definitions> order, Map<String, String> known) {
    Map<String, String> current = new HashMap<>();
    Set<String> segments = new HashSet<>();
    Set<String> valued = new HashSet<>();
    for (Definitions definition : order) {
      String kind = kind(definition).orElseThrow();
      current.put(definition.name(), kind);
      (kind.equals(SEGMENT) ? segments : valued).add(definition.name());
    }
    Set<String> gone = new TreeSet<>();
    known.forEach(
        (name, kind) -> {
          if (!kind.equals(current.get(name))) {
            gone.add(name);
          }
        });
    if (!gone.isEmpty()) {
      memberships.keepOnly(segments);
      values.keepOnly(valued);
      refreshes.remove(gone);
      known.keySet().removeAll(gone);
    }
    return gone.stream().filter(name -> !current.containsKey(name)).toList();
  }

  private static final String SEGMENT = "segment";

  /** The word for what is refreshed; lists and topics are not. */
  private static Optional<String> kind(Definitions definition) {
    return switch (definition) {
      case Definitions.Segment s -> Optional.of(SEGMENT);
      case Definitions.Trait t -> Optional.of("trait");
      case Definitions.Score s -> Optional.of("score");
      case Definitions.Partition p -> Optional.of("partition");
      case Definitions.ContactList l -> Optional.empty();
      case Definitions.Topic t -> Optional.empty();
    };
  }

  private static IllegalStateException notRefreshed(Definitions definition) {
    return new IllegalStateException(definition.name() + " is not refreshed");
  }

  private Refreshed refreshed(Map<String, Refreshed.Outcome> outcomes, List<String> removed) {
    List<Refreshed.Segment> segments = of(Refreshed.Segment.class, workspace.segments(), outcomes);
    return new Refreshed(
        now,
        segments,
        of(Refreshed.Valued.class, workspace.traits(), outcomes),
        of(Refreshed.Valued.class, workspace.scores(), outcomes),
        of(Refreshed.Classes.class, workspace.partitions(), outcomes),
        removed,
        warnings(segments));
  }

  private static <O extends Refreshed.Outcome> List<O> of(
      Class<O> kind,
      List<? extends Definitions> definitions,
      Map<String, Refreshed.Outcome> outcomes) {
    List<O> found = new ArrayList<>();
    for (Definitions definition : definitions) {
      Optional.ofNullable(outcomes.get(definition.name())).map(kind::cast).ifPresent(found::add);
    }
    return found;
  }

  private List<Diagnostic> warnings(List<Refreshed.Segment> sizes) {
    List<Diagnostic> warnings = new ArrayList<>();
    for (Refreshed.Segment found : sizes) {
      Definitions.Segment segment = workspace.segment(found.name()).orElseThrow();
      segment
          .expect()
          .filter(e -> found.size() < e.least() || found.size() > e.most())
          .ifPresent(
              e ->
                  warnings.add(
                      Diagnostic.of(
                          Code.SEGMENT_SIZE,
                          segment.span(),
                          segment.name(),
                          found.size() == 1 ? "1 contact" : found.size() + " contacts",
                          "between " + e.least() + " and " + e.most())));
    }
    return warnings;
  }
}
