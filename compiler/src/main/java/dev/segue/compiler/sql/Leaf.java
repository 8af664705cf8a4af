package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.not;

import dev.segue.compiler.ir.Condition.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.TableField;

/**
 * One test of values that may be missing, and its exact complement: {@code c.x > 5} and {@code (c.x
 * <= 5 or c.x is null)}.
 *
 * @param holds true where it holds; else false or NULL
 * @param opposite true where all values are there and it does not hold
 * @param uncertain the values that may be missing
 */
record Leaf(Condition holds, Optional<Condition> opposite, List<Field<?>> uncertain) {
  Leaf {
    uncertain = List.copyOf(uncertain);
  }

  static Leaf never() {
    return new Leaf(Logic.FALSE, Optional.of(Logic.TRUE), List.of());
  }

  static Leaf always() {
    return new Leaf(Logic.TRUE, Optional.of(Logic.FALSE), List.of());
  }

  /** Holds where the values are there. */
  static Leaf present(List<Field<?>> uncertain) {
    return new Leaf(
        Logic.all(uncertain.stream().<Condition>map(Field::isNotNull).toList()),
        Optional.of(Logic.FALSE),
        uncertain);
  }

  static Leaf of(Condition holds, Field<?>... uncertain) {
    return new Leaf(holds, Optional.empty(), List.of(uncertain));
  }

  static Leaf of(Condition holds, Condition opposite, List<Field<?>> uncertain) {
    return new Leaf(holds, Optional.of(opposite), uncertain);
  }

  /** Two values in a relation. */
  static <T> Leaf compare(
      Field<T> value,
      boolean leftCertain,
      Relation relation,
      Field<T> right,
      boolean rightCertain) {
    Field<T> left =
        relation == Relation.EQUAL
                && rightCertain
                && right instanceof Param<T> constant
                && constant.getValue() instanceof String text
            ? ListedText.beside(value, List.of(text))
            : value;
    Optional<Leaf> asItIs =
        OwnPair.compare(left, leftCertain, relation, right, rightCertain)
            .or(
                () ->
                    rightCertain
                        ? OwnColumn.compare(left, leftCertain, relation, right)
                        : Optional.empty());
    if (asItIs.isPresent()) {
      return asItIs.get();
    }
    List<Field<?>> uncertain = new ArrayList<>();
    if (!leftCertain) {
      uncertain.add(left);
    }
    if (!rightCertain) {
      uncertain.add(right);
    }
    return switch (relation) {
      case EQUAL ->
          leftCertain || rightCertain
              ? of(
                  left.eq(right),
                  uncertain.isEmpty() ? left.ne(right) : left.isDistinctFrom(right),
                  List.of())
              : of(left.eq(right), left.ne(right), uncertain);
      case LESS -> of(left.lt(right), left.ge(right), uncertain);
      case LESS_OR_EQUAL -> of(left.le(right), left.gt(right), uncertain);
      case GREATER -> of(left.gt(right), left.le(right), uncertain);
      case GREATER_OR_EQUAL -> of(left.ge(right), left.lt(right), uncertain);
    };
  }

  /** All of them hold. */
  static Leaf all(List<Leaf> leaves) {
    List<Condition> holds = leaves.stream().map(Leaf::holds).toList();
    if (holds.stream().anyMatch(Logic::isFalse)) {
      return never();
    }
    boolean turn = leaves.stream().allMatch(l -> l.opposite().isPresent());
    List<Condition> opposites = leaves.stream().flatMap(l -> l.opposite().stream()).toList();
    return new Leaf(
        Logic.all(holds),
        turn ? Optional.of(Logic.any(opposites)) : Optional.empty(),
        leaves.stream().flatMap(l -> l.uncertain().stream()).distinct().toList());
  }

  /** The test, or its complement, as a condition that may be NULL where it does not hold. */
  Condition sql(boolean positive) {
    if (positive) {
      return holds;
    }
    if (uncertain.isEmpty()) {
      return opposite.orElseGet(() -> not(holds));
    }
    if (opposite.isPresent() && uncertain.stream().allMatch(Leaf::isCheap)) {
      List<Condition> ways = new ArrayList<>(List.of(opposite.get()));
      uncertain.forEach(u -> ways.add(u.isNull()));
      return Logic.any(ways);
    }
    return not(condition(coalesce(field(holds), inline(false))));
  }

  /** A column may be looked at twice. */
  private static boolean isCheap(Field<?> field) {
    return field instanceof TableField;
  }
}
