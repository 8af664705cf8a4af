package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.Reference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A named condition is put in where it is called, its arguments in place of its parameters. */
record CallCheck(Scope scope) {
  /** So many may be put into one declaration, those inside others counted. */
  private static final int MOST = 2_000;

  private static final int DEEPEST = 32;

  /** So deep are the parentheses of all of them that are put in inside each other. */
  private static final int DEEPEST_PARENTHESES = 100;

  Condition called(Declaration.NamedCondition condition, Reference reference) {
    String name = condition.name().text();
    List<dev.segue.compiler.syntax.Condition> written = reference.arguments().orElse(List.of());
    List<Declaration.Parameter> parameters = condition.parameters();
    if (written.size() != parameters.size()
        || (parameters.isEmpty() && reference.arguments().isPresent())) {
      scope.tell(Code.ARGUMENTS, reference.span(), name, taken(parameters));
      return Condition.TRUE;
    }
    Map<String, Argument> arguments = new HashMap<>();
    ArgumentCheck check = new ArgumentCheck(scope, name);
    for (int i = 0; i < written.size(); i++) {
      Declaration.Parameter parameter = parameters.get(i);
      arguments.put(parameter.name().text(), check.argument(written.get(i), parameter));
    }
    return scope.declared() || scope.inside().contains(name)
        ? Condition.TRUE
        : putIn(condition, reference.span(), arguments);
  }

  private static String taken(List<Declaration.Parameter> parameters) {
    int size = parameters.size();
    String names = String.join(", ", parameters.stream().map(p -> p.name().text()).toList());
    if (size == 0) {
      return "no parentheses";
    }
    return size == 1 ? "one argument: " + names : size + " arguments: " + names;
  }

  private Condition putIn(
      Declaration.NamedCondition condition, Span call, Map<String, Argument> arguments) {
    if (scope.uses().putIn() > MOST || scope.inside().size() >= DEEPEST) {
      scope.tell(
          Code.TOO_LARGE,
          call,
          "too many named conditions are put in here: at most "
              + MOST
              + " of them, "
              + DEEPEST
              + " inside each other");
      return Condition.TRUE;
    }
    int depth = scope.depth() + scope.names().texts().depth(condition.condition().span());
    if (depth > DEEPEST_PARENTHESES) {
      scope.tell(
          Diagnostic.of(
                  Code.TOO_LARGE,
                  call,
                  "named conditions are put in too deep: their parentheses have more than "
                      + DEEPEST_PARENTHESES
                      + " levels")
              .hint("make a segment of an inner part"));
      return Condition.TRUE;
    }
    Findings inBody = new Findings();
    Condition put =
        new ConditionCheck(scope.putting(condition.name().text(), arguments, depth).telling(inBody))
            .condition(condition.condition());
    inBody.all().forEach(d -> tell(d, condition, call));
    return put;
  }

  /**
   * What is wrong with an argument stands at the argument; what is wrong with the condition itself
   * was told where it is declared; what these arguments make wrong in it is told at the call.
   */
  private void tell(Diagnostic diagnostic, Declaration.NamedCondition condition, Span call) {
    Span place = diagnostic.span();
    Span body = condition.span();
    boolean inside =
        place.file().equals(body.file())
            && place.start() >= body.start()
            && place.end() <= body.end();
    if (!inside) {
      scope.tell(diagnostic);
    } else if (!scope.names().declared().tells(diagnostic)) {
      scope.tell(
          new Diagnostic(
                  diagnostic.code(),
                  call,
                  diagnostic.message(),
                  diagnostic.hints(),
                  diagnostic.related(),
                  Optional.empty())
              .related(place, "in '" + condition.name().text() + "', here"));
    }
  }
}
