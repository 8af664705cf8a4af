package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.Declaration.PartitionClass;
import dev.segue.compiler.syntax.TextLiteral;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A partition: the first class that fits wins, the last takes the rest. */
record PartitionCheck(Scope scope) {
  /** What an attribute can be, so that {@code is missing} never means a class. */
  private static final Set<String> STATES =
      Set.of("missing", "present", "empty", "blank", "true", "false", "not");

  Definitions.Partition partition(Declaration.Partition written) {
    List<Definitions.PartitionClass> classes = new ArrayList<>();
    Map<String, Span> first = new HashMap<>();
    for (PartitionClass part : written.classes()) {
      name(part, written, first);
      Condition condition =
          part.condition().map(new ConditionCheck(scope)::condition).orElse(Condition.TRUE);
      classes.add(new Definitions.PartitionClass(part.name().text(), condition));
    }
    otherwise(written);
    return new Definitions.Partition(
        written.name().text(),
        written.title().map(TextLiteral::value),
        classes,
        written.name().span());
  }

  /** Its classes, in the order declared. */
  static Type type(Declaration.Partition written) {
    List<String> classes = written.classes().stream().map(c -> c.name().text()).distinct().toList();
    return classes.isEmpty() ? Type.UNKNOWN : new Type.OneOf(classes);
  }

  private void name(PartitionClass part, Declaration.Partition written, Map<String, Span> first) {
    String name = part.name().text();
    Span there = first.putIfAbsent(name, part.name().span());
    if (there != null) {
      scope.tell(
          Diagnostic.of(Code.CLASS_TWICE, part.name().span(), name, written.name().text())
              .related(there, "first declared here")
              .hint("join the two conditions with 'or'"));
    }
    if (STATES.contains(name)) {
      scope.tell(
          Diagnostic.of(Code.CLASS_NAME, part.name().span(), name)
              .hint("'is " + name + "' asks something else of a value"));
    }
  }

  private void otherwise(Declaration.Partition written) {
    List<PartitionClass> classes = written.classes();
    List<PartitionClass> rest = classes.stream().filter(c -> c.condition().isEmpty()).toList();
    if (classes.isEmpty() || rest.isEmpty()) {
      scope.tell(
          Diagnostic.of(
                  Code.OTHERWISE,
                  written.name().span(),
                  "partition '" + written.name().text() + "' does not say who gets the rest")
              .hint("end it with a class that takes them: other otherwise"));
    }
    for (PartitionClass part : rest) {
      if (!part.equals(classes.getLast())) {
        scope.tell(
            Diagnostic.of(
                    Code.OTHERWISE, part.span(), "what stands after 'otherwise' is never reached")
                .hint("make it the last class"));
      }
    }
  }
}
