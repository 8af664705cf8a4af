package dev.segue.runtime.kernel;

import dev.segue.compiler.plan.Node;
import dev.segue.compiler.type.Rational;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a block, and what was worked out of them already. Each node of the graph is worked
 * out once for each block.
 */
abstract class Frame {
  private final Formulas formulas;
  private final long[][] truths;
  private final BitSet known = new BitSet();
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
    known.clear();
    Arrays.fill(columns, null);
  }

  /** The rows of which a node is true. */
  long[] truth(int node) {
    if (!known.get(node)) {
      truths[node] = formulas.truth(node, this);
      known.set(node);
    }
    return truths[node];
  }

  /** The values of a node. */
  Column column(int node) {
    Column before = columns[node];
    if (before != null) {
      return before;
    }
    Column found = formulas.column(node, this);
    columns[node] = found;
    return found;
  }
}
