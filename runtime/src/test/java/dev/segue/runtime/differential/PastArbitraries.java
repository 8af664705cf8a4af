package dev.segue.runtime.differential;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random conditions about what was: of attributes with history, and of sets. */
record PastArbitraries(Scope scope) {

  Arbitrary<Condition> conditions(int depth) {
    List<Supplier<Arbitrary<? extends Condition>>> ways = new ArrayList<>();
    ways.add(() -> beside(Arbitraries.of(scope.sets()).map(Expression.InSince::new), depth));
    ways.add(() -> moved(depth));
    if (!scope.kept().isEmpty()) {
      Arbitrary<Schema.Field> kept = Arbitraries.of(scope.kept());
      ways.add(
          () ->
              beside(
                  kept.flatMap(f -> held(f, 1).map(held -> new Expression.HeldSince(f, held))),
                  depth));
      ways.add(() -> kept.flatMap(f -> was(f, depth)));
      ways.add(() -> kept.flatMap(f -> changed(f, depth)));
    }
    return Scope.pick(ways);
  }

  /** Since when something is so, beside so long ago or another instant. */
  private Arbitrary<Condition> beside(Arbitrary<? extends Expression> since, int depth) {
    Arbitrary<Relation> often =
        Arbitraries.of(Relation.LESS_OR_EQUAL, Relation.GREATER, Relation.LESS);
    Arbitrary<Expression> ago =
        WindowArbitraries.periods()
            .map(by -> new Expression.Shifted(new Expression.Now(), by, false));
    return Combinators.combine(
            since,
            Arbitraries.oneOf(often, often, Arbitraries.of(Relation.class)),
            Arbitraries.oneOf(ago, ago, new ExpressionArbitraries(scope).instants(depth)))
        .as((left, relation, right) -> new Condition.Compare(left, relation, right, false));
  }

  private Arbitrary<Condition> was(Schema.Field field, int depth) {
    return Combinators.combine(new ExpressionArbitraries(scope).instants(depth), held(field, 0))
        .as((at, held) -> of(held, field, new Expression.ValueAt(field, at)));
  }

  /** The same of another value than that of the entry. */
  private static Condition of(Condition held, Schema.Field field, Expression value) {
    return switch (held) {
      case Condition.Compare c ->
          new Condition.Compare(value, c.relation(), c.right(), c.ignoringCase());
      case Condition.OneOf c -> new Condition.OneOf(value, c.values(), c.ignoringCase());
      case Condition.Has c -> new Condition.Has(value, c.all(), c.values(), c.ignoringCase());
      case Condition.IsMissing c -> new Condition.IsMissing(value);
      case Condition other -> throw new IllegalStateException(field.name() + ": " + other);
    };
  }

  /** Conditions of an entry's value. */
  private Arbitrary<Condition> held(Schema.Field field, int depth) {
    Type type = field.type();
    Expression value = new Expression.Property(field.name(), type);
    Arbitrary<Value> values =
        new Samples(scope.moment()).of(type instanceof Type.ListOf(var element) ? element : type);
    List<Supplier<Arbitrary<? extends Condition>>> ways = new ArrayList<>();
    ways.add(() -> Arbitraries.just(new Condition.IsMissing(value)));
    if (type instanceof Type.ListOf) {
      ways.add(
          () ->
              Combinators.combine(
                      Arbitraries.of(true, false), values.list().ofMinSize(1).ofMaxSize(2))
                  .as((all, some) -> new Condition.Has(value, all, some, false)));
    } else {
      Supplier<Arbitrary<? extends Condition>> compared =
          () ->
              Combinators.combine(Arbitraries.of(Relation.class), values)
                  .as(
                      (relation, v) ->
                          new Condition.Compare(
                              value, relation, new Expression.Constant(v, type), false));
      ways.add(compared);
      ways.add(compared);
      ways.add(
          () ->
              values
                  .list()
                  .ofMinSize(1)
                  .ofMaxSize(3)
                  .map(some -> new Condition.OneOf(value, some, false)));
    }
    if (depth > 0) {
      ways.add(() -> held(field, depth - 1).map(Condition.Not::new));
      ways.add(() -> held(field, depth - 1).list().ofSize(2).map(Condition.All::new));
      ways.add(() -> held(field, depth - 1).list().ofSize(2).map(Condition.Any::new));
    }
    return Scope.pick(ways);
  }

  private Arbitrary<Condition> changed(Schema.Field field, int depth) {
    Type type = field.type();
    Arbitrary<Expression> constants =
        type instanceof Type.ListOf
            ? Arbitraries.just(new Expression.Missing(type))
            : Arbitraries.oneOf(
                new ExpressionArbitraries(scope).constants(type),
                new ExpressionArbitraries(scope).constants(type),
                Arbitraries.just(new Expression.Missing(type)));
    return occurs(
        Combinators.combine(
                constants.optional(0.4),
                constants.optional(0.4),
                new WindowArbitraries(scope).ofInstants(depth + 1))
            .as((from, to, window) -> new RowSet.Changes(field, from, to, window)));
  }

  private Arbitrary<Condition> moved(int depth) {
    return occurs(
        Combinators.combine(
                Arbitraries.of(scope.sets()),
                Arbitraries.of(true, false),
                new WindowArbitraries(scope).ofInstants(depth + 1))
            .as(RowSet.Moves::new));
  }

  private static Arbitrary<Condition> occurs(Arbitrary<? extends RowSet> rows) {
    return Combinators.combine(
            rows,
            Arbitraries.of(1L, 1L, 1L, 0L, 2L),
            Arbitraries.longs().between(0, 2).optional(0.2))
        .as((set, least, more) -> new Condition.Occurs(set, least, more.map(m -> least + m)));
  }
}
