package dev.segue.runtime.differential;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Expression.Function;
import dev.segue.compiler.ir.Expression.Operator;
import dev.segue.compiler.ir.Expression.ZoneChoice;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random expressions of each type; a depth of 0 gives leaves alone. */
record ExpressionArbitraries(Scope scope) {

  /** Of any type that a trait may have. */
  Arbitrary<Expression> any(int depth) {
    return Scope.pick(
        List.of(
            () -> numbers(depth),
            () -> numbers(depth),
            () -> texts(depth),
            () -> days(depth),
            () -> instants(depth)));
  }

  Arbitrary<Expression> numbers(int depth) {
    List<Supplier<Arbitrary<? extends Expression>>> ways = leaves(Type.INTEGER, Type::isNumber);
    ways.add(() -> constants(new Type.Numeric(12, 2)));
    ways.add(() -> constants(Type.QUOTIENT));
    overPopulation(depth, Type::isNumber, ways);
    if (depth > 0) {
      ways.add(() -> arithmetic(depth));
      ways.add(() -> arithmetic(depth));
      ways.add(() -> arithmetic(depth));
      ways.add(() -> Combinators.combine(units(), instants(depth - 1)).as(Expression.Elapsed::new));
      ways.add(() -> Combinators.combine(units(), days(depth - 1)).as(Expression.ElapsedDays::new));
      measures(depth)
          .ifPresent(
              measures -> {
                ways.add(() -> measures.flatMap(rows -> measured(rows, Type::isNumber)));
                ways.add(() -> measures.flatMap(rows -> measured(rows, Type::isNumber)));
                ways.add(
                    () -> measures.map(rows -> measure(Function.COUNT, rows, Optional.empty())));
                ways.add(
                    () ->
                        Combinators.combine(units(), happened(measures))
                            .as(Expression.Elapsed::new));
              });
    }
    return Scope.pick(ways);
  }

  /** A number made of rows. */
  Arbitrary<Expression> measuredNumbers(int depth) {
    return new RowSetArbitraries(scope)
        .rows(depth - 1)
        .flatMap(
            rows ->
                rows.row().fields().isEmpty()
                    ? Arbitraries.just(measure(Function.COUNT, rows, Optional.empty()))
                    : measured(rows, Type::isNumber));
  }

  /** A number made of rows, beside how many they are, few, or what else is made of them. */
  Arbitrary<Condition> measuredTwice(RowSetArbitraries.Rows rows) {
    Arbitrary<Expression> count = Arbitraries.just(measure(Function.COUNT, rows, Optional.empty()));
    Arbitrary<Expression> numbers =
        rows.row().fields().isEmpty() ? count : measured(rows, Type::isNumber);
    Arbitrary<Expression> few =
        Arbitraries.of(0, 1, 2, 3)
            .map(n -> new Expression.Constant(new Value.Number(Rational.of(n)), Type.INTEGER));
    return Combinators.combine(
            numbers,
            Arbitraries.of(Condition.Relation.class),
            Arbitraries.oneOf(few, count, numbers))
        .as((left, relation, right) -> new Condition.Compare(left, relation, right, false));
  }

  /** A number made of the events before the one that the filter looks at. */
  Arbitrary<Expression> beforeIt() {
    Window before =
        new Window(
            Optional.empty(), Optional.of(new Window.Bound(new Expression.RowInstant(), false)));
    Arbitrary<RowSetArbitraries.Rows> earlier =
        new RowSetArbitraries(scope.outside())
            .events(0)
            .map(
                rows -> {
                  RowSet.Events events = (RowSet.Events) rows.set();
                  return new RowSetArbitraries.Rows(
                      new RowSet.Events(events.kinds(), events.filter(), before), rows.row());
                });
    return Scope.pick(
        List.of(
            () -> earlier.map(rows -> measure(Function.COUNT, rows, Optional.empty())),
            () -> earlier.flatMap(rows -> measured(rows, Type::isNumber)),
            () -> earlier.flatMap(rows -> measured(rows, Type::isNumber))));
  }

  Arbitrary<Expression> texts(int depth) {
    List<Supplier<Arbitrary<? extends Expression>>> ways = leaves(Type.TEXT, Type::isText);
    overPopulation(depth, Type::isText, ways);
    if (depth > 0) {
      measures(depth)
          .ifPresent(measures -> ways.add(() -> measures.flatMap(r -> measured(r, Type::isText))));
    }
    return Scope.pick(ways);
  }

