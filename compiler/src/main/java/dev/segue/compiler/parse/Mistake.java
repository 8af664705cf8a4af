package dev.segue.compiler.parse;

import dev.segue.grammar.SegueParser;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNConfig;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Where reading stopped.
 *
 * @param token what does not fit
 * @param row the first token of the row it stands in
 * @param expected what would have fitted, as far as reading looked
 * @param rules the rules of the grammar that were being read, innermost first
 */
record Mistake(Token token, Token row, Set<Integer> expected, List<Integer> rules) {
  Mistake {
    expected = Set.copyOf(expected);
    rules = List.copyOf(rules);
  }

  static Mistake of(Parser parser, RecognitionException error, Token row) {
    Token token = Objects.requireNonNull(error.getOffendingToken());
    List<Integer> rules =
        parser.getRuleInvocationStack().stream().map(parser::getRuleIndex).toList();
    return new Mistake(token, row, expected(error), rules);
  }

  private static Set<Integer> expected(RecognitionException error) {
    Set<Integer> expected = new HashSet<>();
    if (error instanceof NoViableAltException none && none.getDeadEndConfigs() != null) {
      for (ATNConfig config : none.getDeadEndConfigs()) {
        for (Transition transition : config.state.getTransitions()) {
          add(transition.label(), expected);
        }
      }
    } else {
      add(error.getExpectedTokens(), expected);
    }
    return expected;
  }

  private static void add(@Nullable IntervalSet set, Set<Integer> to) {
    if (set != null) {
      to.addAll(set.toSet());
    }
  }

  boolean in(int rule) {
    return rules.contains(rule);
  }

  int innermost() {
    return rules.getFirst();
  }

  boolean couldBe(int type) {
    return expected.contains(type);
  }

  /** Whether a name could have stood here. */
  boolean couldBeName() {
    return couldBe(SegueParser.IDENTIFIER);
  }
}
