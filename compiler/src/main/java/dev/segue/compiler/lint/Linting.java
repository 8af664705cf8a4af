package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Span;
import java.util.List;

/** Every rule, over a workspace that was checked without errors. */
public final class Linting {
  private static final List<Lint> RULES =
      List.of(
          new UnsentMessages(),
          new UnusedTerms(),
          new UnusedLists(),
          new EmptyWindows(),
          new Contradictions(),
          new ShadowedClasses(),
          new Branches(),
          new ImmediateEndings(),
          new TooLarge());

  private Linting() {}

  public static List<Diagnostic> lint(Workspace workspace) {
    return RULES.stream().flatMap(rule -> rule.find(workspace).stream()).toList();
  }

  /** What no database would answer in good time; {@code span} is the condition's place. */
  public static List<Diagnostic> tooLarge(Condition condition, Span span) {
    return TooLarge.find(condition, span);
  }
}
