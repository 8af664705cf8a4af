package dev.segue.runtime.scenario;

import dev.segue.compiler.ir.Scenario;
import dev.segue.compiler.source.Span;
import java.util.List;

/** How a test went: what was expected and is not so, in the order written. */
public record ScenarioResult(Scenario scenario, List<Unmet> unmet) {
  public ScenarioResult {
    unmet = List.copyOf(unmet);
  }

  /**
   * An expectation that is not met.
   *
   * @param span its place
   * @param expected what was expected, in words
   * @param found what is so instead, line by line
   */
  public record Unmet(Span span, String expected, List<String> found) {
    public Unmet {
      found = List.copyOf(found);
    }
  }

  public boolean passed() {
    return unmet.isEmpty();
  }
}
