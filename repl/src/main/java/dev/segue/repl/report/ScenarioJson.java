package dev.segue.repl.report;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.runtime.scenario.Coverage;
import dev.segue.runtime.scenario.Mutated;
import dev.segue.runtime.scenario.ScenarioResult;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How tests went, for programs. */
public record ScenarioJson(
    int passed,
    int failed,
    List<Outcome> tests,
    Optional<CoverageJson> coverage,
    Optional<MutatedJson> mutation) {

  /** One test. */
  public record Outcome(String title, String file, int line, boolean passed, List<Unmet> unmet) {}

  /** What was expected and is not so. */
  public record Unmet(String file, int line, String expected, List<String> found) {}

  public static ScenarioJson of(
      List<ScenarioResult> results,
      Collection<Source> sources,
      Optional<Coverage> coverage,
      Optional<Mutated> mutated) {
    int passed = Math.toIntExact(results.stream().filter(ScenarioResult::passed).count());
    return new ScenarioJson(
        passed,
        results.size() - passed,
        results.stream()
            .map(
                r ->
                    new Outcome(
                        r.scenario().title(),
                        r.scenario().span().file(),
                        line(r.scenario().span(), sources),
                        r.passed(),
                        r.unmet().stream().map(u -> unmet(u, sources)).toList()))
            .toList(),
        coverage.map(c -> CoverageJson.of(c, sources)),
        mutated.map(m -> MutatedJson.of(m, sources)));
  }

  private static Unmet unmet(ScenarioResult.Unmet unmet, Collection<Source> sources) {
    Span span = unmet.span();
    return new Unmet(span.file(), line(span, sources), unmet.expected(), unmet.found());
  }

  static int line(Span span, Collection<Source> sources) {
    return sources.stream()
        .filter(s -> s.path().equals(span.file()))
        .findFirst()
        .map(s -> s.lineOf(span.start()))
        .orElse(1);
  }
}
