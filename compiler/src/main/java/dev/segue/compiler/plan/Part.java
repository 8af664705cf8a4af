package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import java.util.Optional;

/** A part of formulas, and the definition that it stands in, if in any. */
public sealed interface Part {
  Optional<Definitions> in();

  /** What is asked. */
  record Asked(Condition condition, Optional<Definitions> in) implements Part {}

  /** What is worked out. */
  record Worked(Expression expression, Optional<Definitions> in) implements Part {}

  /** What is looked at. */
  record Looked(RowSet rows, Optional<Definitions> in) implements Part {}

  /** What adds to a score for each row. */
  record Scored(Definitions.Entry.Per entry, Optional<Definitions> in) implements Part {}
}
