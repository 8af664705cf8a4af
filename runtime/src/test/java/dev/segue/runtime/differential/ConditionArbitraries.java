package dev.segue.runtime.differential;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.Fit;
import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random conditions of every kind; in a filter only those that may stand there. */
record ConditionArbitraries(Scope scope) {

  Arbitrary<Condition> conditions(int depth) {
    List<Supplier<Arbitrary<? extends Condition>>> ways = new ArrayList<>();
    int inner = Math.max(depth - 1, 0);
    ways.add(() -> comparisons(inner));
    ways.add(() -> comparisons(inner));
    ways.add(() -> textFits(inner));
    ways.add(() -> textFits(inner));
    ways.add(() -> oneOf(inner));
    ways.add(() -> states(inner));
    ways.add(() -> inWindow(inner));
    if (!scope.fields(t -> t instanceof Type.ListOf).isEmpty()) {
      ways.add(this::has);
    }
    if (!scope.fields(Type.LOCATION::equals).isEmpty()) {
      ways.add(this::near);
    }
    if (scope.row().isPresent()) {
      scope
          .row()
          .filter(Scope.Row::timed)
          .ifPresent(
              row -> {
                ways.add(this::times);
                ways.add(this::times);
                ways.add(this::times);
                ways.add(this::besideEarlier);
              });
    } else {
      ways.add(() -> occurs(inner));
      ways.add(() -> occurs(inner));
      ways.add(() -> occurs(inner));
      ways.add(() -> measured(inner));
      ways.add(() -> measured(inner));
      ways.add(() -> inTime(inner));
      ways.add(() -> new RowSetArbitraries(scope).chains(inner + 1));
      ways.add(() -> new PastArbitraries(scope).conditions(inner));
      ways.add(() -> new PastArbitraries(scope).conditions(inner));
      ways.add(this::sets);
      ways.add(this::sets);
      ways.add(() -> new PopulationArbitraries(scope).conditions(inner));
    }
    if (depth > 0) {
      ways.add(() -> conditions(inner).map(Condition.Not::new));
      ways.add(() -> conditions(inner).list().ofMaxSize(3).map(Condition.All::new));
      ways.add(() -> conditions(inner).list().ofMaxSize(3).map(Condition.Any::new));
      ways.add(
          () ->
              Combinators.combine(
                      Arbitraries.integers().between(0, 4),
                      conditions(inner).list().ofMinSize(2).ofMaxSize(3))
                  .as(Condition.AtLeastOf::new));
    }
    return Scope.pick(ways);
  }

  private Arbitrary<Condition> comparisons(int depth) {
    ExpressionArbitraries e = new ExpressionArbitraries(scope);
    return Scope.pick(
        List.of(
            () -> compare(e.numbers(depth), false),
            () -> compare(e.numbers(depth), false),
            () -> compare(e.texts(depth), true),
            () -> compare(e.days(depth), false),
            () -> compare(e.instants(depth), false),
            () -> compare(e.spans(Math.max(depth, 1)), false),
            () -> compare(e.truths(), false)));
  }

  /** What is measured of rows, beside a number. */
  private Arbitrary<Condition> measured(int depth) {
    ExpressionArbitraries e = new ExpressionArbitraries(scope);
    return Combinators.combine(
            e.measuredNumbers(depth + 1), Arbitraries.of(Relation.class), e.numbers(0))
        .as((left, relation, right) -> new Condition.Compare(left, relation, right, false));
  }

  private static Arbitrary<Condition> compare(Arbitrary<Expression> sides, boolean folds) {
    Arbitrary<Boolean> folding = folds ? Arbitraries.of(true, false) : Arbitraries.just(false);
    return Combinators.combine(sides, Arbitraries.of(Relation.class), sides, folding)
        .as(Condition.Compare::new);
  }

