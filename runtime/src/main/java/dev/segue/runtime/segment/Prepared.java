package dev.segue.runtime.segment;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Plan;
import dev.segue.compiler.plan.Sight;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.kernel.Happened;
import dev.segue.runtime.kernel.TouchedKernel;
import dev.segue.runtime.store.HistoryTable;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.TouchTable;
import dev.segue.runtime.store.Watched;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a refresh needs to know of a workspace, and what one finds out for those that follow. */
public final class Prepared {
  /** What was so short a time ago is looked up by time alone, whoever asks for what of it. */
  static final Duration SHORT = Duration.ofMinutes(1);

  private final Store store;
  private final Workspace workspace;
  private final SourceLayout layout;
  private final TouchTable touches;
  private final List<Definitions> order;
  private final Map<String, String> meanings;
  private final Map<String, Sight> sights = new HashMap<>();
  private final Map<String, Watched> watched = new HashMap<>();
  private Optional<Watched> watchedByAny = Optional.empty();
  private final Map<TouchTable.Thing, Set<String>> looking = new HashMap<>();
  private Optional<Left> left = Optional.empty();
  private Optional<Foreseen> foreseen = Optional.empty();
  private Optional<Horizon> horizon = Optional.empty();
  private Optional<Ahead> ahead = Optional.empty();
  private Optional<TouchedKernel> kernel = Optional.empty();

  /** Whether the database is asked something of the touched besides their rows. */
  private boolean asks;

  private final Sight programs;
  private final Watched watchedByPrograms;
  private boolean ofTouched;

  private Prepared(Store store, Workspace workspace, SourceLayout layout) {
    this.store = store;
    this.workspace = workspace;
    this.layout = layout;
    this.touches = new TouchTable(store);
    this.order = Plan.of(workspace).order();
    this.meanings = Meaning.of(order, workspace);
    this.programs = Sight.ofPrograms(workspace);
    this.watchedByPrograms =
        workspace.programs().isEmpty()
            ? Watched.nothing()
            : Watching.ofPrograms(
                workspace.schema(),
                programs,
                workspace.programs().stream()
                    .anyMatch(p -> !(p.reentry() instanceof Program.Reentry.Never)));
  }

  public static Prepared of(Store store, Workspace workspace, SourceLayout layout) {
    return new Prepared(store, workspace, layout);
  }

  Store store() {
    return store;
  }

  SourceLayout layout() {
    return layout;
  }

  TouchTable touches() {
    return touches;
  }

  Workspace workspace() {
    return workspace;
  }

  /** Each definition after those it speaks of. */
  List<Definitions> order() {
    return order;
  }

  /** By name what tells definitions from what they were before they were edited. */
  Map<String, String> meanings() {
    return meanings;
  }

  /** The last refresh was undone: what it found in the database need not be so. */
  public void brokeOff() {
    touches.look();
    store.brokeOff();
  }

  Sight sight(Definitions definition) {
    return sights.computeIfAbsent(definition.name(), name -> Sight.of(definition, workspace));
  }

  /** The definitions that look at something. */
  Set<String> looking(TouchTable.Thing thing) {
    return looking.computeIfAbsent(
        thing,
        t ->
            order.stream()
                .filter(d -> looksAt(d, t))
                .map(Definitions::name)
                .collect(Collectors.toSet()));
  }

  /** The rows that it looks at. */
  Watched watched(Definitions definition) {
    return watched.computeIfAbsent(
        definition.name(), name -> Watching.of(workspace.schema(), sight(definition)));
  }

  /** Those that any does, or a program. */
  Watched watched() {
    if (watchedByAny.isEmpty()) {
      watchedByAny =
          Optional.of(
              Watched.all(
                  Stream.concat(order.stream().map(this::watched), Stream.of(watchedByPrograms))
                      .toList()));
    }
    return watchedByAny.get();
  }

  /** What programs look at. */
  Sight programs() {
    return programs;
  }

  /**
   * Whether all that has changed for programs since the refresh before the last one is about the
   * contacts that are touched, but for what time alone changes.
   */
  public boolean isOfTouched() {
    return ofTouched;
  }

