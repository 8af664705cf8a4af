package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Workspace;
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
          new ImmediateEndings());

  private Linting() {}

  public static List<Diagnostic> lint(Workspace workspace) {
    return RULES.stream().flatMap(rule -> rule.find(workspace).stream()).toList();
  }
}
