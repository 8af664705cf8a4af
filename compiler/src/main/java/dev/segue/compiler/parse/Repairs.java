package dev.segue.compiler.parse;

import dev.segue.grammar.SegueParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Reads again with a mistake's words as they were most likely meant, so that what stands after them
 * is read too and nothing else is told because of them. A guess counts if reading gets further.
 */
final class Repairs<C extends ParserRuleContext> {
  /** Readings of one text; longer texts have none. */
  private static final int MOST_ATTEMPTS = 80;

  private static final int MOST_TOKENS = 20_000;

  private final Reading reading;
  private final Function<SegueParser, C> rule;
  private final Set<Integer> given = new HashSet<>();
  private int attempts;

  private Repairs(Reading reading, Function<SegueParser, C> rule) {
    this.reading = reading;
    this.rule = rule;
  }

  /** The last reading; what it stopped at is not told yet, what was set right is. */
  static <C extends ParserRuleContext> Attempt<C> repaired(
      Reading reading, List<CommonToken> written, Function<SegueParser, C> rule) {
    return new Repairs<>(reading, rule).repaired(written);
  }

  private record Step<C>(List<CommonToken> tokens, Attempt<C> attempt) {}

  private Attempt<C> repaired(List<CommonToken> written) {
    Step<C> step = new Step<>(written, Attempt.of(written, rule));
    Optional<Step<C>> next = Optional.of(step);
    while (next.isPresent()) {
      step = next.get();
      next = written.size() > MOST_TOKENS ? Optional.empty() : better(step);
    }
    return step.attempt();
  }

  /** The first mistake that some guess sets right, set right. */
  private Optional<Step<C>> better(Step<C> step) {
    for (Mistake mistake : step.attempt().mistakes()) {
      boolean hopeless =
          given.contains(mistake.token().getStartIndex())
              || reading.isSpoilt(mistake.row(), mistake.token());
      for (Repair repair : hopeless ? List.<Repair>of() : candidates(step.attempt(), mistake)) {
        if (attempts >= MOST_ATTEMPTS) {
          return Optional.empty();
        }
        attempts++;
        List<CommonToken> meant = repair.applied(step.tokens());
        Attempt<C> attempt = Attempt.of(meant, rule);
        if (getsFurther(attempt, step.attempt(), mistake)) {
          reading.report(repair.diagnostic());
          return Optional.of(new Step<>(meant, attempt));
        }
      }
      given.add(mistake.token().getStartIndex());
    }
    return Optional.empty();
  }

  private List<Repair> candidates(Attempt<C> attempt, Mistake mistake) {
    Neighbours near = new Neighbours(mistake, attempt.rows(), reading);
    List<Repair> candidates = new ArrayList<>(Amounts.candidates(near));
    candidates.addAll(Phrases.candidates(near));
    candidates.addAll(Misspellings.candidates(near));
    candidates.addAll(Usages.candidates(near));
    candidates.addAll(Punctuation.candidates(near));
    candidates.addAll(Braces.candidates(near));
    return candidates;
  }

  /** Nothing new went wrong up to just after the mistake, and not more did in all. */
  private boolean getsFurther(Attempt<C> now, Attempt<C> before, Mistake mistake) {
    int reached = reading.at(mistake.token()).end();
    return now.mistakes().size() <= before.mistakes().size()
        && count(now, reached) < count(before, reached);
  }

  private long count(Attempt<C> attempt, int reached) {
    return attempt.mistakes().stream()
        .filter(m -> reading.at(m.token()).start() <= reached)
        .count();
  }
}
