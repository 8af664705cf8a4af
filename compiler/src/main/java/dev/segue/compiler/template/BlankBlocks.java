package dev.segue.compiler.template;

import java.util.List;

/** A block that prints nothing but white space prints nothing: its line breaks were only layout. */
final class BlankBlocks {
  private BlankBlocks() {}

  static boolean isBlank(Node node) {
    return switch (node) {
      case Node.Text text -> text.text().isBlank();
      case Node.Assign assign -> true;
      case Node.Capture capture -> true;
      case Node.Choice(var branches, var otherwise, var span) ->
          branches.stream().allMatch(b -> areBlank(b.body())) && areBlank(otherwise);
      case Node.Match match -> match.arms().stream().allMatch(a -> areBlank(a.body()));
      case Node.Loop loop -> areBlank(loop.body()) && areBlank(loop.otherwise());
      case Node.Output output -> false;
      case Node.TableRow row -> false;
      case Node.Leave leave -> false;
      case Node.Cycle cycle -> false;
      case Node.Count count -> false;
    };
  }

  private static boolean areBlank(List<Node> nodes) {
    return nodes.stream().allMatch(BlankBlocks::isBlank);
  }

  static Node withoutBlankText(Node node) {
    if (!isBlank(node)) {
      return node;
    }
    return switch (node) {
      case Node.Choice(var branches, var otherwise, var span) ->
          new Node.Choice(
              branches.stream()
                  .map(b -> new Node.Branch(b.condition(), withoutText(b.body())))
                  .toList(),
              withoutText(otherwise),
              span);
      case Node.Match(var subject, var arms, var span) ->
          new Node.Match(subject, arms.stream().map(BlankBlocks::arm).toList(), span);
      case Node.Loop(var selection, var body, var otherwise, var span) ->
          new Node.Loop(selection, withoutText(body), withoutText(otherwise), span);
      case Node.Text text -> text;
      case Node.Assign assign -> assign;
      case Node.Capture capture -> capture;
      case Node.Output output -> output;
      case Node.TableRow row -> row;
      case Node.Leave leave -> leave;
      case Node.Cycle cycle -> cycle;
      case Node.Count count -> count;
    };
  }

  private static Node.Arm arm(Node.Arm arm) {
    return switch (arm) {
      case Node.When(var values, var body) -> new Node.When(values, withoutText(body));
      case Node.Otherwise(var body) -> new Node.Otherwise(withoutText(body));
    };
  }

  private static List<Node> withoutText(List<Node> nodes) {
    return nodes.stream().filter(n -> !(n instanceof Node.Text)).toList();
  }
}
