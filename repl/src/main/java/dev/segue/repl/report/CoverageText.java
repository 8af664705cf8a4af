package dev.segue.repl.report;

import dev.segue.compiler.source.Source;
import dev.segue.runtime.scenario.Coverage;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;

/** What tests do not decide, for people: definition by definition, and what would have to be. */
public final class CoverageText {
  private final Collection<Source> sources;
  private final Screen screen;
  private final Paint paint;

  public CoverageText(Collection<Source> sources, Screen screen) {
    this.sources = sources;
    this.screen = screen;
    this.paint = Paint.of(screen);
  }

  public void print(Coverage coverage, PrintStream out) {
    for (Coverage.Definition definition : coverage.definitions()) {
      List<Coverage.Part> lacking =
          definition.parts().stream()
              .filter(p -> !p.isDecided() || p.edges().stream().anyMatch(e -> !e.touched()))
              .toList();
      if (!lacking.isEmpty()) {
        out.println();
        out.println(definition.name() + "  " + paint.faint(place(definition)));
        if (definition.isReached()) {
          lacking.forEach(p -> part(p, out));
        } else {
          out.println("  no test asks it");
        }
      }
    }
    out.println();
    out.println(
        Plural.number(coverage.decided(), screen)
            + " of "
            + Plural.of(coverage.parts(), "part", screen)
            + " decided, "
            + Plural.number(coverage.touched(), screen)
            + " of "
            + Plural.of(coverage.edges(), "edge", screen)
            + " touched");
  }

  private static void part(Coverage.Part part, PrintStream out) {
    out.println("  " + part.words() + part.lack().map(l -> ": " + l).orElse(""));
    part.edges().stream()
        .filter(e -> !e.touched())
        .forEach(e -> out.println("    nobody: " + e.words()));
  }

  private String place(Coverage.Definition definition) {
    return definition.span().file() + ":" + ScenarioJson.line(definition.span(), sources);
  }
}
