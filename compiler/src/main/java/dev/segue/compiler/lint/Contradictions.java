package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.solve.Solver;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.type.Type;
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
  public List<Diagnostic> find(Workspace part, Map<Condition, Span> places, Examples examples) {
    Map<Place, Diagnostic> found = new LinkedHashMap<>();
    Solver solver = examples.solver();
    Walk.written(
        part,
        places,
        (condition, span) -> {
          if (isTold(condition) && solver.isNever(condition)) {
            never(condition, span, examples)
                .ifPresent(d -> found.putIfAbsent(new Place(span, true), d));
          } else if (isTold(condition) && solver.isAlways(condition)) {
            found.putIfAbsent(new Place(span, false), always(condition, span, examples));
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
      case Condition.Compare c -> !hasTooManyDecimals(c);
      case Condition.OneOf c -> true;
      case Condition c -> false;
    };
  }

  /** Told where it is checked. */
  private static boolean hasTooManyDecimals(Condition.Compare c) {
    return c.relation() == Condition.Relation.EQUAL
        && c.left().type() instanceof Type.Numeric numeric
        && c.right() instanceof Expression.Constant(Value.Number(var number), var type)
        && !numeric.has(number);
  }

  /** Nothing where a segment that nobody is in is the reason, which is told of that. */
  private static Optional<Diagnostic> never(Condition condition, Span span, Examples examples) {
    Diagnostic never = Diagnostic.of(Code.NEVER_TRUE, span);
    if (!(condition instanceof Condition.All(var parts)) || parts.size() > MOST_PARTS) {
      Diagnostic reasoned = never.hint(examples.inShort().words(condition));
      return Optional.of(
          condition instanceof Condition.AtLeastOf(var least, var some)
              ? fewer(reasoned, least - 1, some, examples)
              : reasoned);
    }
    List<Condition> core = examples.solver().contradicting(parts);
    if (core.size() == 1 && core.getFirst() instanceof Condition.InSegment) {
      return Optional.empty();
    }
    String words = words(core, examples);
    return Optional.of(
        core.size() == 1
            ? never.hint(words)
            : oneOut(never.hint("these do not go together: " + words), core, examples));
  }

  /** With somebody who fits all parts but one. */
  private static Diagnostic oneOut(Diagnostic never, List<Condition> core, Examples examples) {
    for (int out = core.size() - 1; out >= 0; out--) {
      List<Condition> others = new ArrayList<>(core);
      Condition not = new Condition.Not(others.remove(out));
      Optional<String> someone = examples.of(new Condition.All(others), not);
      if (someone.isPresent()) {
        String which =
            core.size() > 2
                ? "all but: " + examples.inShort().words(core.get(out))
                : out == 1
                    ? "the first, and so not the second"
                    : "the second, and so not the first";
        return never.hint(someone.get() + " fits " + which);
      }
    }
    return never;
  }

  /** With somebody of whom as many hold as can. */
  private static Diagnostic fewer(
      Diagnostic never, int most, List<Condition> some, Examples examples) {
    for (int number = most; number > 0; number--) {
      Condition fewer = new Condition.AtLeastOf(number, some);
      Optional<String> someone =
          examples.of(fewer, new Condition.Not(new Condition.AtLeastOf(most + 1, some)));
      if (someone.isPresent()) {
        return never.hint(someone.get() + " fits " + number + " of them, and nobody more");
      }
    }
    return never;
  }

  private static Diagnostic always(Condition condition, Span span, Examples examples) {
    Diagnostic always = Diagnostic.of(Code.ALWAYS_TRUE, span);
    List<Condition> whole =
        condition instanceof Condition.Any(var parts) && parts.size() <= MOST_PARTS
            ? leavingNobody(parts, examples.solver())
            : List.of(condition);
    Diagnostic reasoned =
        always.hint((whole.size() > 1 ? "these leave nobody out: " : "") + words(whole, examples));
    // of rows, and of runs of programs, nobody is made up
    return examples.solver().witness(condition).isEmpty()
        ? reasoned
        : reasoned.hint(
            examples.nobodyKnown(condition)
                + " fits it too: 'everyone' says so, where that is meant");
  }

  /** As few parts as one of which holds of everybody. */
  private static List<Condition> leavingNobody(List<Condition> parts, Solver solver) {
    List<Condition> nots = parts.stream().<Condition>map(Condition.Not::new).toList();
    return solver.contradicting(nots).stream().map(not -> ((Condition.Not) not).part()).toList();
  }

  private static String words(List<Condition> conditions, Examples examples) {
    return conditions.stream().map(examples.inShort()::words).collect(Collectors.joining("; "));
  }
}
