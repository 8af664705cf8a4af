package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Workspace;
import java.util.List;

/** A rule for all together: what it finds in a workspace that was checked without errors. */
interface Lint {
  List<Diagnostic> find(Workspace workspace);
}
