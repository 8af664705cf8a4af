package dev.segue.compiler.lint;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.solve.Witness;
import java.util.List;

/**
 * Somebody whom a lint shows.
 *
 * @param holds what it says of them, in its words: all of it holds, as of any instant
 */
public record Shown(Witness witness, List<Condition> holds) {
  public Shown {
    holds = List.copyOf(holds);
  }
}
