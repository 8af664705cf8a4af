package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Signs that are taken to be missing lead to other guesses right behind them: in {@code ( changed
 * from "free" to "pro")} a comma before {@code "free"} makes {@code to} an {@code and}. What is
 * guessed so, and what is told of it, is not told.
 */
final class Guesses {
  private Guesses() {}

  /** What does not come of another guess; all by their places. */
  static List<Diagnostic> grounded(List<Diagnostic> sorted, Source source) {
    List<Diagnostic> left = new ArrayList<>();
    Set<Integer> led = new HashSet<>();
    Optional<Span> guess = Optional.empty();
    for (Diagnostic told : sorted) {
      boolean behind = guess.filter(g -> isBehind(told.span(), g, source)).isPresent();
      boolean wording = told.code() == Code.WORDING && behind;
      if (wording) {
        led.add(told.span().start());
      } else if (!isOf(told, led)) {
        left.add(told);
      }
      if (told.code() == Code.MISSING || wording) {
        guess = Optional.of(told.span());
      }
    }
    return left;
  }

  private static boolean isBehind(Span place, Span guess, Source source) {
    return place.start() >= guess.end()
        && source.text().substring(guess.end(), place.start()).isBlank()
        && source.lineOf(guess.end()) == source.lineOf(place.start());
  }

  /** Mixed by a word that nobody wrote: it has the place, and not the length, of what is there. */
  private static boolean isOf(Diagnostic told, Set<Integer> led) {
    return told.code() == Code.MIXED
        && (led.contains(told.span().start())
            || told.related().stream().map(r -> r.span().start()).anyMatch(led::contains));
  }
}
