package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Condition.Relation;

/** How relations turn. */
final class Relations {
  private Relations() {}

  /** {@code a < b} is {@code b > a}. */
  static Relation mirrored(Relation relation) {
    return switch (relation) {
      case EQUAL -> Relation.EQUAL;
      case LESS -> Relation.GREATER;
      case LESS_OR_EQUAL -> Relation.GREATER_OR_EQUAL;
      case GREATER -> Relation.LESS;
      case GREATER_OR_EQUAL -> Relation.LESS_OR_EQUAL;
    };
  }
}
