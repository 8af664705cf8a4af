package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes the nodes of a {@link Graph}: each once, and each definition once. */
final class Graphing {
  private final Workspace workspace;
  private final Folding folding;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Object, Integer> places = new HashMap<>();
  private final Map<Integer, Moving> moving = new HashMap<>();
  private final Map<Definitions, Integer> definitions = new HashMap<>();
  private final Map<Integer, Boolean> later = new HashMap<>();
  private final ValueNodes values;

  Graphing(Workspace workspace, Folding folding) {
    this.workspace = workspace;
    this.folding = folding;
    this.values = new ValueNodes(this, folding);
  }

  List<Node> nodes() {
    return nodes;
  }

  /** What may be another as of another instant, by place. */
  Map<Integer, Moving> moving() {
    return moving;
  }

  /** Whose part something is. */
  enum Of {
    CONTACT,
    /** Of a row that a filter looks at. */
    ROW
  }

  /** The place of what a definition says. */
  int definition(Definitions definition) {
    Integer known = definitions.get(definition);
    if (known != null) {
      return known;
    }
    int root =
        switch (definition) {
          case Definitions.Segment s -> truth(s.condition());
          case Definitions.Trait t -> value(t.value());
          case Definitions.Score s -> points(s);
          case Definitions.Partition p ->
              place(
                  new Node.Choice(
                      p.classes().stream().map(c -> truth(c.condition())).toList(),
                      p.classes().stream().map(Definitions.PartitionClass::name).toList()));
          case Definitions.ContactList l -> throw new IllegalArgumentException("a list is stored");
          case Definitions.Topic t -> throw new IllegalArgumentException("a topic is stored");
        };
    definitions.put(definition, root);
    return root;
  }

  /** Whether the database is asked something for it that speaks of other definitions. */
  boolean isLater(int place) {
    Boolean known = later.get(place);
    if (known != null) {
      return known;
    }
    Node node = nodes.get(place);
    boolean is =
        switch (node) {
          case Node.AskedTruth(var condition) ->
              !Formulas.in(workspace).condition(condition).definitions().isEmpty();
          case Node.AskedValue(var expression) ->
              !Formulas.in(workspace).expression(expression).definitions().isEmpty();
          case Node.AskedScore(var score) ->
              Formulas.in(workspace).named(score.name()).definitions().size() > 1;
          case Node.Truth t -> ofLater(t);
          case Node.Worth w -> ofLater(w);
          case Node.Rows r -> ofLater(r);
        };
    later.put(place, is);
    return is;
  }

  private boolean ofLater(Node node) {
    return node.parts().stream().anyMatch(this::isLater);
  }

  Node node(int place) {
    return nodes.get(place);
  }

  int place(Node node) {
    return place(node, node);
  }

  private int place(Object key, Node node) {
    return places.computeIfAbsent(
        key,
        k -> {
          nodes.add(node);
          return nodes.size() - 1;
        });
  }

  /** What comes down to one thing as of now need not as of another instant. */
  int place(Moving what) {
    int place = place(what, what.at(folding));
    moving.put(place, what);
    return place;
  }

