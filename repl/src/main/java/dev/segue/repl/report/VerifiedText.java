package dev.segue.repl.report;

import dev.segue.runtime.verify.Verified;
import java.io.PrintStream;
import java.util.List;

/** The outcome of {@code segue verify}, in words. */
public final class VerifiedText {
  private static final List<String> KINDS = List.of("segment", "trait", "score", "partition");

  private final Screen screen;
  private final PrintStream out;

  public VerifiedText(Screen screen, PrintStream out) {
    this.screen = screen;
    this.out = out;
  }

  public void print(Verified verified, String engine, long seed) {
    out.println(
        Plural.number(verified.contacts(), screen)
            + " of "
            + Plural.of(verified.everyone(), "contact", screen)
            + ", drawn by seed "
            + seed
            + (verified.copied() ? ", copied to " : ", asked of ")
            + engine);
    for (String kind : KINDS) {
      int asked = verified.asked().getOrDefault(kind, 0);
      if (asked > 0) {
        out.println("  " + Plural.of(asked, kind, screen));
      }
    }
    if (!verified.skipped().isEmpty()) {
      out.println(
          Plural.of(verified.skipped().size(), "definition", screen)
              + " skipped, which "
              + (verified.skipped().size() == 1 ? "looks" : "look")
              + " at contacts outside of the sample: "
              + String.join(", ", verified.skipped()));
      out.println("  '--sample " + verified.everyone() + "' asks them too");
    }
    Paint paint = Paint.of(screen);
    if (verified.disagreeing() == 0) {
      out.println(paint.strong("Every answer is the same."));
      return;
    }
    out.println(
        paint.strong(Plural.of(verified.disagreeing(), "answer", screen) + " not the same:"));
    for (Verified.Disagreement d : verified.disagreements()) {
      out.println(
          "  "
              + d.kind()
              + " "
              + d.definition()
              + " of contact "
              + d.contact()
              + ": the interpreter says "
              + said(d.oracle())
              + ", SQL "
              + said(d.sql()));
    }
    long more = verified.disagreeing() - verified.disagreements().size();
    if (more > 0) {
      out.println("  and " + Plural.number(more, screen) + " more");
    }
  }

  private static String said(String answer) {
    return answer.isEmpty() ? "nothing" : answer;
  }
}
