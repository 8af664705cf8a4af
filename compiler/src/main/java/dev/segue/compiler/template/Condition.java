package dev.segue.compiler.template;

/** What an {@code if} asks: conditions bind from the right, {@code a and (b or c)}. */
public sealed interface Condition {
  /** {@code contact.vip}: neither missing nor false. */
  record Holds(Expression value) implements Condition {}

  /** {@code contact.plan == 'pro'}. */
  record Compare(Expression left, Operator operator, Expression right) implements Condition {}

  /** {@code left and right}. */
  record Both(Condition left, Condition right) implements Condition {}

  /** {@code left or right}. */
  record Either(Condition left, Condition right) implements Condition {}

  /** The opposite, as {@code unless} asks. */
  record Not(Condition condition) implements Condition {}

  /** How two values are compared. */
  enum Operator {
    EQUAL,
    UNEQUAL,
    LESS,
    AT_MOST,
    MORE,
    AT_LEAST,
    CONTAINS
  }
}
