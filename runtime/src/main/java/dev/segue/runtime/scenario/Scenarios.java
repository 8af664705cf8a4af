package dev.segue.runtime.scenario;

import dev.segue.compiler.ir.Scenario;
import dev.segue.compiler.ir.Workspace;
import dev.segue.runtime.store.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Runs the tests of a workspace, each on a virtual clock and where there is nothing yet, by the
 * code that production runs by. Nothing is sent.
 */
public final class Scenarios {
  private Scenarios() {}

  /** Those that are chosen, in the order declared. */
  public static List<ScenarioResult> run(
      Workspace workspace, Predicate<Scenario> chosen, Progress progress) {
    return run(workspace, chosen, Stage.IN_MEMORY, progress);
  }

  /** The same on some engine: the result is the same on each. */
  public static List<ScenarioResult> run(
      Workspace workspace, Predicate<Scenario> chosen, Stage stage, Progress progress) {
    return run(workspace, chosen, stage, Optional.empty(), progress);
  }

  /** How they went, and what they decide. */
  public record Covered(List<ScenarioResult> results, Coverage coverage) {
    public Covered {
      results = List.copyOf(results);
    }
  }

  /** The same, and what they decide. */
  public static Covered covered(
      Workspace workspace, Predicate<Scenario> chosen, Stage stage, Progress progress) {
    Covering covering = new Covering(workspace);
    List<ScenarioResult> results = run(workspace, chosen, stage, Optional.of(covering), progress);
    return new Covered(results, covering.coverage());
  }

  private static List<ScenarioResult> run(
      Workspace workspace,
      Predicate<Scenario> chosen,
      Stage stage,
      Optional<Covering> covering,
      Progress progress) {
    Reduced seen = Reduced.of(workspace);
    List<Scenario> scenarios = workspace.scenarios().stream().filter(chosen).toList();
    List<ScenarioResult> results = new ArrayList<>();
    stage.each(
        workspace.schema(),
        scenarios,
        (scenario, tables) -> {
          progress.at("testing", results.size(), scenarios.size());
          results.add(
              tables
                  .store()
                  .rehearsed(() -> new Play(workspace, seen, tables, covering).result(scenario)));
        });
    progress.at("testing", scenarios.size(), scenarios.size());
    return results;
  }
}
