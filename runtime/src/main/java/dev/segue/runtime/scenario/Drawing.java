package dev.segue.runtime.scenario;

import dev.segue.compiler.explain.English;
import dev.segue.compiler.explain.Explained;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.oracle.Oracle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A condition drawn with what is so of a contact: each part, whether it holds, its values. */
final class Drawing {
  /** So many definitions are opened within each other. */
  private static final int DEEPEST = 4;

  private final Workspace workspace;
  private final Oracle oracle;
  private final Facts.Contact contact;
  private final English english;
  private final List<String> lines = new ArrayList<>();

  private Drawing(Workspace workspace, Oracle oracle, Facts.Contact contact) {
    this.workspace = workspace;
    this.oracle = oracle;
    this.contact = contact;
    this.english = new English(workspace);
  }

  static List<String> of(
      Condition condition, Workspace workspace, Oracle oracle, Facts.Contact contact) {
    Drawing drawing = new Drawing(workspace, oracle, contact);
    drawing.draw(drawing.english.explain(condition), 0, 0);
    return drawing.lines;
  }

  private void draw(Explained part, int indent, int opened) {
    Optional<Condition> condition = part.condition();
    String mark = condition.map(c -> oracle.holds(c, contact) ? "yes" : "no ").orElse("   ");
    lines.add(
        "  ".repeat(indent)
            + mark
            + "  "
            + part.words()
            + condition
                .filter(c -> part.parts().isEmpty())
                .flatMap(this::values)
                .map(v -> "  [" + v + "]")
                .orElse(""));
    part.parts().forEach(p -> draw(p, indent + 1, opened));
    if (part.parts().isEmpty() && opened < DEEPEST) {
      condition
          .flatMap(this::definition)
          .ifPresent(c -> draw(english.explain(c), indent + 1, opened + 1));
    }
  }

  /** What a segment is made of. */
  private Optional<Condition> definition(Condition condition) {
    return switch (condition) {
      case Condition.InSegment(var segment) ->
          workspace.segment(segment).map(Definitions.Segment::condition);
      case Condition.Not(Condition.InSegment in) -> definition(in);
      case Condition.All all -> Optional.empty();
      case Condition.Any any -> Optional.empty();
      case Condition.Not not -> Optional.empty();
      case Condition.AtLeastOf of -> Optional.empty();
      case Condition.Compare c -> Optional.empty();
      case Condition.OneOf c -> Optional.empty();
      case Condition.TextFits c -> Optional.empty();
      case Condition.IsMissing c -> Optional.empty();
      case Condition.IsEmpty c -> Optional.empty();
      case Condition.IsBlank c -> Optional.empty();
      case Condition.IsTrue c -> Optional.empty();
      case Condition.Has c -> Optional.empty();
      case Condition.InWindow c -> Optional.empty();
      case Condition.Occurs c -> Optional.empty();
      case Condition.InPeriods c -> Optional.empty();
      case Condition.Running c -> Optional.empty();
      case Condition.Burst c -> Optional.empty();
      case Condition.Gap c -> Optional.empty();
      case Condition.Rank c -> Optional.empty();
      case Condition.InSample c -> Optional.empty();
      case Condition.Colleagues c -> Optional.empty();
      case Condition.Near c -> Optional.empty();
      case Condition.Chain c -> Optional.empty();
      case Condition.InList c -> Optional.empty();
      case Condition.InProgram c -> Optional.empty();
      case Condition.Subscribed c -> Optional.empty();
      case Condition.OnDays c -> Optional.empty();
      case Condition.AtTimes c -> Optional.empty();
    };
  }

  private Optional<String> values(Condition condition) {
    return switch (condition) {
      case Condition.Not(var part) -> values(part);
      case Condition.Compare c -> several(c.left(), c.right());
      case Condition.OneOf c -> several(c.value());
      case Condition.TextFits c -> several(c.text(), c.pattern());
      case Condition.IsMissing c -> several(c.value());
      case Condition.IsEmpty c -> several(c.value());
      case Condition.IsBlank c -> several(c.value());
      case Condition.IsTrue c -> several(c.value());
      case Condition.Has c -> several(c.list());
      case Condition.InWindow c -> several(c.value());
      case Condition.Occurs c -> Optional.of(times(c.rows()));
      case Condition.InPeriods c -> Optional.of(times(c.rows()));
      case Condition.Running c -> Optional.of(times(c.rows()));
      case Condition.Burst c -> Optional.of(times(c.rows()));
      case Condition.Gap c -> Optional.of(times(c.rows()));
      case Condition.Rank c -> several(c.by());
      case Condition.InSample c -> Optional.empty();
      case Condition.Colleagues c -> Optional.empty();
      case Condition.Near c -> several(c.place(), c.other());
      case Condition.Chain c -> Optional.of(steps(c));
      case Condition.All(var parts) -> all(parts);
      case Condition.Any(var parts) -> all(parts);
      case Condition.AtLeastOf(var least, var parts) -> all(parts);
      case Condition.InSegment in -> Optional.empty();
      case Condition.InList in -> Optional.empty();
      case Condition.InProgram in -> Optional.empty();
      case Condition.Subscribed s -> Optional.empty();
      case Condition.OnDays d -> Optional.empty();
      case Condition.AtTimes t -> Optional.empty();
    };
  }

  private Optional<String> all(List<Condition> parts) {
    String values =
        parts.stream()
            .flatMap(p -> values(p).stream())
            .distinct()
            .collect(Collectors.joining(", "));
    return Optional.of(values).filter(v -> !v.isEmpty());
  }

  /** How far a sequence comes. */
  private String steps(Condition.Chain chain) {
    List<Condition.Link> links = chain.links();
    Condition began = new Condition.Occurs(links.getFirst().events(), 1, Optional.empty());
    int steps = oracle.holds(began, contact) ? 1 : 0;
    while (steps > 0
        && steps < links.size()
        && oracle.holds(new Condition.Chain(links.subList(0, steps + 1)), contact)) {
      steps++;
    }
    return steps + " of " + links.size() + " steps";
  }

  private String times(RowSet rows) {
    Expression count =
        new Expression.Measure(Expression.Function.COUNT, rows, Optional.empty(), Type.INTEGER);
    String number = oracle.value(count, contact).map(v -> words(v, count.type())).orElse("0");
    return number + (number.equals("1") ? " time" : " times");
  }

  private Optional<String> several(Expression... expressions) {
    List<String> values =
        Stream.of(expressions)
            .filter(e -> !(e instanceof Expression.Constant))
            .map(e -> english.words(e) + " = " + value(e))
            .toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
  }

  private String value(Expression expression) {
    return oracle
        .value(expression, contact)
        .map(v -> words(v, expression.type()))
        .orElse("missing");
  }

  private String words(Value value, Type type) {
    return english.words(new Expression.Constant(value, type));
  }
}
