package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Classes that nobody can come to: after {@code everyone}, or with the condition of another. */
final class ShadowedClasses implements Lint {
  @Override
  public List<Diagnostic> find(Workspace workspace) {
    List<Diagnostic> found = new ArrayList<>();
    for (Definitions.Partition partition : workspace.partitions()) {
      Set<Condition> before = new HashSet<>();
      for (Definitions.PartitionClass c : partition.classes()) {
        boolean afterEveryone = before.contains(Condition.TRUE);
        if (afterEveryone || before.contains(c.condition())) {
          found.add(
              Diagnostic.of(Code.CLASS_SHADOWED, partition.span(), c.name(), partition.name())
                  .hint("the first class that fits wins: say the narrower one before"));
        }
        if (afterEveryone) {
          break;
        }
        before.add(c.condition());
      }
    }
    return found;
  }
}