  private Arbitrary<Condition> textFits(int depth) {
    ExpressionArbitraries e = new ExpressionArbitraries(scope);
    return Arbitraries.of(Fit.class)
        .flatMap(
            fit ->
                Combinators.combine(e.texts(depth), patterns(fit), Arbitraries.of(true, false))
                    .as(
                        (text, pattern, ignoringCase) ->
                            new Condition.TextFits(text, fit, pattern, ignoringCase)));
  }

  private Arbitrary<Expression> patterns(Fit fit) {
    return switch (fit) {
      case CONTAINS, STARTS_WITH, ENDS_WITH ->
          Arbitraries.oneOf(
              new Samples(scope.moment()).parts().map(ConditionArbitraries::text),
              new ExpressionArbitraries(scope).texts(0));
      case LIKE -> Samples.globs().map(ConditionArbitraries::text);
      case MATCHES -> Samples.regexes().map(ConditionArbitraries::text);
    };
  }

  private static Expression text(String text) {
    return new Expression.Constant(new Value.Text(text), Type.TEXT);
  }

  private Arbitrary<Condition> oneOf(int depth) {
    ExpressionArbitraries e = new ExpressionArbitraries(scope);
    Samples samples = new Samples(scope.moment());
    return Scope.pick(
        List.of(
            () ->
                Combinators.combine(
                        e.texts(depth), few(samples.of(Type.TEXT)), Arbitraries.of(true, false))
                    .as(Condition.OneOf::new),
            () ->
                Combinators.combine(e.numbers(depth), few(samples.of(Type.INTEGER)))
                    .as((value, values) -> new Condition.OneOf(value, values, false)),
            () ->
                Combinators.combine(e.days(depth), few(samples.of(Type.DAY)))
                    .as((value, values) -> new Condition.OneOf(value, values, false))));
  }

  private Arbitrary<Condition> states(int depth) {
    ExpressionArbitraries e = new ExpressionArbitraries(scope);
    Arbitrary<Expression> anything = Arbitraries.of(scope.fields(t -> true));
    List<Supplier<Arbitrary<? extends Condition>>> ways = new ArrayList<>();
    ways.add(() -> anything.map(Condition.IsMissing::new));
    ways.add(() -> e.any(depth).map(Condition.IsMissing::new));
    ways.add(() -> e.texts(depth).map(Condition.IsEmpty::new));
    ways.add(() -> e.texts(depth).map(Condition.IsBlank::new));
    ways.add(() -> e.truths().map(Condition.IsTrue::new));
    if (!scope.fields(t -> t instanceof Type.ListOf).isEmpty()) {
      ways.add(() -> e.lists().map(Condition.IsEmpty::new));
    }
    return Scope.pick(ways);
  }

  private Arbitrary<Condition> has() {
    return new ExpressionArbitraries(scope)
        .lists()
        .flatMap(
            list -> {
              Type element = ((Type.ListOf) list.type()).element();
              return Combinators.combine(
                      Arbitraries.of(true, false),
                      few(new Samples(scope.moment()).of(element)),
                      Arbitraries.of(true, false))
                  .as(
                      (all, values, ignoringCase) ->
                          new Condition.Has(list, all, values, ignoringCase && element.isText()));
            });
  }

  private Arbitrary<Condition> inWindow(int depth) {
    ExpressionArbitraries e = new ExpressionArbitraries(scope);
    WindowArbitraries windows = new WindowArbitraries(scope);
    return Scope.pick(
        List.of(
            () ->
                Combinators.combine(e.instants(depth), windows.ofInstants(depth))
                    .as(Condition.InWindow::new),
            () ->
                Combinators.combine(e.days(depth), windows.ofDays(depth))
                    .as(Condition.InWindow::new)));
  }

  private Arbitrary<Condition> occurs(int depth) {
    return Combinators.combine(
            new RowSetArbitraries(scope).rows(depth + 1),
            Arbitraries.longs().between(0, 3),
            Arbitraries.longs().between(0, 2).optional(0.5))
        .as(
            (rows, least, more) ->
                new Condition.Occurs(rows.set(), least, more.map(m -> least + m)));
  }

