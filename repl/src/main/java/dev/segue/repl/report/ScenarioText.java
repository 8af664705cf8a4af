package dev.segue.repl.report;

import dev.segue.compiler.source.Source;
import dev.segue.runtime.scenario.ScenarioResult;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;

/** How tests went, for people: each by its title, and of those that failed what was found. */
public final class ScenarioText {
  private final Findings findings;
  private final Screen screen;
  private final Paint paint;

  public ScenarioText(Collection<Source> sources, Screen screen) {
    this.findings = new Findings(sources, screen);
    this.screen = screen;
    this.paint = Paint.of(screen);
  }

  public void print(List<ScenarioResult> results, PrintStream out) {
    for (ScenarioResult result : results) {
      String mark = result.passed() ? paint.good("passed") : paint.error("failed");
      out.println(mark + "  " + result.scenario().title());
      for (ScenarioResult.Unmet unmet : result.unmet()) {
        out.println("  expected " + unmet.expected());
        unmet.found().forEach(line -> out.println("    " + DisplayWidth.harmless(line)));
        out.print(findings.failing(unmet.span()));
      }
    }
    long failed = results.stream().filter(r -> !r.passed()).count();
    String total = Plural.of(results.size(), "test", screen);
    if (results.isEmpty()) {
      out.println("no tests in the workspace");
    } else if (failed == 0) {
      out.println(paint.good(total + " passed"));
    } else {
      out.println(paint.error(Plural.number(failed, screen) + " of " + total + " failed"));
    }
  }
}
