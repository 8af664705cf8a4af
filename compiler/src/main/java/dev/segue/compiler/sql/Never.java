package dev.segue.compiler.sql;

import org.jooq.Condition;
import org.jooq.Context;
import org.jooq.impl.CustomCondition;

/**
 * Not being among those who have some rows: their contacts are collected, or rows are looked for.
 */
final class Never extends CustomCondition {
  private final Condition notAmong;
  private final Condition notFound;

  Never(Condition notAmong, Condition notFound) {
    this.notAmong = notAmong;
    this.notFound = notFound;
  }

  /** The same beside being among others, of whom perhaps few are left. */
  Condition ofFew() {
    return Answer.condition(e -> e.joinsFewFirst() ? notFound : notAmong);
  }

  @Override
  public void accept(Context<?> context) {
    context.visit(notAmong);
  }
}