  private Arbitrary<Condition> near() {
    Arbitrary<Expression> places = Arbitraries.of(scope.fields(Type.LOCATION::equals));
    Arbitrary<Expression> others =
        Arbitraries.oneOf(places, new ExpressionArbitraries(scope).constants(Type.LOCATION));
    return Combinators.combine(
            places, others, Arbitraries.of(0L, 5_583L, 5_584L, 5_585L, 50_000L, 16_000_000L))
        .as(Condition.Near::new);
  }

  private Arbitrary<Condition> inTime(int depth) {
    return inTime(
        new RowSetArbitraries(scope)
            .rows(depth + 1)
            .filter(r -> r.row().timed())
            .map(r -> r.set()));
  }

  /** How rows lie in time. */
  static Arbitrary<Condition> inTime(Arbitrary<RowSet> rows) {
    Arbitrary<Long> few = Arbitraries.longs().between(1, 3);
    Arbitrary<Optional<Long>> more = Arbitraries.longs().between(0, 2).optional(0.5);
    Arbitrary<Condition.CalendarUnit> units =
        Combinators.combine(
                Arbitraries.of(
                    TimeUnit.DAY, TimeUnit.WEEK, TimeUnit.MONTH, TimeUnit.QUARTER, TimeUnit.YEAR),
                Arbitraries.of(Expression.ZoneChoice.class))
            .as(Condition.CalendarUnit::new);
    Arbitrary<Condition.Periods> each =
        Combinators.combine(units, Arbitraries.longs().between(1, 2), more)
            .as((unit, least, up) -> new Condition.Periods(unit, least, up.map(m -> least + m)));
    // two that lie just a span apart are not within it
    Arbitrary<Period> spans = Arbitraries.oneOf(WindowArbitraries.periods(), Moment.apart());
    Arbitrary<Long> several = Arbitraries.of(1L, 2L, 2L, 2L, 3L);
    return Scope.pick(
        List.of(
            () ->
                Combinators.combine(rows, each, Arbitraries.longs().between(0, 3), more)
                    .as(
                        (set, periods, least, up) ->
                            new Condition.InPeriods(set, periods, least, up.map(m -> least + m))),
            () -> Combinators.combine(rows, each, few).as(Condition.Running::new),
            () ->
                Combinators.combine(rows, spans, several, units.optional(0.7))
                    .as(Condition.Burst::new),
            () -> Combinators.combine(rows, spans).as(Condition.Gap::new)));
  }

  private Arbitrary<Condition> sets() {
    List<Supplier<Arbitrary<? extends Condition>>> ways = new ArrayList<>();
    ways.add(() -> Arbitraries.just(new Condition.InList("vips")));
    ways.add(() -> Arbitraries.of("offers", "news").map(Condition.Subscribed::new));
    ways.add(() -> Arbitraries.just(new Condition.InProgram("nurture")));
    if (!scope.segments().isEmpty()) {
      ways.add(() -> Arbitraries.of(scope.segments()).map(Condition.InSegment::new));
      ways.add(() -> Arbitraries.of(scope.segments()).map(Condition.InSegment::new));
    }
    return Scope.pick(ways);
  }

  /** The row beside what was before it. */
  private Arbitrary<Condition> besideEarlier() {
    ExpressionArbitraries e = new ExpressionArbitraries(scope);
    return Combinators.combine(e.numbers(0), Arbitraries.of(Relation.class), e.beforeIt())
        .as((left, relation, right) -> new Condition.Compare(left, relation, right, false));
  }

  private Arbitrary<Condition> times() {
    Arbitrary<Long> clocks = scope.moment().clocks();
    return Arbitraries.oneOf(
        Arbitraries.subsetOf(List.of(1, 2, 3, 4, 5, 6, 7))
            .ofMinSize(1)
            .map(days -> new Condition.OnDays(days.stream().sorted().toList())),
        Combinators.combine(clocks, clocks).as(Condition.AtTimes::new));
  }

  private static Arbitrary<List<Value>> few(Arbitrary<Value> values) {
    return values.list().ofMinSize(1).ofMaxSize(3);
  }
}
