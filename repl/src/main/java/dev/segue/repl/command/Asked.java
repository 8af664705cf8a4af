package dev.segue.repl.command;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import dev.segue.repl.report.Findings;
import dev.segue.repl.session.ContactKey;
import dev.segue.repl.session.LoadedWorkspace;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a command is asked about: a segment by its name, or a condition or value in words. */
final class Asked {
  private static final Pattern NAME = Pattern.compile("\\w+");
  private static final int NAMED = 12;

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
    if (NAME.matcher(text).matches()
        && condition.diagnostics().stream().allMatch(d -> d.code() == Code.NAME_UNKNOWN)) {
      throw unknown("segment", text, names(loaded.workspace()));
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

  /** A contact's key as it stands in the source. */
  static Object key(String written, Workspace workspace) {
    return ContactKey.of(written, workspace)
        .orElseThrow(
            () ->
                Failure.usage(
                    "the contacts' keys are whole numbers, and '" + written + "' is none"));
  }

  /** The program called so. */
  static Program program(Workspace workspace, String name) {
    return workspace
        .program(name)
        .orElseThrow(
            () ->
                unknown(
                    "program", name, workspace.programs().stream().map(Program::name).toList()));
  }

  /** What a name alone may stand for where a condition is asked for; segments first. */
  private static List<String> names(Workspace workspace) {
    return workspace.segments().stream().map(Definitions.Segment::name).toList();
  }

  /** The segments called so, each once; all of them where none is named. */
  static List<String> segments(Workspace workspace, List<String> named) {
    List<String> all = names(workspace);
    if (all.isEmpty()) {
      throw Failure.findings(
          "the workspace has no segment", "write one: segment grown_ups { age >= 18 }");
    }
    named.stream()
        .filter(name -> !all.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw unknown("segment", name, all);
            });
    return named.isEmpty() ? all : named.stream().distinct().toList();
  }

  /** {@code there is no segment 'x'}, with the nearest names, else some of those there are. */
  static Failure unknown(String kind, String name, List<String> known) {
    return Failure.usage("there is no " + kind + " '" + name + "'", remedy(kind, name, known));
  }

  private static String remedy(String kind, String name, List<String> known) {
    List<String> near = Suggestion.nearest(name, known);
    if (!near.isEmpty()) {
      return "did you mean " + String.join(" or ", near) + "?";
    }
    if (known.isEmpty()) {
      return "the workspace has no " + kind;
    }
    String some = String.join(", ", known.subList(0, Math.min(NAMED, known.size())));
    return known.size() <= NAMED
        ? "there are " + some
        : "there are "
            + known.size()
            + ", such as "
            + some
            + "; ':definitions' at the prompt lists them";
  }

  private static Failure wrong(String kind, Source source, Checked<?> checked, Segue segue) {
    Surroundings surroundings = segue.surroundings();
    new Findings(List.of(source), surroundings.errScreen())
        .print(checked.diagnostics(), surroundings.err());
    return Failure.usage("the " + kind + " cannot be understood", checked.diagnostics(), source);
  }
}
