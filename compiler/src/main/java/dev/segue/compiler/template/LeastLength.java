package dev.segue.compiler.template;

import java.util.List;

/** How many characters a template prints at least, whatever its values are. */
public final class LeastLength {
  private LeastLength() {}

  public static int of(Template template) {
    return of(template.body());
  }

  private static int of(List<Node> nodes) {
    return nodes.stream().mapToInt(LeastLength::of).sum();
  }

  private static int of(Node node) {
    return switch (node) {
      case Node.Text(var text, var span) -> text.codePointCount(0, text.length());
      case Node.Choice choice ->
          Math.min(
              choice.branches().stream().mapToInt(b -> of(b.body())).min().orElse(0),
              of(choice.otherwise()));
      case Node.Count count -> 1;
      case Node.Match m -> 0;
      case Node.Loop l -> 0;
      case Node.TableRow r -> 0;
      case Node.Output o -> 0;
      case Node.Cycle c -> 0;
      case Node.Assign a -> 0;
      case Node.Capture c -> 0;
      case Node.Leave l -> 0;
    };
  }
}
