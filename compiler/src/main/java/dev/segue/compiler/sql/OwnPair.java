package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.not;

import dev.segue.compiler.ir.Condition.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;

/** Two columns of exact numbers of the engine's own in a relation, compared as they stand. */
record OwnPair(OwnColumn left, Relation relation, OwnColumn right) {
  /** Two values, if they are such columns. */
  static Optional<Leaf> compare(
      Field<?> left, boolean leftCertain, Relation relation, Field<?> right, boolean rightCertain) {
    return OwnColumn.isExact(left)
            && OwnColumn.isExact(right)
            && left instanceof OwnColumn one
            && right instanceof OwnColumn other
        ? Optional.of(new OwnPair(one, relation, other).leaf(leftCertain, rightCertain))
        : Optional.empty();
  }

  private Leaf leaf(boolean leftCertain, boolean rightCertain) {
    List<Field<?>> uncertain = new ArrayList<>();
    if (!leftCertain) {
      uncertain.add(OwnColumn.present(left));
    }
    if (!rightCertain) {
      uncertain.add(OwnColumn.present(right));
    }
    return Leaf.of(Answer.condition(this::holds), Answer.condition(e -> not(plain(e))), uncertain);
  }

  /** What is not a number is greater than all others, and equal to itself. */
  private Condition holds(Engine engine) {
    OwnColumn greater =
        relation == Relation.LESS || relation == Relation.LESS_OR_EQUAL ? right : left;
    return !engine.comparesItsOwn() || greater.isNeverBeyond(engine)
        ? plain(engine)
        : Logic.all(List.of(plain(engine), condition("{0} < 'NaN'", greater.column())));
  }

  private Condition plain(Engine engine) {
    return engine.comparesItsOwn()
        ? related(Typed.any(left.column()), Typed.any(right.column()))
        : related(left.decoded(engine), right.decoded(engine));
  }

  private <T> Condition related(Field<T> one, Field<T> other) {
    return switch (relation) {
      case EQUAL -> one.eq(other);
      case LESS -> one.lt(other);
      case LESS_OR_EQUAL -> one.le(other);
      case GREATER -> one.gt(other);
      case GREATER_OR_EQUAL -> one.ge(other);
    };
  }
}
