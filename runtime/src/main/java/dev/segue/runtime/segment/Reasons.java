package dev.segue.runtime.segment;

import dev.segue.compiler.explain.English;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Graph;
import dev.segue.compiler.plan.Node;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.kernel.Kernel;
import dev.segue.runtime.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which way a refresh goes, and why.
 *
 * @param scan of how many statements a scan costs as much, or how many statements there are for
 *     many definitions each
 * @param statements how many there are where every definition is asked for by itself
 * @param asked what the database is asked for beside the scan
 * @param later the definitions that are asked for by themselves: after a scan, since the database
 *     must know others first
 */
public record Reasons(Way way, int scan, int statements, List<Asked> asked, List<String> later) {
  public Reasons {
    asked = List.copyOf(asked);
    later = List.copyOf(later);
  }

  /**
   * A part of formulas that a scan does not know.
   *
   * @param of the definitions that it is a part of
   */
  public record Asked(String words, List<String> of) {
    public Asked {
      of = List.copyOf(of);
    }
  }

  public static Reasons of(Store store, Workspace workspace, SourceLayout layout, Instant now) {
    Kernel kernel = Kernel.of(workspace, layout, store, now);
    Knowing knowing = Knowing.of(kernel, Optional.empty(), store.dialect());
    Graph graph = kernel.graph();
    if (knowing.way() == Way.TOGETHER) {
      Set<Definitions> together = new HashSet<>();
      kernel.together().forEach(together::addAll);
      List<String> alone =
          Stream.concat(graph.roots().keySet().stream(), graph.later().stream())
              .filter(d -> !together.contains(d))
              .map(Definitions::name)
              .toList();
      return new Reasons(knowing.way(), knowing.scan(), knowing.statements(), List.of(), alone);
    }
    English english = new English(workspace);
    List<Asked> asked = new ArrayList<>();
    for (int leaf : kernel.asked()) {
      List<String> of =
          graph.roots().entrySet().stream()
              .filter(d -> reaches(graph, d.getValue(), leaf, new HashSet<>()))
              .map(d -> d.getKey().name())
              .toList();
      asked.add(new Asked(words(graph.nodes().get(leaf), english), of));
    }
    return new Reasons(
        knowing.way(),
        knowing.scan(),
        knowing.statements(),
        asked,
        graph.later().stream().map(Definitions::name).toList());
  }

  private static String words(Node leaf, English english) {
    return switch (leaf) {
      case Node.AskedTruth(var condition) -> english.words(condition);
      case Node.AskedValue(var expression) -> english.words(expression);
      case Node.AskedScore(var score) -> score.name();
      case Node.Truth t -> throw new IllegalArgumentException("no leaf " + t);
      case Node.Worth w -> throw new IllegalArgumentException("no leaf " + w);
      case Node.Rows r -> throw new IllegalArgumentException("no leaf " + r);
    };
  }

  private static boolean reaches(Graph graph, int place, int leaf, Set<Integer> seen) {
    return place == leaf
        || (seen.add(place)
            && graph.nodes().get(place).parts().stream()
                .anyMatch(part -> reaches(graph, part, leaf, seen)));
  }
}