  /** Of a contact that is new or has changed everything is asked, else what looks at it. */
  private boolean looksAt(Definitions definition, TouchTable.Thing thing) {
    Watched rows = watched(definition);
    return thing.source().equals(workspace.schema().contacts().table())
        || (rows.types().containsKey(thing.source())
            ? rows.types().get(thing.source()).contains(thing.type())
            : rows.columns().containsKey(thing.source()));
  }

  /**
   * Of somebody's database it is seen now what attributes with history are; what is embedded was
   * written down when it was read, unless the history was asked for since.
   */
  void observe(Statements now) {
    HistoryTable history = new HistoryTable(store);
    for (Schema.Field attribute : HistoryTable.attributes(workspace.schema())) {
      if (!store.location().holdsSource() || !history.knows(attribute)) {
        history.record(attribute, now.everyones(new Expression.Attribute(attribute)), now.now());
      }
    }
  }

  /** What the last refresh left, if nothing has been written since that it did not write. */
  Optional<Left> left() {
    return left.filter(l -> l.stamp() == store.stamp());
  }

  void leave(Left now) {
    left = Optional.of(now);
  }

  /** By what time alone changes definitions, as of the last refresh. */
  Foreseen foreseen(Instant last) {
    if (foreseen.filter(f -> f.holds(last)).isEmpty()) {
      foreseen = Optional.of(new Foreseen(this, last));
      horizon = Optional.empty();
      ahead = Optional.empty();
    }
    return foreseen.get();
  }

  /** Whom windows reach soon, where that can be kept up: of whoever is touched all is read. */
  Optional<Horizon> horizon(Instant last, Instant now) {
    if (left().isEmpty() || now.isAfter(last.plus(SHORT))) {
      horizon = Optional.empty();
      return horizon;
    }
    if (horizon.filter(h -> h.covers(last, now)).isEmpty()) {
      Foreseen from = foreseen(last);
      Optional<TouchedKernel> reading = kernel(last);
      boolean kept =
          reading.isPresent()
              && from.lengths().entrySet().stream()
                  .allMatch(
                      e ->
                          reading
                              .get()
                              .reads(e.getKey(), last.toEpochMilli() - e.getValue().last()));
      horizon =
          kept
              ? Optional.of(new Horizon(touches, workspace.schema(), from, last))
              : Optional.empty();
    }
    return horizon;
  }

  /** Whom all else reaches soon, where one refresh follows another. */
  Optional<Ahead> ahead(Statements last, Instant now) {
    Foreseen from = foreseen(last.now());
    if (left().isEmpty() || from.others(last.now()).isEmpty()) {
      ahead = Optional.empty();
    } else if (ahead.filter(a -> a.covers(last.now(), now)).isEmpty()) {
      ahead =
          now.isAfter(last.now().plus(Ahead.WHILE))
              ? Optional.empty()
              : Optional.of(new Ahead(store, from, last));
    }
    return ahead.filter(a -> a.covers(last.now(), now));
  }

  /**
   * What a refresh has found out for those that follow. What was asked of everyone may have changed
   * whom something reaches soon.
   *
   * @param again nobody else has written since the one before
   */
  void keep(Statements now, Renewal renewal, boolean again) {
    ofTouched = again && renewal.isOfTouched();
    if (order.stream().anyMatch(renewal::isOfEveryone)) {
      ahead = Optional.empty();
    } else if (renewal.number() > 0) {
      ahead.ifPresent(a -> a.touched(now));
    }
  }

  /** Who is told of the events that are read of the touched. */
  Optional<Happened> keeping() {
    return horizon.map(h -> h);
  }

  /** Somebody was touched of whom not all events were read. */
  void loseHorizon() {
    horizon = Optional.empty();
  }

  /** The way to ask the touched again and again, if there is one; as of an instant. */
  Optional<TouchedKernel> kernel(Instant now) {
    if (!asks && kernel.filter(k -> k.reaches(now)).isEmpty()) {
      kernel = TouchedKernel.of(workspace, layout, store, now);
      horizon = Optional.empty();
      asks = kernel.isEmpty();
    }
    return kernel;
  }

  /** It cannot tell as of some instant what it could as of the first. */
  void loseKernel() {
    kernel = Optional.empty();
    horizon = Optional.empty();
  }
}
