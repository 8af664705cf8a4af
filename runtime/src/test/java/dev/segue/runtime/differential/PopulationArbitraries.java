package dev.segue.runtime.differential;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Expression.Function;
import dev.segue.compiler.ir.Population;
import dev.segue.compiler.ir.Population.Measured;
import dev.segue.compiler.ir.Population.Statistic;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.type.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random conditions and measures over many contacts. */
record PopulationArbitraries(Scope scope) {

  Arbitrary<Condition> conditions(int depth) {
    List<Supplier<Arbitrary<? extends Condition>>> ways = new ArrayList<>();
    ways.add(this::rank);
    ways.add(
        () ->
            Combinators.combine(
                    Arbitraries.of("spring", "autumn"), Arbitraries.of(1, 2_500, 5_000, 10_000))
                .as(Condition.InSample::new));
    if (scope.schema().accounts().isPresent()) {
      ways.add(() -> colleagues(depth));
      ways.add(() -> colleagues(depth));
    }
    return Scope.pick(ways);
  }

  private Arbitrary<Condition> colleagues(int depth) {
    return Combinators.combine(
            new ConditionArbitraries(scope).conditions(Math.max(depth - 1, 0)),
            Arbitraries.longs().between(0, 3),
            Arbitraries.longs().between(0, 2).optional(0.4))
        .as((c, least, more) -> new Condition.Colleagues(c, least, more.map(m -> least + m)));
  }

  private Arbitrary<Condition> rank() {
    ExpressionArbitraries e = new ExpressionArbitraries(scope.ofPopulation());
    Arbitrary<Condition.Share> shares =
        Arbitraries.oneOf(
            Arbitraries.longs().between(1, 9).map(Condition.Share.Number::new),
            percents().filter(p -> p.signum() > 0).map(Condition.Share.Percent::new));
    Arbitrary<Expression> by =
        Scope.pick(
            List.of(() -> e.numbers(1), () -> e.numbers(1), () -> e.days(0), () -> e.instants(0)));
    return Combinators.combine(
            Arbitraries.of(true, false), shares, by, populations(), Arbitraries.of(true, false))
        .as(Condition.Rank::new);
  }

  private static Arbitrary<BigDecimal> percents() {
    return Arbitraries.of("0", "0.01", "10", "12.5", "33.3333", "50", "75", "99", "100")
        .map(BigDecimal::new);
  }

  private Arbitrary<Population> populations() {
    List<Arbitrary<Optional<Condition>>> sets = new ArrayList<>();
    sets.add(Arbitraries.just(Optional.empty()));
    sets.add(Arbitraries.just(Optional.of(new Condition.InProgram("nurture"))));
    if (!scope.segments().isEmpty()) {
      sets.add(Arbitraries.of(scope.segments()).map(s -> Optional.of(new Condition.InSegment(s))));
    }
    List<Expression> single = scope.fields(t -> !(t instanceof Type.ListOf || isPlace(t)));
    Arbitrary<Population> among =
        Combinators.combine(
                Arbitraries.oneOf(sets),
                Arbitraries.integers()
                    .between(0, Math.min(2, single.size()))
                    .flatMap(n -> Arbitraries.of(single).list().ofSize(n)))
            .as((set, same) -> new Population(set, same, false));
    return scope.schema().accounts().isEmpty()
        ? among
        : Arbitraries.oneOf(
            among, Arbitraries.just(new Population(Optional.empty(), List.of(), true)));
  }

  private static boolean isPlace(Type type) {
    return type.equals(Type.LOCATION);
  }

  /** A measure whose type fits. */
  Arbitrary<Expression> measures(Predicate<Type> fits) {
    Arbitrary<Measured> values =
        new ExpressionArbitraries(scope.ofPopulation()).any(0).map(Measured.Values::new);
    Arbitrary<Measured> rows =
        new RowSetArbitraries(scope.ofPopulation())
            .rows(0)
            .filter(r -> !(r.set() instanceof RowSet.Acts))
            .flatMap(
                r -> {
                  List<Optional<Expression>> of = new ArrayList<>(List.of(Optional.empty()));
                  r.row().fields().stream()
                      .filter(f -> !(f.type() instanceof Type.ListOf) && !isPlace(f.type()))
                      .forEach(
                          f -> of.add(Optional.of(new Expression.Property(f.name(), f.type()))));
                  return Arbitraries.of(of).map(o -> new Measured.Rows(r.set(), o));
                });
    return Arbitraries.oneOf(values, rows)
        .flatMap(
            measured -> {
              List<Measure> ways = ways(measured, fits);
              Arbitrary<Expression> any =
                  ways.isEmpty()
                      ? new ExpressionArbitraries(scope).constants(example(fits))
                      : Combinators.combine(Arbitraries.of(ways), populations())
                          .as(
                              (way, population) ->
                                  new Expression.OverPopulation(
                                      way.statistic, measured, population, way.type));
              return any;
            });
  }

  private record Measure(Statistic statistic, Type type) {}

  private static List<Measure> ways(Measured measured, Predicate<Type> fits) {
    List<Measure> ways = new ArrayList<>();
    Optional<Type> of =
        switch (measured) {
          case Measured.Values(var value) -> Optional.of(value.type());
          case Measured.Rows(var rows, var value) -> value.map(Expression::type);
        };
    boolean ofRows = measured instanceof Measured.Rows;
    boolean timed = measured instanceof Measured.Rows(RowSet.Events e, var value);
    for (Function function : Function.values()) {
      boolean ordered =
          switch (function) {
            case FIRST, SECOND, THIRD, LAST -> true;
            case COUNT, SUM, AVG, MIN, MAX, MEDIAN, DISTINCT, MOST_COMMON -> false;
          };
      boolean applies =
          ordered
              ? ofRows && timed
              : function == Function.COUNT
                  || (of.isPresent() && ExpressionArbitraries.applies(function, of.get()));
      if (applies) {
        ways.add(
            new Measure(
                new Statistic.Of(function),
                of.isPresent()
                    ? ExpressionArbitraries.type(function, of.get())
                    : function == Function.COUNT ? Type.INTEGER : Type.INSTANT));
      }
    }
    if (of.isPresent() && ExpressionArbitraries.applies(Function.MIN, of.get())) {
      for (String percent : List.of("0", "25", "50", "99.9", "100")) {
        ways.add(new Measure(new Statistic.Percentile(new BigDecimal(percent)), of.get()));
      }
    }
    return ways.stream().filter(w -> fits.test(w.type)).toList();
  }

  private static Type example(Predicate<Type> fits) {
    return List.of(Type.INTEGER, Type.TEXT, Type.DAY, Type.INSTANT).stream()
        .filter(fits)
        .findFirst()
        .orElseThrow();
  }
}
