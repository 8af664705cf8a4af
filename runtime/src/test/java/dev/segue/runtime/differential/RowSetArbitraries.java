package dev.segue.runtime.differential;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random rows of a contact: events, records, acts; filters and windows over them. */
record RowSetArbitraries(Scope scope) {

  /** A set of rows and the fields that all of its rows have. */
  record Rows(RowSet set, Scope.Row row) {}

  Arbitrary<Rows> rows(int depth) {
    List<Supplier<Arbitrary<? extends Rows>>> ways = new ArrayList<>();
    ways.add(() -> events(depth));
    ways.add(() -> events(depth));
    ways.add(() -> events(depth));
    if (!scope.schema().records().isEmpty()) {
      ways.add(() -> records(depth));
    }
    ways.add(() -> acts(depth));
    return Scope.pick(ways);
  }

  Arbitrary<Rows> events(int depth) {
    return new WindowArbitraries(scope)
        .ofInstants(depth)
        .flatMap(
            window ->
                kinds()
                    .flatMap(
                        kinds -> {
                          Scope.Row row = new Scope.Row(shared(kinds), true);
                          return filter(row, depth)
                              .map(f -> new Rows(new RowSet.Events(kinds, f, window), row));
                        }));
  }

  /** All events of some kinds. */
  Arbitrary<RowSet> all() {
    return kinds().map(kinds -> new RowSet.Events(kinds, Optional.empty(), Window.EVER));
  }

  /** How many events fit, whenever they were. */
  Arbitrary<Expression> counted() {
    return kinds()
        .flatMap(
            kinds ->
                new ConditionArbitraries(scope.inFilter(new Scope.Row(shared(kinds), true)))
                    .conditions(0)
                    .map(
                        fits ->
                            new Expression.Measure(
                                Expression.Function.COUNT,
                                new RowSet.Events(kinds, Optional.of(fits), Window.EVER),
                                Optional.empty(),
                                Type.INTEGER)));
  }

  /** Of one kind, or of several. */
  private Arbitrary<List<Schema.EventKind>> kinds() {
    List<Schema.EventKind> all = scope.schema().eventKinds();
    return Arbitraries.oneOf(
        Arbitraries.of(all).map(List::of),
        Arbitraries.subsetOf(all).ofMinSize(1).map(s -> all.stream().filter(s::contains).toList()));
  }

  /** Events one after another, which in a filter may look back at the first. */
  Arbitrary<Condition> chains(int depth) {
    return Combinators.combine(
            Arbitraries.oneOf(
                Arbitraries.just(Window.EVER), new WindowArbitraries(scope).ofInstants(depth)),
            kinds())
        .flatAs(
            (window, kinds) -> {
              Scope.Row row = new Scope.Row(shared(kinds), true);
              RowSetArbitraries later = new RowSetArbitraries(scope.after(row));
              Arbitrary<Condition.Link> first =
                  seldom(filter(row, 1))
                      .map(
                          filter ->
                              new Condition.Link(
                                  new RowSet.Events(kinds, filter, window),
                                  Condition.Manner.SOME,
                                  Optional.empty(),
                                  Optional.empty()));
              Arbitrary<Condition.Link> between =
                  later.link(window, Arbitraries.of(Condition.Manner.SOME, Condition.Manner.NEXT));
              Arbitrary<Condition.Link> last =
                  later.link(window, Arbitraries.of(Condition.Manner.class));
              return Combinators.combine(first, between.list().ofMaxSize(2), last)
                  .as(
                      (began, links, end) -> {
                        List<Condition.Link> all = new ArrayList<>(List.of(began));
                        all.addAll(links);
                        all.add(end);
                        return new Condition.Chain(all);
                      });
            });
  }

  private static <T> Arbitrary<Optional<T>> seldom(Arbitrary<Optional<T>> some) {
    return Arbitraries.oneOf(Arbitraries.just(Optional.empty()), some);
  }

  private Arbitrary<Condition.Link> link(Window window, Arbitrary<Condition.Manner> manners) {
    Arbitrary<Period> days =
        Arbitraries.of(
            new Period.Exact(86_400_000L), new Period.Exact(7 * 86_400_000L), new Period.Months(1));
    return kinds()
        .flatMap(
            kinds -> {
              Scope.Row row = new Scope.Row(shared(kinds), true);
              return Combinators.combine(
                      same(row),
                      seldom(filter(row, 1)),
                      manners,
                      Arbitraries.oneOf(WindowArbitraries.periods(), days).optional(0.6),
                      days.optional(0.35))
                  .as(
                      (same, filter, manner, within, afterAtLeast) ->
                          new Condition.Link(
                              new RowSet.Events(kinds, both(same, filter), window),
                              manner,
                              within,
                              afterAtLeast));
            });
  }

  /** A property as that of the first event. */
  private Arbitrary<Optional<Condition>> same(Scope.Row row) {
    List<Condition> ways =
        row.fields().stream()
            .filter(f -> scope.first().filter(r -> r.fields().contains(f)).isPresent())
            .filter(f -> !(f.type() instanceof Type.ListOf) && !f.type().equals(Type.LOCATION))
            .<Condition>map(
                f ->
                    new Condition.Compare(
                        new Expression.Property(f.name(), f.type()),
                        Condition.Relation.EQUAL,
                        new Expression.OfFirst(f.name(), f.type()),
                        false))
            .toList();
    return ways.isEmpty() ? Arbitraries.just(Optional.empty()) : Arbitraries.of(ways).optional(0.4);
  }

  private static Optional<Condition> both(Optional<Condition> one, Optional<Condition> other) {
    return one.isPresent() && other.isPresent()
        ? Optional.of(new Condition.All(List.of(one.get(), other.get())))
        : one.or(() -> other);
  }

  /** Records; events where the schema has none. */
  Arbitrary<Rows> recordsOrEvents(int depth) {
    return scope.schema().records().isEmpty() ? events(depth) : records(depth);
  }

  private Arbitrary<Rows> records(int depth) {
    Schema.RecordTable table = scope.schema().records().getFirst();
    Scope.Row row = new Scope.Row(table.fields(), false);
    return filter(row, depth).map(filter -> new Rows(new RowSet.Records(table, filter), row));
  }

  private Arbitrary<Rows> acts(int depth) {
    return Combinators.combine(
            Arbitraries.of(RowSet.Act.class),
            Arbitraries.of("hello", "nurture").optional(0.7),
            new WindowArbitraries(scope).ofInstants(depth))
        .as(
            (act, of, window) ->
                new Rows(new RowSet.Acts(act, of, window), new Scope.Row(List.of(), true)));
  }

  private Arbitrary<Optional<Condition>> filter(Scope.Row row, int depth) {
    return Arbitraries.lazy(
            () -> new ConditionArbitraries(scope.inFilter(row)).conditions(Math.min(depth - 1, 1)))
        .optional(0.5);
  }

  private static List<Schema.Field> shared(List<Schema.EventKind> kinds) {
    return kinds.getFirst().properties().stream()
        .filter(f -> kinds.stream().allMatch(k -> k.property(f.name()).isPresent()))
        .toList();
  }
}
