package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Workspace;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All formulas of a workspace as of an instant in one graph, in which the same thing stands once,
 * whoever asks it. What a scan of contacts and their events cannot say is a leaf that the database
 * is asked ({@link Node.AskedTruth}), as large a part of a formula as that is.
 *
 * @param nodes each after those that it is made of
 * @param roots of each definition that a scan answers, in an order in which each comes after those
 *     it speaks of
 * @param later the others, in order: those of whom the database must know what others of them are,
 *     and those that speak of such ones
 * @param moving from what nodes were worked out that may be others as of another instant
 */
public record Graph(
    List<Node> nodes,
    Map<Definitions, Integer> roots,
    List<Definitions> later,
    Map<Integer, Moving> moving) {
  public Graph {
    nodes = List.copyOf(nodes);
    later = List.copyOf(later);
    moving = Map.copyOf(moving);
  }

  public static Graph of(Workspace workspace, Instant now) {
    Graphing graphing = new Graphing(workspace, Folding.of(now, workspace.zone()));
    Map<Definitions, Integer> roots = new LinkedHashMap<>();
    List<Definitions> later = new ArrayList<>();
    for (Definitions definition : Plan.of(workspace).order()) {
      int root = graphing.definition(definition);
      if (graphing.isLater(root)) {
        later.add(definition);
      } else {
        roots.put(definition, root);
      }
    }
    return new Graph(graphing.nodes(), roots, later, graphing.moving());
  }

  /** The same as of another instant: each node stays in its place. */
  public Graph at(Instant now, ZoneId zone) {
    Folding folding = Folding.of(now, zone);
    List<Node> then = new ArrayList<>(nodes);
    moving.forEach((place, what) -> then.set(place, what.at(folding)));
    return new Graph(then, roots, later, moving);
  }

  /** The nodes that the definitions are made of, by their places. */
  public BitSet used() {
    BitSet used = new BitSet(nodes.size());
    roots.values().forEach(used::set);
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (used.get(i)) {
        nodes.get(i).parts().forEach(used::set);
      }
    }
    return used;
  }
}
