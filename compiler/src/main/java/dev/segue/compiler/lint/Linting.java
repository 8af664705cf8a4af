package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Span;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Every rule, over a workspace that was checked without errors. */
public final class Linting {
  private static final List<Lint> RULES =
      List.of(
          new UnsentMessages(),
          new UnusedTerms(),
          new UnusedLists(),
          new EmptyWindows(),
          new BeyondKept(),
          new Contradictions(),
          new ShadowedClasses(),
          new Branches(),
          new ImmediateEndings(),
          new TooLarge());

  private Linting() {}

  public static List<Diagnostic> lint(Workspace workspace) {
    return RULES.stream().flatMap(rule -> rule.find(workspace).stream()).toList();
  }

  /**
   * Hints that a segment also holds where a value is missing: told with somebody of whom it does.
   *
   * @param missing the hints of a segment, by its name, and each hint's value
   */
  public static void settle(
      Workspace workspace,
      Function<String, Map<Diagnostic, Expression>> missing,
      List<Diagnostic> diagnostics) {
    MissingCounts counts = MissingCounts.in(workspace);
    for (Definitions.Segment segment : workspace.segments()) {
      counts.settle(segment, missing.apply(segment.name()), diagnostics);
    }
  }

  /** What no database would answer in good time; {@code span} is the condition's place. */
  public static List<Diagnostic> tooLarge(Condition condition, Span span) {
    return TooLarge.find(condition, span);
  }
}
