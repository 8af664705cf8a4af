package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every rule, over a workspace that was checked without errors. */
public final class Linting {
  private static final List<Lint> TOGETHER =
      List.of(new UnsentMessages(), new UnusedTerms(), new UnusedLists());

  private static final List<DefinitionLint> EACH =
      List.of(
          new EmptyWindows(),
          new BeyondKept(),
          new Contradictions(),
          new ShadowedClasses(),
          new Branches(),
          new ImmediateEndings(),
          new TooLarge());

  private final Examples examples;

  public Linting(Workspace workspace) {
    this.examples = new Examples(workspace);
  }

  /** What is found of all together. */
  public static List<Diagnostic> together(Workspace workspace) {
    return TOGETHER.stream().flatMap(rule -> rule.find(workspace).stream()).toList();
  }

  /**
   * What is found in each definition of a part of the workspace.
   *
   * @param places where conditions are written, each by itself and not by what it says
   */
  public List<Diagnostic> each(Workspace part, Map<Condition, Span> places) {
    return EACH.stream().flatMap(rule -> rule.find(part, places, examples).stream()).toList();
  }

  /**
   * Hints that a segment also holds where a value is missing: told with somebody of whom it does,
   * or not at all.
   *
   * @param missing the hints of the segment, and each hint's value
   */
  public Map<Diagnostic, Optional<Diagnostic>> settled(
      Definitions.Segment segment, Map<Diagnostic, Expression> missing) {
    Map<Diagnostic, Optional<Diagnostic>> settled = new LinkedHashMap<>();
    new MissingCounts(examples).settle(segment, missing, settled);
    return settled;
  }

  /** Whoever was shown so far. */
  public List<Shown> shown() {
    return examples.shown();
  }

  /** What no database would answer in good time; {@code span} is the condition's place. */
  public static List<Diagnostic> tooLarge(Condition condition, Span span) {
    return TooLarge.find(condition, span);
  }
}
