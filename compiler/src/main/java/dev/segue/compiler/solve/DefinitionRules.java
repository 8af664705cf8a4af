package dev.segue.compiler.solve;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Segments and classes stand for their conditions; of many of them only the first are put in. */
final class DefinitionRules {
  private static final int MOST = 20;

  private final Workspace workspace;
  private int put;

  DefinitionRules(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Whether some were not put in. */
  boolean isSpent() {
    return put > MOST;
  }

  void inSegment(Condition.InSegment in, boolean holds, Branch branch) {
    branch.facts().other(in, holds);
    if (put++ < MOST) {
      workspace.segment(in.segment()).ifPresent(s -> branch.and(s.condition(), holds));
    }
  }

  /** A class is that of the first condition that holds. */
  void classOf(Expression.ClassOf of, Set<String> names, boolean holds, Branch branch) {
    Optional<Definitions.Partition> partition = workspace.partition(of.partition());
    if (partition.isEmpty() || put++ >= MOST) {
      return;
    }
    List<Condition> earlier = new ArrayList<>();
    List<Condition> ways = new ArrayList<>();
    for (Definitions.PartitionClass one : partition.get().classes()) {
      if (names.contains(one.name()) == holds) {
        List<Condition> all = new ArrayList<>(earlier);
        all.add(one.condition());
        ways.add(new Condition.All(all));
      }
      earlier.add(new Condition.Not(one.condition()));
    }
    branch.either(ways, true);
  }
}
