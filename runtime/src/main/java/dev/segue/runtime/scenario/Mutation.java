package dev.segue.runtime.scenario;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Scenario;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.mutate.Mutant;
import dev.segue.compiler.mutate.Mutating;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.syntax.SourceFile;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/** Changes scripts a little, again and again, and sees whether a test fails. */
public final class Mutation {
  private final SegueCompiler.Input input;
  private final Workspace workspace;

  /** What the tests that are chosen come to, by their places in the workspace. */
  private final Map<Integer, Set<String>> reached = new HashMap<>();

  private final List<Mutated.Survivor> survivors = new ArrayList<>();
  private int mutants;
  private int noticed;

  private Mutation(SegueCompiler.Input input, Workspace workspace) {
    this.input = input;
    this.workspace = workspace;
  }

  /**
   * Of tests that pass.
   *
   * @param input what the compilation is of
   * @param atMost how long it may take
   */
  public static Mutated run(
      SegueCompiler.Input input,
      Compilation compilation,
      Predicate<Scenario> chosen,
      InstantSource clock,
      Duration atMost,
      Progress progress) {
    Workspace workspace = compilation.workspace();
    Mutation mutation = new Mutation(input, workspace);
    for (int i = 0; i < workspace.scenarios().size(); i++) {
      Scenario scenario = workspace.scenarios().get(i);
      if (chosen.test(scenario)) {
        mutation.reached.put(i, Reached.by(scenario, workspace));
      }
    }
    Map<Source, List<Mutant>> changes = new LinkedHashMap<>();
    int all = 0;
    for (int i = 0; i < input.scripts().size(); i++) {
      Source script = input.scripts().get(i);
      SourceFile file = compilation.files().get(i);
      List<Mutant> of =
          Mutating.of(
              script,
              file,
              workspace.segments().stream().map(Definitions::name).toList(),
              workspace.topics().stream().map(Definitions::name).toList());
      changes.put(script, of);
      all += of.size();
    }
    Instant end = clock.instant().plus(atMost);
    int tried = 0;
    for (Map.Entry<Source, List<Mutant>> of : changes.entrySet()) {
      for (Mutant mutant : of.getValue()) {
        if (clock.instant().isAfter(end)) {
          return mutation.mutated(all - tried);
        }
        progress.at("changing scripts", tried++, all);
        mutation.attempt(of.getKey(), mutant);
      }
    }
    return mutation.mutated(0);
  }

  private Mutated mutated(int untried) {
    return new Mutated(mutants, noticed, survivors, untried);
  }

  private void attempt(Source script, Mutant mutant) {
    Compilation changed = SegueCompiler.understand(with(script, mutant.of(script)));
    if (changed.hasErrors()) {
      return;
    }
    Set<String> different = different(changed.workspace());
    if (different.isEmpty()) {
      return;
    }
    mutants++;
    List<Integer> asked =
        reached.entrySet().stream()
            .filter(r -> r.getValue().stream().anyMatch(different::contains))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (asked.stream().anyMatch(test -> fails(changed.workspace(), test))) {
      noticed++;
      return;
    }
    survivors.add(new Mutated.Survivor(mutant, asked.size()));
  }

  /** With no more programs than the test can tell of. */
  private boolean fails(Workspace changed, int test) {
    Set<String> of = reached.getOrDefault(test, Set.of());
    List<Program> programs =
        changed.programs().stream().filter(p -> of.contains(p.name())).toList();
    Workspace small =
        new Workspace(
            changed.name(),
            changed.zone(),
            changed.schema(),
            changed.segments(),
            changed.traits(),
            changed.scores(),
            changed.partitions(),
            changed.lists(),
            changed.topics(),
            changed.vocabularies(),
            changed.messages(),
            programs,
            List.of(changed.scenarios().get(test)));
    try {
      return Scenarios.run(small, s -> true, Progress.SILENT).stream()
          .anyMatch(result -> !result.passed());
    } catch (StoreFailure e) {
      return true; // what cannot be asked any more is noticed
    }
  }

  private SegueCompiler.Input with(Source script, Source changed) {
    return new SegueCompiler.Input(
        input.name(),
        input.zone(),
        input.channel(),
        input.topic(),
        input.from(),
        input.scripts().stream().map(s -> s.equals(script) ? changed : s).toList(),
        input.templates(),
        input.whole());
  }

  /** The names that mean something else. */
  private Set<String> different(Workspace other) {
    Set<String> names = new HashSet<>();
    compare(
        workspace.segments(),
        other.segments(),
        Definitions.Segment::name,
        (a, b) -> a.condition().equals(b.condition()),
        names);
    compare(
        workspace.traits(),
        other.traits(),
        Definitions.Trait::name,
        (a, b) -> a.value().equals(b.value()),
        names);
    compare(
        workspace.scores(),
        other.scores(),
        Definitions.Score::name,
        (a, b) -> a.entries().equals(b.entries()),
        names);
    compare(
        workspace.partitions(),
        other.partitions(),
        Definitions.Partition::name,
        (a, b) -> a.classes().equals(b.classes()),
        names);
    compare(
        workspace.vocabularies(),
        other.vocabularies(),
        v -> v.name(),
        (a, b) -> a.condition().equals(b.condition()),
        names);
    compare(
        workspace.messages(),
        other.messages(),
        m -> m.name(),
        (a, b) -> a.topic().equals(b.topic()),
        names);
    compare(
        workspace.programs(),
        other.programs(),
        Program::name,
        (a, b) -> a.version().equals(b.version()),
        names);
    return names;
  }

  private static <T> void compare(
      Collection<T> before,
      Collection<T> after,
      Function<T, String> name,
      BiPredicate<T, T> same,
      Set<String> names) {
    Map<String, T> by = new HashMap<>();
    before.forEach(b -> by.put(name.apply(b), b));
    for (T a : after) {
      if (Optional.ofNullable(by.get(name.apply(a))).filter(b -> same.test(b, a)).isEmpty()) {
        names.add(name.apply(a));
      }
    }
  }
}