  Arbitrary<Expression> truths() {
    return Scope.pick(leaves(Type.TRUTH, Type.TRUTH::equals));
  }

  Arbitrary<Expression> lists() {
    return Arbitraries.of(scope.fields(t -> t instanceof Type.ListOf));
  }

  Arbitrary<Expression> days(int depth) {
    List<Supplier<Arbitrary<? extends Expression>>> ways = leaves(Type.DAY, Type.DAY::equals);
    overPopulation(depth, Type.DAY::equals, ways);
    if (depth > 0) {
      ways.add(
          () ->
              Combinators.combine(
                      days(depth - 1), WindowArbitraries.wholeDays(), Arbitraries.of(true, false))
                  .as(Expression.ShiftedDay::new));
      ways.add(() -> Combinators.combine(instants(depth - 1), zones()).as(Expression.DayOf::new));
      ways.add(() -> Combinators.combine(instants(depth - 1), zones()).as(Expression.DayOf::new));
      ways.add(
          () ->
              Combinators.combine(
                      days(depth - 1),
                      WindowArbitraries.units(),
                      Arbitraries.integers().between(-2, 2))
                  .as(Expression.StartOfPeriod::new));
      ways.add(
          () ->
              Combinators.combine(days(depth - 1), days(depth - 1))
                  .as(Expression.NextAnniversary::new));
      measures(depth)
          .ifPresent(
              measures -> ways.add(() -> measures.flatMap(r -> measured(r, Type.DAY::equals))));
    }
    return Scope.pick(ways);
  }

  Arbitrary<Expression> instants(int depth) {
    List<Supplier<Arbitrary<? extends Expression>>> ways =
        leaves(Type.INSTANT, Type.INSTANT::equals);
    ways.add(() -> Arbitraries.just(new Expression.Now()));
    overPopulation(depth, Type.INSTANT::equals, ways);
    if (scope.inRun()) {
      ways.add(() -> Arbitraries.just(new Expression.RunEntered()));
      ways.add(() -> Arbitraries.just(new Expression.WaitBegan()));
    }
    if (depth > 0) {
      ways.add(
          () ->
              Combinators.combine(
                      instants(depth - 1), WindowArbitraries.periods(), Arbitraries.of(true, false))
                  .as(Expression.Shifted::new));
      ways.add(() -> Combinators.combine(days(depth - 1), zones()).as(Expression.StartOfDay::new));
      measures(depth).ifPresent(measures -> ways.add(() -> happened(measures)));
    }
    return Scope.pick(ways);
  }

  /** When one of some rows was. */
  private static Arbitrary<Expression> happened(Arbitrary<RowSetArbitraries.Rows> rows) {
    return Combinators.combine(
            rows.filter(r -> r.row().timed()),
            Arbitraries.of(Function.FIRST, Function.SECOND, Function.THIRD, Function.LAST))
        .as((r, function) -> measure(function, r, Optional.empty()));
  }

  Arbitrary<Expression> spans(int depth) {
    List<Supplier<Arbitrary<? extends Expression>>> ways = new ArrayList<>();
    ways.add(() -> constants(Type.SPAN));
    ways.add(() -> between(instants(depth - 1)));
    ways.add(
        () -> between(Arbitraries.oneOf(instants(0), days(0).map(ExpressionArbitraries::start))));
    measures(depth).ifPresent(measures -> ways.add(() -> between(happened(measures))));
    return Scope.pick(ways);
  }

  private static Arbitrary<Expression> between(Arbitrary<Expression> instants) {
    return Combinators.combine(instants, instants).as(Expression.Between::new);
  }

  private static Expression start(Expression day) {
    return new Expression.StartOfDay(day, ZoneChoice.WORKSPACE);
  }

  private Arbitrary<Expression> arithmetic(int depth) {
    return Combinators.combine(
            Arbitraries.of(Operator.class), numbers(depth - 1), numbers(depth - 1))
        .as(
            (operator, left, right) ->
                new Expression.Arithmetic(
                    operator, left, right, type(operator, left.type(), right.type())));
  }

