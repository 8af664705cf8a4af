package dev.segue.runtime.scenario;

import dev.segue.compiler.explain.English;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Writes down, while tests run, by which parts of conditions they are decided. */
final class Covering {
  private final Workspace workspace;
  private final English english;
  private final Map<String, Root> roots = new LinkedHashMap<>();

  Covering(Workspace workspace) {
    this.workspace = workspace;
    this.english = new English(workspace);
    for (Definitions.Segment segment : workspace.segments()) {
      root(segment(segment.name()), segment.span(), segment.condition());
    }
    for (Definitions.Score score : workspace.scores()) {
      for (int i = 0; i < score.entries().size(); i++) {
        root(entry(score.name(), i), score.span(), condition(score.entries().get(i)));
      }
    }
    for (Definitions.Partition partition : workspace.partitions()) {
      for (Definitions.PartitionClass c : partition.classes()) {
        root(ofClass(partition.name(), c.name()), partition.span(), c.condition());
      }
    }
    for (Messages.Vocabulary vocabulary : workspace.vocabularies()) {
      vocabulary
          .condition()
          .ifPresent(c -> root(vocabulary(vocabulary.name()), vocabulary.span(), c));
    }
    for (Program program : workspace.programs()) {
      root(of(program, "audience"), program.span(), program.audience());
      program.goal().ifPresent(c -> root(of(program, "goal"), program.span(), c));
      program.exit().ifPresent(c -> root(of(program, "exit"), program.span(), c));
      for (Program.Step step : program.steps()) {
        WatchedPrograms.asked(step).ifPresent(c -> root(of(program, step.id()), step.span(), c));
      }
    }
  }

  private static String segment(String name) {
    return "segment " + name;
  }

  private static String entry(String score, int index) {
    return "score " + score + ", entry " + (index + 1);
  }

  private static String ofClass(String partition, String name) {
    return "partition " + partition + ", " + name;
  }

  private static String vocabulary(String name) {
    return "vocabulary " + name;
  }

  static String of(Program program, String place) {
    return "program " + program.name() + ", " + place;
  }

  private static Condition condition(Definitions.Entry entry) {
    return switch (entry) {
      case Definitions.Entry.When when -> when.condition();
      case Definitions.Entry.Per per -> new Condition.Occurs(per.rows(), 1, Optional.empty());
    };
  }

  /** A whole condition with its parts, in the order written. */
  private record Root(String name, Span span, Condition condition, List<Seen> parts) {}

  /** What has been seen of a part. */
  private static final class Seen {
    final Condition condition;
    final String words;
    final List<Edges.Edge> edges;
    final boolean[] touched;
    boolean held;
    boolean failed;

    Seen(Condition condition, String words, List<Edges.Edge> edges) {
      this.condition = condition;
      this.words = words;
      this.edges = edges;
      this.touched = new boolean[edges.size()];
    }

    Coverage.Part part() {
      return new Coverage.Part(
          words,
          held,
          failed,
          IntStream.range(0, touched.length)
              .mapToObj(i -> new Coverage.Edge(edges.get(i).words(), touched[i]))
              .toList());
    }
  }

  private void root(String name, Span span, Condition condition) {
    List<Seen> parts = new ArrayList<>();
    leaves(condition, parts);
    if (!parts.isEmpty()) {
      roots.put(name, new Root(name, span, condition, parts));
    }
  }

  private void leaves(Condition condition, List<Seen> parts) {
    List<Condition> inner = inner(condition);
    if (inner.isEmpty()) {
      if (!isSettled(condition)) {
        parts.add(new Seen(condition, english.words(condition), Edges.of(condition, english)));
      }
    } else {
      inner.forEach(c -> leaves(c, parts));
    }
  }

  /** What is so, or not, whoever is asked. */
  private static boolean isSettled(Condition condition) {
    return condition.equals(Condition.TRUE) || condition.equals(Condition.FALSE);
  }

