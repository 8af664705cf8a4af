package dev.segue.runtime.segment;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.kernel.Answers;
import dev.segue.runtime.kernel.Division;
import dev.segue.runtime.kernel.KeptColumns;
import dev.segue.runtime.kernel.Kernel;
import dev.segue.runtime.store.MembershipTable;
import dev.segue.runtime.store.MembershipTable.Cause;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.RefreshTable;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.store.TouchTable;
import dev.segue.runtime.store.ValueTable;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
  private final Prepared prepared;
  private final Store store;
  private final Workspace workspace;
  private final Instant now;
  private final Statements statements;
  private final MembershipTable memberships;
  private final SegmentWriter segments;
  private final ValueTable values;
  private final RefreshTable refreshes;
  private final Optional<Way> forced;
  private final Sizes sizes;
  private final TouchTable touches;
  private final Division division;
  private final Set<String> stale = new HashSet<>();

  private Refresh(Prepared prepared, Instant now, Optional<Way> forced) {
    this.prepared = prepared;
    this.store = prepared.store();
    this.workspace = prepared.workspace();
    this.now = now;
    this.forced = forced;
    this.statements =
        Statements.of(workspace, store.dialect(), prepared.layout(), now, references(store));
    this.memberships = new MembershipTable(store);
    this.segments = new SegmentWriter(store, memberships, now);
    this.values = new ValueTable(store);
    this.refreshes = new RefreshTable(store);
    this.sizes = new Sizes(store, memberships, values);
    this.touches = prepared.touches();
    // what it is part of may have changed the source
    this.division = Division.ofMachine(store.isInTransaction());
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

  /** The same, with everyone asked in a way, whatever it costs. */
  public static Refreshed run(
      Store store,
      Workspace workspace,
      SourceLayout layout,
      Instant now,
      Optional<Way> forced,
      Progress progress) {
    return run(Prepared.of(store, workspace, layout), now, forced, progress);
  }

  /** The same again and again: what is prepared once is good for every refresh. */
  public static Refreshed run(Prepared prepared, Instant now) {
    return run(prepared, now, Optional.empty(), Progress.SILENT);
  }

  /** The same with both. */
  public static Refreshed run(
      Prepared prepared, Instant now, Optional<Way> forced, Progress progress) {
    Refresh refresh = new Refresh(prepared, now, forced);
    return prepared.store().transaction(() -> refresh.run(progress));
  }

  /** Forgets every refresh before this one, also those as of later instants. */
  public static Refreshed anew(
      Store store, Workspace workspace, SourceLayout layout, Instant now, Progress progress) {
    Refresh refresh = new Refresh(Prepared.of(store, workspace, layout), now, Optional.empty());
    return store.transaction(
        () -> {
          refresh.refreshes.forget();
          return refresh.run(progress);
        });
  }

  private Refreshed run(Progress progress) {
    Optional<Left> left = prepared.left();
    Optional<Instant> last = left.map(Left::at).or(refreshes::last);
    last.ifPresent(this::refuseToGoBack);
    last.ifPresent(memberships::writtenUntil);
    if (left.isEmpty() || !store.location().holdsSource()) {
      prepared.observe(statements);
    }
    List<Definitions> order = prepared.order();
    Map<String, String> known = new HashMap<>(left.map(Left::known).orElseGet(refreshes::known));
    List<String> removed = forgetRemoved(order, known);
    Map<String, String> meanings = prepared.meanings();
    Map<String, String> before =
        new HashMap<>(left.map(Left::meanings).orElseGet(refreshes::meanings));
    Renewal renewal = renewal(last, known, before);
    Map<String, Refreshed.Outcome> outcomes = new HashMap<>();
    left.ifPresentOrElse(l -> sizes.take(l.sizes()), sizes::read);
    Optional<KeptColumns> columns =
        left.filter(l -> !l.columns()).isPresent()
            ? Optional.empty()
            : KeptColumns.of(store, workspace, touches, prepared.watched());
    Optional<Answers> answers = ofEveryone(renewal, columns, progress);
    Optional<Touched> touched = touched(renewal);
    for (int i = 0; i < order.size(); i++) {
      Definitions definition = order.get(i);
      String kind = kind(definition).orElseThrow();
      progress.at(kind + " " + definition.name(), i, order.size());
      boolean first = !known.containsKey(definition.name());
      if (first) {
        refreshes.add(definition.name(), kind, now);
        known.put(definition.name(), kind);
      }
      outcomes.put(
          definition.name(),
          switch (renewal.of(definition)) {
            case EVERYONE -> outcome(definition, first, answers.filter(a -> a.has(definition)));
            case TOUCHED -> ofTouched(definition, touched.filter(t -> t.has(definition)));
            case NOBODY -> unchanged(definition);
          });
      String meaning = meanings.getOrDefault(definition.name(), "");
      if (renewal.isOfEveryone(definition)
          && !meaning.equals(before.put(definition.name(), meaning))) {
        refreshes.means(definition.name(), meaning);
      }
    }
    progress.at("refreshed", order.size(), order.size());
    if (!last.equals(Optional.of(now))) {
      refreshes.record(now);
    }
    touches.watch(
        workspace.schema(), columns.map(KeptColumns::watched).orElseGet(prepared::watched));
    touches.forget();
    prepared.keep(statements, renewal, left.isPresent());
    prepared.leave(new Left(store.stamp(), now, known, before, sizes.known(), columns.isPresent()));
    return refreshed(outcomes, removed);
  }

  private Optional<Answers> ofEveryone(
      Renewal renewal, Optional<KeptColumns> columns, Progress progress) {
    long some = prepared.order().stream().filter(renewal::isOfEveryone).count();
    return some == 0
        ? Optional.empty()
        : Knowing.of(
                Kernel.of(workspace, prepared.layout(), store, now, division, columns),
                forced,
                store.dialect())
            .answersFor(some, prepared.order().size(), progress);
  }

  private Optional<Touched> touched(Renewal renewal) {
    return TouchedAnswers.of(prepared, renewal, now).map(a -> new Touched(a, segments, values));
  }

  private void refuseToGoBack(Instant last) {
    if (now.isBefore(last)) {
      throw new StoreFailure(
          store.location().place(),
          "the last refresh was as of " + shown(last) + ", later than " + shown(now),
          "name an instant that is not before that; what was then is asked by 'count' and 'list'");
    }
  }

  private String shown(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(workspace.zone()));
  }

  /** Of whom each definition has to be asked. */
  private Renewal renewal(
      Optional<Instant> last, Map<String, String> known, Map<String, String> before) {
    prepared
        .meanings()
        .forEach(
            (name, meaning) -> {
              if (!known.containsKey(name) || !meaning.equals(before.get(name))) {
                stale.add(name);
              }
            });
    return last.filter(l -> forced.isEmpty())
        .map(l -> Renewal.since(prepared, statements.at(l), now, stale))
        .orElseGet(() -> Renewal.ofEverything(prepared));
  }

  /** Of what the kernel knows; the rest is asked of the database, definition by definition. */
  private Refreshed.Outcome outcome(
      Definitions definition, boolean first, Optional<Answers> known) {
    return switch (definition) {
      case Definitions.Segment segment -> {
        MembershipTable.Moved moved =
            segments.everyone(
                segment,
                stale.contains(segment.name()) ? Cause.DEFINITION : Cause.ROWS,
                known,
                () -> statements.members(segment.condition()));
        sizes.put(segment.name(), moved.size());
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
        Map<String, Long> counts = values.counts(partition.name());
        sizes.put(partition.name(), counts);
        yield new Refreshed.Classes(
            partition.name(), first, Sizes.ofClasses(partition, counts), written.changed());
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

  private Refreshed.Valued valued(String name, boolean first, ValueTable.Written written) {
    sizes.put(name, written.size());
    return new Refreshed.Valued(name, first, written.size(), written.changed());
  }

  /** The same where all but the touched stay what they are. */
  private Refreshed.Outcome ofTouched(Definitions definition, Optional<Touched> known) {
    if (known.isPresent() && known.get().isStored(definition)) {
      return unchanged(definition);
    }
    Statements some = statements.about(new Audience.Touched());
    Optional<Answers> answers = known.map(Touched::answers);
    String name = definition.name();
    return switch (definition) {
      case Definitions.Segment segment -> {
        MembershipTable.Moved moved =
            segments.some(
                segment, sizes.members(name), answers, () -> some.members(segment.condition()));
        sizes.put(name, moved.size());
        yield new Refreshed.Segment(name, false, moved.size(), moved.entered(), moved.left());
      }
      case Definitions.Trait trait ->
          valued(
              name,
              false,
              updated(trait, sizes.values(name), answers, () -> some.values(trait.value())));
      case Definitions.Score score ->
          valued(
              name, false, updated(score, sizes.values(name), answers, () -> some.scores(score)));
      case Definitions.Partition partition -> {
        Map<String, Long> counts = sizes.counts(name);
        values.countsOfTouched(name).forEach((c, n) -> counts.merge(c, -n, Long::sum));
        ValueTable.Written written = updated(partition, 0, answers, () -> some.classes(partition));
        values.countsOfTouched(name).forEach((c, n) -> counts.merge(c, n, Long::sum));
        sizes.put(name, counts);
        yield new Refreshed.Classes(
            name, false, Sizes.ofClasses(partition, counts), written.changed());
      }
      case Definitions.ContactList list -> throw notRefreshed(list);
      case Definitions.Topic topic -> throw notRefreshed(topic);
    };
  }

  private ValueTable.Written updated(
      Definitions definition, long size, Optional<Answers> known, Supplier<SqlText> asked) {
    return known
        .map(a -> values.update(definition.name(), size, c -> a.values(definition, c)))
        .orElseGet(() -> values.update(definition.name(), size, asked.get()));
  }

  private Refreshed.Outcome unchanged(Definitions definition) {
    String name = definition.name();
    return switch (definition) {
      case Definitions.Segment s -> new Refreshed.Segment(name, false, sizes.members(name), 0, 0);
      case Definitions.Trait t -> new Refreshed.Valued(name, false, sizes.values(name), 0);
      case Definitions.Score s -> new Refreshed.Valued(name, false, sizes.values(name), 0);
      case Definitions.Partition p ->
          new Refreshed.Classes(name, false, Sizes.ofClasses(p, sizes.counts(name)), 0);
      case Definitions.ContactList list -> throw notRefreshed(list);
      case Definitions.Topic topic -> throw notRefreshed(topic);
    };
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
      sizes.forget(gone);
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
        UnexpectedSizes.of(segments, workspace));
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
}
