package dev.segue.compiler.template;

import java.util.List;
import java.util.Optional;

/** A template and what it sees become a text; it reads no clock and keeps nothing. */
public final class Rendering {
  /** What one more round of a loop weighs. */
  private static final int ITERATION = 10;

  private final Memory memory;
  private final Escape escape;
  private final Budget budget = new Budget();
  private final Evaluation evaluation;
  private StringBuilder output = new StringBuilder();

  /** Where in HTML the next character stands. */
  private HtmlPlace place = new HtmlPlace();

  private Rendering(Scope scope, Escape escape) {
    this.memory = new Memory(scope);
    this.escape = escape;
    this.evaluation = new Evaluation(memory, escape, budget);
  }

  public static Rendered render(Template template, Scope scope, Escape escape) {
    Rendering rendering = new Rendering(scope, escape);
    Flow end = rendering.nodes(template.body());
    if (end != Flow.ON && !rendering.budget.isSpent()) {
      throw new IllegalStateException("a loop was left outside of it");
    }
    return rendering.budget.problems().isEmpty()
        ? new Rendered.Done(rendering.output.toString())
        : new Rendered.Failed(rendering.budget.problems());
  }

  /** How things go on after a node. */
  private enum Flow {
    ON,
    BREAK,
    CONTINUE
  }

  private Flow nodes(List<Node> nodes) {
    for (Node node : nodes) {
      if (!budget.take(1, node.span())) {
        return Flow.BREAK;
      }
      Flow flow = node(node);
      if (flow != Flow.ON) {
        return flow;
      }
    }
    return Flow.ON;
  }

  private Flow node(Node node) {
    return switch (node) {
      case Node.Text(var text, var span) -> print(text, node);
      case Node.Output(var value, var span) -> value(evaluation.value(value), node);
      case Node.Assign(var name, var value, var span) -> {
        memory.assign(name, evaluation.value(value));
        yield Flow.ON;
      }
      case Node.Capture capture -> capture(capture);
      case Node.Choice choice -> choice(choice);
      case Node.Match match -> match(match);
      case Node.Loop loop -> loop(loop);
      case Node.TableRow row -> tableRow(row);
      case Node.Leave leave ->
          switch (leave.leaving()) {
            case BREAK -> Flow.BREAK;
            case CONTINUE -> Flow.CONTINUE;
          };
      case Node.Cycle cycle -> cycle(cycle);
      case Node.Count count -> print(Long.toString(memory.count(count.name(), count.up())), node);
    };
  }

  /** A value as it may stand where it stands. */
  private Flow value(Datum value, Node node) {
    return switch (escape) {
      case NONE -> print(HtmlFilters.printed(value, escape), node);
      case HTML -> {
        HtmlOutput.refusal(place).ifPresent(reason -> budget.misplaced(node.span(), reason));
        yield print(HtmlFilters.printed(HtmlOutput.safe(value, place), escape), node);
      }
    };
  }

  private Flow print(String text, Node node) {
    if (budget.take(text.length(), node.span())) {
      output.append(text);
      if (escape == Escape.HTML) {
        place.read(text);
      }
      if (output.length() > Conversion.MOST_TEXT) {
        budget.stop(node.span(), "a text has at most " + Conversion.MOST_TEXT + " characters");
      }
    }
    return budget.isSpent() ? Flow.BREAK : Flow.ON;
  }

  private Flow capture(Node.Capture capture) {
    StringBuilder outer = output;
    HtmlPlace outside = place;
    output = new StringBuilder();
    place = new HtmlPlace();
    Flow flow = nodes(capture.body());
    String text = output.toString();
    output = outer;
    place = outside;
    memory.assign(
        capture.name(),
        switch (escape) {
          case NONE -> new Datum.Text(text);
          case HTML -> new Datum.Markup(text);
        });
    return flow;
  }

  private Flow choice(Node.Choice choice) {
    for (Node.Branch branch : choice.branches()) {
      if (evaluation.holds(branch.condition())) {
        return nodes(branch.body());
      }
    }
    return nodes(choice.otherwise());
  }

  /** A body prints once for each value of its {@code when} that is equal. */
  private Flow match(Node.Match match) {
    Datum subject = evaluation.value(match.subject());
    boolean matched = false;
    for (Node.Arm arm : match.arms()) {
      Flow flow = Flow.ON;
      switch (arm) {
        case Node.When(var values, var body) -> {
          for (Expression value : values) {
            if (flow == Flow.ON
                && evaluation.equal(subject, evaluation.value(value), value.span())) {
              matched = true;
              flow = nodes(body);
            }
          }
        }
        case Node.Otherwise(var body) -> flow = matched ? Flow.ON : nodes(body);
      }
      if (flow != Flow.ON) {
        return flow;
      }
    }
    return Flow.ON;
  }

  private Flow loop(Node.Loop loop) {
    List<Datum> items = selection().items(loop.selection());
    if (items.isEmpty()) {
      return nodes(loop.otherwise());
    }
    Datum parent = memory.parentLoop();
    for (int i = 0; i < items.size() && budget.take(ITERATION, loop.span()); i++) {
      Datum state = LoopStates.forLoop(loop.selection().label(), i, items.size(), parent);
      memory.enter(new Memory.Running(loop.selection().variable(), items.get(i), "forloop", state));
      Flow flow = nodes(loop.body());
      memory.leave();
      if (flow == Flow.BREAK) {
        break;
      }
    }
    return budget.isSpent() ? Flow.BREAK : Flow.ON;
  }

  private LoopItems selection() {
    return new LoopItems(evaluation, memory, budget);
  }

  private Flow tableRow(Node.TableRow row) {
    List<Datum> items = selection().items(row.selection());
    Optional<Long> given = row.columns().flatMap(c -> selection().whole(c, "cols"));
    long columns = given.filter(c -> c > 0).orElse((long) Math.max(1, items.size()));
    print("<tr class=\"row1\">\n", row);
    for (int i = 0; i < items.size() && budget.take(ITERATION, row.span()); i++) {
      boolean lastInRow = (i + 1) % columns == 0;
      Datum state = LoopStates.tableRow(i, items.size(), columns);
      memory.enter(
          new Memory.Running(row.selection().variable(), items.get(i), "tablerowloop", state));
      print("<td class=\"col" + (i % columns + 1) + "\">", row);
      Flow flow = nodes(row.body());
      print("</td>", row);
      memory.leave();
      if (flow == Flow.BREAK) {
        break;
      }
      if (lastInRow && i + 1 < items.size()) {
        print("</tr>\n<tr class=\"row" + (i / columns + 2) + "\">", row);
      }
    }
    return print("</tr>\n", row);
  }

  private Flow cycle(Node.Cycle cycle) {
    String group =
        cycle
            .group()
            .map(g -> "named " + Conversion.text(evaluation.value(g)))
            .orElse("items " + cycle.written());
    int at = memory.cycle(group, cycle.items().size());
    return at < cycle.items().size()
        ? value(evaluation.value(cycle.items().get(at)), cycle)
        : Flow.ON;
  }
}
