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
import java.util.Optional;
import java.util.stream.Stream;

/** Classes that nobody can come to: whoever fits them fits one before. */
final class ShadowedClasses implements DefinitionLint {
  /** More classes are not put beside each other. */
  private static final int MOST_CLASSES = 60;

  @Override
  public List<Diagnostic> find(Workspace part, Map<Condition, Span> places, Examples examples) {
    List<Diagnostic> found = new ArrayList<>();
    for (Definitions.Partition partition : part.partitions()) {
      List<Definitions.PartitionClass> before = new ArrayList<>();
      for (Definitions.PartitionClass c :
          partition.classes().stream().limit(MOST_CLASSES).toList()) {
        // 'otherwise' has to be said, whether somebody is left or not
        if (!c.condition().equals(Condition.TRUE) && isShadowed(c, before, examples.solver())) {
          found.add(new Shadowed(partition, c, before, examples).told(places));
        }
        before.add(c);
      }
    }
    return found;
  }

  private static boolean isShadowed(
      Definitions.PartitionClass c, List<Definitions.PartitionClass> before, Solver solver) {
    return solver.isNever(without(before, c.condition())) && !solver.isNever(c.condition());
  }

  /** None of the classes fits, and a condition holds. */
  private static List<Condition> without(
      List<Definitions.PartitionClass> classes, Condition condition) {
    return Stream.concat(
            classes.stream().map(c -> new Condition.Not(c.condition())), Stream.of(condition))
        .toList();
  }

  /** A class that is shadowed by those before it. */
  private record Shadowed(
      Definitions.Partition partition,
      Definitions.PartitionClass of,
      List<Definitions.PartitionClass> before,
      Examples examples) {
    Diagnostic told(Map<Condition, Span> places) {
      Diagnostic told =
          Diagnostic.of(
              Code.CLASS_SHADOWED,
              places.getOrDefault(of.condition(), partition.span()),
              of.name(),
              partition.name());
      Optional<Definitions.PartitionClass> all =
          before.stream()
              .filter(b -> examples.solver().follows(of.condition(), b.condition()))
              .findFirst();
      Diagnostic reasoned =
          told.hint(
              all.map(b -> "whoever fits it fits '" + b.name() + "', which stands before")
                      .orElse("whoever fits it fits one of the classes before")
                  + ": the first that fits wins, so say the narrower one first");
      Optional<Span> place = all.map(b -> places.get(b.condition()));
      Diagnostic placed =
          place.map(p -> reasoned.related(p, "this class takes them")).orElse(reasoned);
      return someone().map(placed::hint).orElse(placed);
    }

    /** Somebody who fits, and where they come to. */
    private Optional<String> someone() {
      for (int n = 0; n < before.size(); n++) {
        List<Condition> comesTo = without(before.subList(0, n), before.get(n).condition());
        Optional<String> someone = examples.of(and(of.condition(), new Condition.All(comesTo)));
        if (someone.isPresent()) {
          return Optional.of(
              someone.get() + " fits it and comes to '" + before.get(n).name() + "'");
        }
      }
      return Optional.empty();
    }

    private static Condition and(Condition one, Condition other) {
      return new Condition.All(List.of(one, other));
    }
  }
}
