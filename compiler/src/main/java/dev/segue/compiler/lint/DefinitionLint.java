package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Span;
import java.util.List;
import java.util.Map;

/** A rule for each definition by itself, with those that it is made of. */
interface DefinitionLint {
  /**
   * What it finds in a part of a workspace that was checked without errors.
   *
   * @param places where conditions are written, each by itself and not by what it says
   * @param examples who is shown, of the whole workspace
   */
  List<Diagnostic> find(Workspace part, Map<Condition, Span> places, Examples examples);
}
