package dev.segue.repl.command;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.source.Source;
import dev.segue.repl.report.Findings;
import dev.segue.repl.session.LoadedWorkspace;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a command is asked about: a segment by its name, or a condition or value in words. */
final class Asked {
  private static final Pattern NAME = Pattern.compile("\\w+");

  private Asked() {}

  /** The condition of the segment called so, else the text as a condition. */
  static Condition condition(String text, LoadedWorkspace loaded, Segue segue) {
    Optional<Definitions.Segment> segment = loaded.workspace().segment(text);
    if (segment.isPresent()) {
      return segment.get().condition();
    }
    Source source = new Source("(condition)", text);
    Checked<Condition> condition = loaded.compilation().condition(source);
    if (!condition.hasErrors()) {
      return condition.value();
    }
    if (NAME.matcher(text).matches()) {
      throw Failure.usage(
          unknown(
              "segment",
              text,
              loaded.workspace().segments().stream().map(Definitions.Segment::name).toList()));
    }
    throw wrong("condition", source, condition, segue);
  }

  /** A value of each contact. */
  static Expression expression(String text, LoadedWorkspace loaded, Segue segue) {
    Source source = new Source("(value)", text);
    Checked<Expression> expression = loaded.compilation().expression(source);
    if (expression.hasErrors()) {
      throw wrong("value", source, expression, segue);
    }
    return expression.value();
  }

  /** {@code there is no segment 'x'; did you mean y?}. */
  static String unknown(String kind, String name, List<String> known) {
    List<String> near = Suggestion.nearest(name, known);
    String there =
        known.isEmpty()
            ? "the workspace has none"
            : known.size() <= 12 ? "there are " + String.join(", ", known) : "";
    String advice = near.isEmpty() ? there : "did you mean " + String.join(" or ", near) + "?";
    return "there is no " + kind + " '" + name + "'" + (advice.isEmpty() ? "" : "; " + advice);
  }

  private static Failure wrong(String kind, Source source, Checked<?> checked, Segue segue) {
    Surroundings surroundings = segue.surroundings();
    new Findings(List.of(source), surroundings.errScreen())
        .print(checked.diagnostics(), surroundings.err());
    return Failure.usage("the " + kind + " cannot be understood");
  }
}
