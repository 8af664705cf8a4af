package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.solve.Solver;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Classes that nobody can come to: whoever fits them fits one before. */
final class ShadowedClasses implements DefinitionLint {
  /** More classes are not put beside each other. */
  private static final int MOST_CLASSES = 60;

  @Override
  public List<Diagnostic> find(Workspace workspace, Workspace part, Map<Condition, Span> places) {
    Solver solver = new Solver(workspace);
    Example example = Example.in(workspace, solver);
    List<Diagnostic> found = new ArrayList<>();
    for (Definitions.Partition partition : part.partitions()) {
      List<Condition> fits = new ArrayList<>();
      for (Definitions.PartitionClass c :
          partition.classes().stream().limit(MOST_CLASSES).toList()) {
        fits.add(c.condition());
        // 'otherwise' has to be said, whether somebody is left or not
        boolean otherwise = c.condition().equals(Condition.TRUE);
        if (!otherwise && solver.isNever(fits) && !solver.isNever(c.condition())) {
          found.add(shadowed(partition, c, places, example));
        }
        fits.set(fits.size() - 1, new Condition.Not(c.condition()));
      }
    }
    return found;
  }

  private static Diagnostic shadowed(
      Definitions.Partition partition,
      Definitions.PartitionClass of,
      Map<Condition, Span> places,
      Example example) {
    Span span = places.getOrDefault(of.condition(), partition.span());
    Diagnostic shadowed =
        Diagnostic.of(Code.CLASS_SHADOWED, span, of.name(), partition.name())
            .hint("the first class that fits wins: say the narrower one before");
    return example
        .of(of.condition())
        .map(someone -> shadowed.hint(someone + " fits it and one before"))
        .orElse(shadowed);
  }
}
