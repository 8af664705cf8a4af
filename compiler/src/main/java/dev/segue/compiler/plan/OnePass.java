package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which definitions one statement can say of everyone together, reading the events of each table
 * once: those made of what stands with contacts and of aggregates of their events. What a
 * definition speaks of stands in it, so that there is a limit to how much that may be.
 */
public final class OnePass {
  /** Nodes of a definition with all that it speaks of. */
  private static final int LARGEST = 1_000;

  /** The same of the definitions of a statement. */
  private static final int TOGETHER = 5_000;

  private final List<Node> nodes;
  private final Schema schema;
  private final boolean[] fits;
  private final int[] sizes;

  private OnePass(Graph graph, Schema schema) {
    this.nodes = graph.nodes();
    this.schema = schema;
    this.fits = new boolean[nodes.size()];
    this.sizes = new int[nodes.size()];
    for (int place = 0; place < nodes.size(); place++) {
      Node node = nodes.get(place);
      fits[place] = fits(node) && node.parts().stream().allMatch(p -> fits[p]);
      long size = 1 + node.parts().stream().mapToLong(p -> sizes[p]).sum();
      sizes[place] = (int) Math.min(size, LARGEST + 1);
    }
  }

  /** Those that stand in each of the statements. */
  public static List<List<Definitions>> of(Graph graph, Schema schema) {
    OnePass pass = new OnePass(graph, schema);
    List<List<Definitions>> statements = new ArrayList<>();
    int room = 0;
    for (Map.Entry<Definitions, Integer> root : graph.roots().entrySet()) {
      int size = pass.sizes[root.getValue()];
      if (!pass.fits[root.getValue()] || size > LARGEST) {
        continue;
      }
      if (size > room) {
        statements.add(new ArrayList<>());
        room = TOGETHER;
      }
      statements.getLast().add(root.getKey());
      room -= size;
    }
    return statements;
  }

  private boolean fits(Node node) {
    return switch (node) {
      case Node.AskedTruth a -> false;
      case Node.AskedValue a -> false;
      case Node.AskedScore a -> false;
      case Node.Chained c -> false;
      case Node.Measured m ->
          isAggregate(m)
              && m.of().map(nodes::get).filter(n -> n instanceof Node.Constant).isEmpty();
      case Node.Rows r -> r.kinds().stream().map(schema::tableOf).distinct().count() == 1;
      case Node.All a -> true;
      case Node.Any a -> true;
      case Node.Not n -> true;
      case Node.AtLeastOf a -> true;
      case Node.Compared c -> true;
      case Node.OneOf o -> true;
      case Node.Fits f -> true;
      case Node.Missing m -> true;
      case Node.Empty e -> true;
      case Node.Blank b -> true;
      case Node.True t -> true;
      case Node.OnDays d -> true;
      case Node.AtTimes t -> true;
      case Node.Counted c -> true;
      case Node.Read r -> true;
      case Node.Constant c -> true;
      case Node.Folded f -> true;
      case Node.Points p -> true;
      case Node.Choice c -> true;
    };
  }

  private static boolean isAggregate(Node.Measured measure) {
    return switch (measure.function()) {
      case COUNT, SUM, AVG, MIN, MAX, DISTINCT, MEDIAN -> true;
      case FIRST, LAST -> measure.of().isEmpty();
      case SECOND, THIRD, MOST_COMMON -> false;
    };
  }
}
