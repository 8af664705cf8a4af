package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Workspace;
import java.util.List;

/** A rule for each definition by itself, with those that it is made of. */
interface DefinitionLint {
  /** What it finds in a part of a workspace that was checked without errors. */
  List<Diagnostic> find(Workspace workspace, Workspace part);
}