  private static Type type(Operator operator, Type left, Type right) {
    if (operator == Operator.DIVIDED_BY
        || !(left instanceof Type.Numeric(int p, int leftScale))
        || !(right instanceof Type.Numeric(int q, int rightScale))) {
      return Type.QUOTIENT;
    }
    int scale =
        operator == Operator.TIMES ? leftScale + rightScale : Math.max(leftScale, rightScale);
    return new Type.Numeric(15 + scale, scale);
  }

  /** A measure of a property whose type fits; of rows without one, their number. */
  private Arbitrary<Expression> measured(RowSetArbitraries.Rows rows, Predicate<Type> fits) {
    List<Arbitrary<Expression>> made = new ArrayList<>();
    for (Function function : Function.values()) {
      List<Expression> measures =
          rows.row().fields().stream()
              .filter(f -> applies(function, f.type()))
              .map(f -> new Expression.Property(f.name(), f.type()))
              .map(of -> measure(function, rows, Optional.of(of)))
              .filter(m -> fits.test(m.type()))
              .toList();
      if (!measures.isEmpty()) {
        made.add(Arbitraries.of(measures));
      }
    }
    return made.isEmpty()
        ? Scope.pick(leaves(example(fits), fits))
        : Arbitraries.of(made).flatMap(m -> m);
  }

  private static Type example(Predicate<Type> fits) {
    return List.of(Type.INTEGER, Type.TEXT, Type.DAY).stream()
        .filter(fits)
        .findFirst()
        .orElseThrow();
  }

  static boolean applies(Function function, Type type) {
    return switch (function) {
      case SUM, AVG, MEDIAN -> type.isNumber();
      case MIN, MAX -> type.isNumber() || type.equals(Type.DAY) || type.equals(Type.INSTANT);
      case COUNT -> false;
      case DISTINCT, MOST_COMMON, FIRST, SECOND, THIRD, LAST ->
          !(type instanceof Type.ListOf) && !type.equals(Type.LOCATION);
    };
  }

  private static Expression measure(
      Function function, RowSetArbitraries.Rows rows, Optional<Expression> of) {
    Type none = function == Function.COUNT ? Type.INTEGER : Type.INSTANT;
    return new Expression.Measure(
        function, rows.set(), of, of.map(e -> type(function, e.type())).orElse(none));
  }

  /** The type of a measure of values of a type. */
  static Type type(Function function, Type of) {
    return switch (function) {
      case COUNT, DISTINCT -> Type.INTEGER;
      case AVG, MEDIAN -> Type.QUOTIENT;
      case SUM ->
          of instanceof Type.Numeric(int precision, int scale)
              ? new Type.Numeric(15 + scale, scale)
              : Type.QUOTIENT;
      case MIN, MAX, MOST_COMMON, FIRST, SECOND, THIRD, LAST -> of;
    };
  }

  /** Nothing inside a filter: no other events are asked about there. */
  private Optional<Arbitrary<RowSetArbitraries.Rows>> measures(int depth) {
    return scope.row().isPresent()
        ? Optional.empty()
        : Optional.of(Arbitraries.lazy(() -> new RowSetArbitraries(scope).rows(depth - 1)));
  }

  /** Measures of many contacts, where there may be one. */
  private void overPopulation(
      int depth, Predicate<Type> fits, List<Supplier<Arbitrary<? extends Expression>>> ways) {
    if (depth > 0 && scope.row().isEmpty()) {
      ways.add(() -> new PopulationArbitraries(scope).measures(fits));
    }
  }

  private List<Supplier<Arbitrary<? extends Expression>>> leaves(Type type, Predicate<Type> fits) {
    List<Supplier<Arbitrary<? extends Expression>>> ways = new ArrayList<>();
    ways.add(() -> constants(type));
    List<Expression> fields = scope.fields(fits);
    if (!fields.isEmpty()) {
      ways.add(() -> Arbitraries.of(fields));
      ways.add(() -> Arbitraries.of(fields));
    }
    return ways;
  }

  Arbitrary<Expression> constants(Type type) {
    return new Samples(scope.moment()).of(type).map(v -> new Expression.Constant(v, type));
  }

  private static Arbitrary<TimeUnit> units() {
    return Arbitraries.of(TimeUnit.class);
  }

  private static Arbitrary<ZoneChoice> zones() {
    return Arbitraries.of(ZoneChoice.class);
  }
}
