package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.plan.Folding;
import dev.segue.compiler.plan.Node;
import dev.segue.compiler.sql.Stored;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** What is worked out of other values, row by row, as it is of constants. */
final class Working {
  private Working() {}

  static Column folded(Node.Folded node, Folding folding, Frame frame) {
    Map<Expression, Column> from = new HashMap<>();
    node.from().forEach((expression, place) -> from.put(expression, frame.column(place)));
    // the parts of one expression are known by themselves: to compare them takes longer
    IdentityHashMap<Expression, Optional<Column>> same = new IdentityHashMap<>();
    int[] at = new int[1];
    Folding ofRow =
        new Folding(
            folding.now(),
            folding.zone(),
            e ->
                same.computeIfAbsent(e, other -> Optional.ofNullable(from.get(other)))
                    .map(c -> new Folding.Known(c.value(at[0]))));
    Results results = new Results(node.type(), frame.size());
    for (int row = 0; row < frame.size(); row++) {
      at[0] = row;
      Optional<Folding.Known> known = ofRow.fold(node.expression());
      results.put(
          row,
          known
              .orElseThrow(() -> new IllegalStateException("unknown " + node.expression()))
              .value());
    }
    return results.column();
  }

  /** Values that come one by one. */
  static final class Results {
    private final Type type;
    private final Column column;

    Results(Type type, int size) {
      this.type = type;
      this.column =
          type.isText()
              ? Column.Words.of(size)
              : type.isNumber()
                  ? new Column.Exact(new Rational[size])
                  : Column.Whole.of(type, size);
    }

    void put(int row, Optional<Value> value) {
      if (value.isEmpty()) {
        return;
      }
      switch (column) {
        case Column.Whole whole -> whole.put(row, (Long) Stored.write(value.get(), type));
        case Column.Words words -> words.put(row, ((Value.Text) value.get()).text());
        case Column.Exact(var numbers) -> numbers[row] = ((Value.Number) value.get()).number();
        case Column.Same same -> throw new IllegalStateException("made of values");
      }
    }

    Column column() {
      return column;
    }
  }
}
