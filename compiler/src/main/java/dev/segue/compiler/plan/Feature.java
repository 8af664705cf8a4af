package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.type.Period;

/** What formulas ask of a contact's own data: the same thing is one feature, whoever asks it. */
public sealed interface Feature {
  /** An attribute, or a field of the account. */
  record Value(Expression expression) implements Feature {}

  /** How many rows there are. */
  record Count(RowSet rows) implements Feature {}

  /** A measure of rows. */
  record Measured(Expression.Measure measure) implements Feature {}

  /** What rows weigh that count half after each period. */
  record Weight(RowSet rows, Period halving) implements Feature {}
}