  private int truth(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) -> parts(condition, parts, Node.All::new);
      case Condition.Any(var parts) -> parts(condition, parts, Node.Any::new);
      case Condition.AtLeastOf(var least, var parts) ->
          parts(condition, parts, places -> new Node.AtLeastOf(least, places));
      case Condition.Not(var part) -> place(new Node.Not(truth(part)));
      case Condition.InSegment(var segment) ->
          definition(
              workspace
                  .segment(segment)
                  .orElseThrow(() -> new IllegalStateException("no segment " + segment)));
      case Condition atom ->
          atom(atom, Of.CONTACT).orElseGet(() -> place(new Node.AskedTruth(atom)));
    };
  }

  /** Where the database knows every part alone, it is asked for all of them at once. */
  private int parts(
      Condition condition, List<Condition> parts, Function<List<Integer>, Node> made) {
    List<Integer> all = parts.stream().map(this::truth).toList();
    boolean asked = all.stream().allMatch(p -> nodes.get(p) instanceof Node.AskedTruth);
    return place(
        asked && all.size() > 1 && !isInSegments(parts)
            ? new Node.AskedTruth(condition)
            : made.apply(all));
  }

  /** Who is in a segment is asked of its formula. */
  private static boolean isInSegments(List<Condition> parts) {
    return parts.stream().anyMatch(p -> p instanceof Condition.InSegment);
  }

  /** The same inside a filter, if it is known of a row alone. */
  private Optional<Integer> ofRow(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) -> ofRow(parts, Node.All::new);
      case Condition.Any(var parts) -> ofRow(parts, Node.Any::new);
      case Condition.AtLeastOf(var least, var parts) ->
          ofRow(parts, places -> new Node.AtLeastOf(least, places));
      case Condition.Not(var part) -> ofRow(part).map(p -> place(new Node.Not(p)));
      case Condition atom -> atom(atom, Of.ROW);
    };
  }

  private Optional<Integer> ofRow(List<Condition> parts, Function<List<Integer>, Node> made) {
    return all(parts.stream().map(this::ofRow).toList()).map(made).map(this::place);
  }

  private static Optional<List<Integer>> all(List<Optional<Integer>> places) {
    return places.stream().allMatch(Optional::isPresent)
        ? Optional.of(places.stream().map(Optional::get).toList())
        : Optional.empty();
  }

  /** A condition that is made of values, if a scan knows them. */
  private Optional<Integer> atom(Condition condition, Of of) {
    return switch (condition) {
      case Condition.Compare c ->
          value(c.left(), of)
              .flatMap(
                  left ->
                      value(c.right(), of)
                          .map(right -> compared(left, c.relation(), right, c.ignoringCase())));
      case Condition.OneOf c ->
          value(c.value(), of)
              .map(value -> place(new Node.OneOf(value, c.values(), c.ignoringCase())));
      case Condition.TextFits c -> fits(c, of);
      case Condition.IsMissing(var value) ->
          value(value, of).map(Node.Missing::new).map(this::place);
      case Condition.IsEmpty(var value) -> value(value, of).map(Node.Empty::new).map(this::place);
      case Condition.IsBlank(var value) -> value(value, of).map(Node.Blank::new).map(this::place);
      case Condition.IsTrue(var value) -> value(value, of).map(Node.True::new).map(this::place);
      case Condition.InWindow(var value, var window) -> inWindow(value, window, of);
      case Condition.OnDays(var days) ->
          of == Of.ROW ? Optional.of(place(new Node.OnDays(days))) : Optional.empty();
      case Condition.AtTimes(var from, var to) ->
          of == Of.ROW ? Optional.of(place(new Node.AtTimes(from, to))) : Optional.empty();
      case Condition.Occurs c ->
          of == Of.CONTACT
              ? rows(c.rows()).map(r -> place(new Node.Counted(r, c.least(), c.most())))
              : Optional.empty();
      case Condition.All a -> ofRow(a);
      case Condition.Any a -> ofRow(a);
      case Condition.Not n -> ofRow(n);
      case Condition.AtLeastOf a -> ofRow(a);
      case Condition.Has c -> Optional.empty();
      case Condition.InPeriods c -> Optional.empty();
      case Condition.Running c -> Optional.empty();
      case Condition.Burst c -> Optional.empty();
      case Condition.Gap c -> Optional.empty();
      case Condition.Rank c -> Optional.empty();
      case Condition.InSample c -> Optional.empty();
      case Condition.Colleagues c -> Optional.empty();
      case Condition.Near c -> Optional.empty();
      case Condition.Chain c -> of == Of.CONTACT ? chain(c) : Optional.empty();
      case Condition.InSegment c -> Optional.empty();
      case Condition.InList c -> Optional.empty();
      case Condition.InProgram c -> Optional.empty();
      case Condition.Subscribed c -> Optional.empty();
    };
  }

  private int compared(int left, Condition.Relation relation, int right, boolean ignoringCase) {
    return place(new Node.Compared(left, relation, right, ignoringCase));
  }

  private Optional<Integer> fits(Condition.TextFits c, Of of) {
    return folding
        .fold(c.pattern())
        .flatMap(
            pattern ->
                value(c.text(), of)
                    .map(
                        text ->
                            pattern
                                .value()
                                .map(p -> ((Value.Text) p).text())
                                .<Node>map(p -> new Node.Fits(text, c.fit(), p, c.ignoringCase()))
                                .orElseGet(() -> new Node.Any(List.of()))))
        .map(this::place);
  }

  /**
   * The value is there and on the right side of each bound; a bound that is missing has no side.
   */
  private Optional<Integer> inWindow(Expression expression, Window window, Of of) {
    return value(expression, of)
        .flatMap(
            value -> {
              List<Optional<Integer>> parts = new ArrayList<>();
              parts.add(Optional.of(place(new Node.Not(place(new Node.Missing(value))))));
              window
                  .from()
                  .ifPresent(
                      b ->
                          parts.add(
                              value(b.at(), of).map(at -> compared(value, after(b), at, false))));
              window
                  .to()
                  .ifPresent(
                      b ->
                          parts.add(
                              value(b.at(), of).map(at -> compared(value, before(b), at, false))));
              return all(parts).map(Node.All::new).map(this::place);
            });
  }

  private static Condition.Relation after(Window.Bound bound) {
    return bound.inclusive() ? Condition.Relation.GREATER_OR_EQUAL : Condition.Relation.GREATER;
  }

  private static Condition.Relation before(Window.Bound bound) {
    return bound.inclusive() ? Condition.Relation.LESS_OR_EQUAL : Condition.Relation.LESS;
  }

  private int value(Expression expression) {
    return value(expression, Of.CONTACT).orElseGet(() -> place(new Node.AskedValue(expression)));
  }

  private Optional<Integer> value(Expression expression, Of of) {
    return values.of(expression, of);
  }

  Optional<Integer> named(String name) {
    return workspace.definition(name).map(this::definition);
  }

  private Optional<Integer> chain(Condition.Chain chain) {
    List<Node.Link> links = new ArrayList<>();
    for (Condition.Link link : chain.links()) {
      boolean next = link.manner() == Condition.Manner.NEXT;
      Optional<Integer> rows = rows(link.events());
      if (rows.isEmpty() || (next && !isOfOneTable(link.events()))) {
        return Optional.empty();
      }
      Optional<Integer> among = next ? rows(unfiltered(link.events())) : Optional.empty();
      links.add(
          new Node.Link(rows.get(), link.manner(), among, link.within(), link.afterAtLeast()));
    }
    return Optional.of(place(new Node.Chained(links)));
  }

  private static RowSet unfiltered(RowSet.Events events) {
    return new RowSet.Events(events.kinds(), Optional.empty(), events.window());
  }

  Optional<Integer> measured(Expression.Measure m) {
    Optional<Integer> of = m.of().flatMap(e -> values.of(e, Of.ROW));
    if (of.isPresent() != m.of().isPresent() || !isKnown(m)) {
      return Optional.empty();
    }
    return rows(m.rows()).map(rows -> place(new Node.Measured(m.function(), rows, of, m.type())));
  }

  /** Rows of several tables are in one order only by their keys, which are not read. */
  private boolean isKnown(Expression.Measure m) {
    return !m.function().isOfOrder() || m.of().isEmpty() || isOfOneTable(m.rows());
  }

  private boolean isOfOneTable(RowSet rows) {
    return rows instanceof RowSet.Events events
        && events.kinds().stream().map(workspace.schema()::tableOf).distinct().count() == 1;
  }

  private Optional<Integer> rows(RowSet set) {
    if (!(set instanceof RowSet.Events events)) {
      return Optional.empty();
    }
    Optional<Integer> filter = events.filter().flatMap(this::ofRow);
    if (filter.isPresent() != events.filter().isPresent()) {
      return Optional.empty();
    }
    return Bounds.of(events.window(), folding)
        .map(b -> place(new Moving.Rows(events.kinds(), events.window(), filter)));
  }

  private int points(Definitions.Score score) {
    List<Node.Entry> entries = new ArrayList<>();
    for (Definitions.Entry entry : score.entries()) {
      Optional<Node.Entry> known = entry(entry);
      if (known.isEmpty()) {
        return place(new Node.AskedScore(score));
      }
      entries.add(known.get());
    }
    return place(new Node.Points(entries, score.type()));
  }

  private Optional<Node.Entry> entry(Definitions.Entry entry) {
    return switch (entry) {
      case Definitions.Entry.When(var points, var condition) ->
          Optional.of(new Node.Entry.When(points, truth(condition)));
      case Definitions.Entry.Per(var points, var rows, var halving, var atMost) ->
          halving.isPresent()
              ? rows(rows).map(r -> new Node.Entry.Halving(points, r, halving.get(), atMost))
              : Optional.of(
                  new Node.Entry.Each(
                      points,
                      value(
                          new Expression.Measure(
                              Expression.Function.COUNT, rows, Optional.empty(), Type.INTEGER)),
                      atMost));
    };
  }
}
