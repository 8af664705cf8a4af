package dev.segue.repl.report;

import dev.segue.runtime.segment.Reasons;
import java.io.PrintStream;
import java.util.List;

/** Which way a refresh goes and why, for people. */
public record ReasonsText(Screen screen, PrintStream out) {

  public void print(Reasons reasons) {
    int besides = reasons.asked().size() + reasons.later().size();
    String one = Plural.of(reasons.statements(), "statement", screen);
    String other = "one scan and " + Plural.of(besides, "statement", screen) + " besides";
    String price =
        "a scan costs about as much as " + Plural.of(reasons.scan(), "statement", screen);
    switch (reasons.way()) {
      case SQL -> {
        out.println(Paint.of(screen).strong(one) + ", one for each definition");
        out.println("  " + price + ": it would be " + other);
      }
      case TOGETHER -> {
        String alone = Plural.of(reasons.later().size(), "statement", screen) + " besides";
        out.println(
            Paint.of(screen)
                .strong(
                    Plural.of(reasons.scan(), "statement", screen)
                        + " for many definitions each, and "
                        + alone));
        out.println("  one for each definition would be " + one);
        if (!reasons.later().isEmpty()) {
          out.println("  asked for by themselves: " + names(reasons.later()));
        }
      }
      case KERNEL -> {
        out.println(Paint.of(screen).strong(other));
        out.println("  " + price + ": one for each definition would be " + one);
        reasons.asked().forEach(this::asked);
        if (!reasons.later().isEmpty()) {
          out.println(
              "  after the scan, once the database knows others: " + names(reasons.later()));
        }
      }
    }
  }

  private void asked(Reasons.Asked asked) {
    out.println(
        "  asked besides, for " + names(asked.of()) + ": " + DisplayWidth.harmless(asked.words()));
  }

  private static String names(List<String> names) {
    return String.join(", ", names);
  }
}
