package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.explain.English;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.solve.Solver;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Conditions that nobody can fulfil, or that everybody does: {@code visits > 5 and visits < 3},
 * {@code in a or not in a}. Each is told once where it stands, with the parts that contradict each
 * other.
 */
final class Contradictions implements DefinitionLint {
  /** More parts are not put beside each other one by one. */
  private static final int MOST_PARTS = 40;

  @Override
  public List<Diagnostic> find(Workspace workspace, Workspace part, Map<Condition, Span> places) {
    Solver solver = new Solver(workspace);
    English english = new English(workspace);
    Map<Place, Diagnostic> found = new LinkedHashMap<>();
    Walk.written(
        part,
        places,
        (condition, span) -> {
          if (isTold(condition) && solver.isNever(condition)) {
            never(condition, span, solver, english)
                .ifPresent(d -> found.putIfAbsent(new Place(span, true), d));
          } else if (isTold(condition) && solver.isAlways(condition)) {
            found.putIfAbsent(new Place(span, false), Diagnostic.of(Code.ALWAYS_TRUE, span));
          }
        });
    return new ArrayList<>(found.values());
  }

  private record Place(Span span, boolean never) {}

  /** {@code everyone} is meant, and windows in which nothing can be are told by themselves. */
  private static boolean isTold(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) -> parts.size() > 1;
      case Condition.Any(var parts) -> parts.size() > 1;
      case Condition.AtLeastOf a -> true;
      case Condition.Compare c -> true;
      case Condition.OneOf c -> true;
      case Condition c -> false;
    };
  }

  /** Nothing where a segment that nobody is in is the reason, which is told of that. */
  private static Optional<Diagnostic> never(
      Condition condition, Span span, Solver solver, English english) {
    Diagnostic never = Diagnostic.of(Code.NEVER_TRUE, span);
    if (!(condition instanceof Condition.All(var parts)) || parts.size() > MOST_PARTS) {
      return Optional.of(never.hint(english.words(condition)));
    }
    List<Condition> core = solver.contradicting(parts);
    if (core.size() == 1 && core.getFirst() instanceof Condition.InSegment) {
      return Optional.empty();
    }
    String words = core.stream().map(english::words).collect(Collectors.joining("; "));
    return Optional.of(never.hint(core.size() == 1 ? words : "these do not go together: " + words));
  }
}