  /** The parts that a condition is taken apart into; a part that is denied is one. */
  private static List<Condition> inner(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) -> parts;
      case Condition.Any(var parts) -> parts;
      case Condition.AtLeastOf(var least, var parts) -> parts;
      case Condition.Not(var part) when !inner(part).isEmpty() -> List.of(part);
      case Condition other -> List.of();
    };
  }

  /** The same parts again, by turns. */
  private static final class Turn {
    private int next;
  }

  /** A test asks a definition of somebody. */
  void asks(String root, Predicate<Condition> holds) {
    Optional.ofNullable(roots.get(root))
        .ifPresent(asked -> decide(asked, new Turn(), asked.condition(), true, holds));
  }

  /** A test asks a condition of its own of somebody. */
  void asks(Condition condition, Predicate<Condition> holds) {
    List<Condition> inner = inner(condition);
    if (inner.isEmpty()) {
      follow(condition, holds);
    } else {
      inner.forEach(c -> asks(c, holds));
    }
  }

  void asksWords(Predicate<Condition> holds) {
    for (Messages.Vocabulary vocabulary : workspace.vocabularies()) {
      if (vocabulary.condition().isPresent()) {
        asks(vocabulary(vocabulary.name()), holds);
        if (holds.test(vocabulary.condition().get())) {
          return;
        }
      }
    }
  }

  /**
   * Goes through the parts of a condition.
   *
   * @param matters whether the whole turns with this part
   */
  private void decide(
      Root root, Turn turn, Condition condition, boolean matters, Predicate<Condition> holds) {
    List<Condition> inner = inner(condition);
    if (inner.isEmpty()) {
      if (!isSettled(condition)) {
        Seen seen = root.parts().get(turn.next++);
        if (matters) {
          see(seen, holds);
        }
      }
      return;
    }
    for (int i = 0; i < inner.size(); i++) {
      decide(root, turn, inner.get(i), matters && turnsWith(condition, i, holds), holds);
    }
  }

  private static boolean turnsWith(Condition condition, int index, Predicate<Condition> holds) {
    return switch (condition) {
      case Condition.All(var parts) -> others(parts, index, holds) == parts.size() - 1;
      case Condition.Any(var parts) -> others(parts, index, holds) == 0;
      case Condition.AtLeastOf(var least, var parts) -> others(parts, index, holds) == least - 1L;
      case Condition other -> true;
    };
  }

  private static long others(List<Condition> parts, int index, Predicate<Condition> holds) {
    return IntStream.range(0, parts.size())
        .filter(i -> i != index && holds.test(parts.get(i)))
        .count();
  }

  private void see(Seen seen, Predicate<Condition> holds) {
    if (holds.test(seen.condition)) {
      seen.held = true;
    } else {
      seen.failed = true;
    }
    for (int i = 0; i < seen.touched.length; i++) {
      seen.touched[i] |= holds.test(seen.edges.get(i).probe());
    }
    follow(seen.condition, holds);
  }

  /** On to the definitions that a part names. */
  private void follow(Condition part, Predicate<Condition> holds) {
    switch (part) {
      case Condition.Not(var denied) -> follow(denied, holds);
      case Condition.InSegment(var name) -> asks(segment(name), holds);
      case Condition.Compare c -> {
        follow(c.left(), holds);
        follow(c.right(), holds);
      }
      case Condition.OneOf c -> follow(c.value(), holds);
      case Condition.IsMissing c -> follow(c.value(), holds);
      case Condition other -> {}
    }
  }

  private void follow(Expression expression, Predicate<Condition> holds) {
    if (expression instanceof Expression.ScoreValue score) {
      workspace
          .score(score.score())
          .ifPresent(
              s ->
                  IntStream.range(0, s.entries().size())
                      .forEach(i -> asks(entry(s.name(), i), holds)));
    } else if (expression instanceof Expression.ClassOf of) {
      workspace.partition(of.partition()).ifPresent(p -> classes(p, holds));
    } else if (expression instanceof Expression.TraitValue trait) {
      workspace.trait(trait.trait()).ifPresent(t -> follow(t.value(), holds));
    }
    expression.operands().forEach(e -> follow(e, holds));
  }

  /** Up to the first that fits. */
  private void classes(Definitions.Partition partition, Predicate<Condition> holds) {
    for (Definitions.PartitionClass c : partition.classes()) {
      asks(ofClass(partition.name(), c.name()), holds);
      if (holds.test(c.condition())) {
        return;
      }
    }
  }

  Coverage coverage() {
    return new Coverage(
        roots.values().stream()
            .map(
                r ->
                    new Coverage.Definition(
                        r.name(), r.span(), r.parts().stream().map(Seen::part).toList()))
            .toList());
  }
}
