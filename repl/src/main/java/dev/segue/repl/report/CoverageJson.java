package dev.segue.repl.report;

import dev.segue.compiler.source.Source;
import dev.segue.runtime.scenario.Coverage;
import java.util.Collection;
import java.util.List;

/** What tests decide, for programs. */
public record CoverageJson(
    long parts, long decided, long edges, long touched, List<Definition> definitions) {

  /** A definition, or a condition of a program. */
  public record Definition(
      String name, String file, int line, boolean asked, List<Coverage.Part> parts) {}

  public static CoverageJson of(Coverage coverage, Collection<Source> sources) {
    return new CoverageJson(
        coverage.parts(),
        coverage.decided(),
        coverage.edges(),
        coverage.touched(),
        coverage.definitions().stream()
            .map(
                d ->
                    new Definition(
                        d.name(),
                        d.span().file(),
                        ScenarioJson.line(d.span(), sources),
                        d.isReached(),
                        d.parts()))
            .toList());
  }
}
