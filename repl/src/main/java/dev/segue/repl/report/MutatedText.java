package dev.segue.repl.report;

import dev.segue.compiler.mutate.Mutant;
import dev.segue.compiler.source.Source;
import dev.segue.runtime.scenario.Mutated;
import java.io.PrintStream;
import java.util.Collection;

/** Which changes of scripts no test noticed, for people: place, and what was changed. */
public final class MutatedText {
  private static final int LONGEST = 72;

  private final Collection<Source> sources;
  private final Screen screen;
  private final Paint paint;

  public MutatedText(Collection<Source> sources, Screen screen) {
    this.sources = sources;
    this.screen = screen;
    this.paint = Paint.of(screen);
  }

  public void print(Mutated mutated, PrintStream out) {
    out.println();
    for (Mutated.Survivor survivor : mutated.survivors()) {
      Mutant mutant = survivor.mutant();
      out.println(
          paint.warning("survived")
              + "  "
              + MutatedJson.place(mutant.span(), sources)
              + "  "
              + shown(mutant.before())
              + (mutant.after().isEmpty() ? " taken away" : " -> " + shown(mutant.after()))
              + (survivor.asked() == 0 ? paint.faint("  (no test comes to it)") : ""));
    }
    String noticed =
        Plural.number(mutated.noticed(), screen)
            + " of "
            + Plural.of(mutated.mutants(), "change", screen)
            + " noticed";
    out.println(mutated.survivors().isEmpty() ? paint.good(noticed) : noticed);
    if (mutated.untried() > 0) {
      out.println(
          "no time for " + Plural.number(mutated.untried(), screen) + " more; see --mutate-time");
    }
  }

  /** On one line, and not too long. */
  private static String shown(String text) {
    String line = DisplayWidth.harmless(text.strip().replaceAll("\\s+", " "));
    return line.length() <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST / 2))
            + " .. "
            + line.substring(line.length() - LONGEST / 4);
  }
}
