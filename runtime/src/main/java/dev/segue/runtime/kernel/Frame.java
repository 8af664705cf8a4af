package dev.segue.runtime.kernel;

import dev.segue.compiler.plan.Node;
import dev.segue.compiler.type.Rational;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a block, and what was worked out of them already. Each node of the graph is worked
 * out once for each block.
 */
abstract class Frame {
  private final Formulas formulas;
  private final @Nullable long[][] truths;
  private final @Nullable Column[] columns;

  Frame(Formulas formulas) {
    this.formulas = formulas;
    this.truths = new long[formulas.size()][];
    this.columns = new Column[formulas.size()];
  }

  /** How many rows there are. */
  abstract int size();

  /** What the rows themselves say of a node. */
  abstract long[] own(int place, Node.Truth node);

  /** What the rows themselves have. */
  abstract Column own(int place, Node.Worth node);

  /** How many rows each has, old ones counted by halves. */
  abstract Rational[] weights(Node.Entry.Halving halving);

  /** Other rows are to come. */
  void forget() {
    Arrays.fill(truths, null);
    Arrays.fill(columns, null);
  }

  /** The rows of which a node is true. */
  long[] truth(int node) {
    long[] known = truths[node];
    if (known != null) {
      return known;
    }
    long[] found = formulas.truth(node, this);
    truths[node] = found;
    return found;
  }

  /** The values of a node. */
  Column column(int node) {
    Column known = columns[node];
    if (known != null) {
      return known;
    }
    Column found = formulas.column(node, this);
    columns[node] = found;
    return found;
  }
}
