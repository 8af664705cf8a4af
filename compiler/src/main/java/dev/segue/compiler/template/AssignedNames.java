package dev.segue.compiler.template;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names that a body gives values to, at any depth. */
final class AssignedNames {
  private AssignedNames() {}

  static Set<String> in(List<Node> nodes) {
    Set<String> names = new HashSet<>();
    collect(nodes, names);
    return names;
  }

  private static void collect(List<Node> nodes, Set<String> names) {
    for (Node node : nodes) {
      switch (node) {
        case Node.Assign assign -> names.add(assign.name());
        case Node.Capture capture -> {
          names.add(capture.name());
          collect(capture.body(), names);
        }
        case Node.Count count -> names.add(count.name());
        case Node.Choice choice -> {
          choice.branches().forEach(b -> collect(b.body(), names));
          collect(choice.otherwise(), names);
        }
        case Node.Match match -> match.arms().forEach(a -> collect(a.body(), names));
        case Node.Loop loop -> {
          collect(loop.body(), names);
          collect(loop.otherwise(), names);
        }
        case Node.TableRow row -> collect(row.body(), names);
        case Node.Text text -> {}
        case Node.Output output -> {}
        case Node.Cycle cycle -> {}
        case Node.Leave leave -> {}
      }
    }
  }
}
