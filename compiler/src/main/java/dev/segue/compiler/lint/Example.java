package dev.segue.compiler.lint;

import dev.segue.compiler.explain.English;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.solve.Solver;
import java.util.Optional;
import java.util.stream.Collectors;

/** Somebody of whom a condition holds, in words: {@code a contact with points 13}. */
record Example(Solver solver, English english) {
  static Example in(Workspace workspace, Solver solver) {
    return new Example(solver, new English(workspace));
  }

  Optional<String> of(Condition condition) {
    return solver
        .witness(condition)
        .filter(attributes -> !attributes.isEmpty())
        .map(
            attributes ->
                attributes.entrySet().stream()
                    .map(
                        a ->
                            english.words(new Expression.Attribute(a.getKey()))
                                + " "
                                + english.words(
                                    new Expression.Constant(a.getValue(), a.getKey().type())))
                    .collect(Collectors.joining(" and ", "a contact with ", "")));
  }
}
