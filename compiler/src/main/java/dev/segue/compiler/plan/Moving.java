package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Window;
import java.util.List;
import java.util.Optional;

/** What a node was worked out from, where that goes by now. */
public sealed interface Moving {
  /** As {@link Node.Rows}, with the window as it is said. */
  record Rows(List<Schema.EventKind> kinds, Window window, Optional<Integer> filter)
      implements Moving {
    public Rows {
      kinds = List.copyOf(kinds);
    }
  }

  /** As {@link Node.Constant}, of an expression that reads nothing. */
  record Constant(Expression expression) implements Moving {}

  /** The node as of an instant. */
  default Node at(Folding folding) {
    return switch (this) {
      case Rows(var kinds, var window, var filter) -> {
        Bounds bounds = Bounds.of(window, folding).orElseThrow();
        yield new Node.Rows(kinds, bounds.from(), bounds.to(), filter);
      }
      case Constant(var expression) ->
          new Node.Constant(folding.fold(expression).orElseThrow().value(), expression.type());
    };
  }
}
