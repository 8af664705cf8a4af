package dev.segue.compiler.parse;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNConfig;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Where reading stopped.
 *
 * @param token what does not fit
 * @param before the word before it, if any
 * @param expected what would have fitted
 * @param rules the rules of the grammar that were being read, innermost first
 */
record Mistake(Token token, Optional<Token> before, IntervalSet expected, List<String> rules) {
  Mistake {
    rules = List.copyOf(rules);
  }

  static Mistake of(Parser parser, RecognitionException error) {
    Token token = Objects.requireNonNull(error.getOffendingToken());
    return new Mistake(
        token, before(parser, token), expected(error), parser.getRuleInvocationStack());
  }

  private static Optional<Token> before(Parser parser, Token token) {
    for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
      Token before = parser.getInputStream().get(i);
      if (before.getChannel() == Token.DEFAULT_CHANNEL) {
        return Optional.of(before);
      }
    }
    return Optional.empty();
  }

  private static IntervalSet expected(RecognitionException error) {
    IntervalSet expected = new IntervalSet();
    if (error instanceof InputMismatchException) {
      expected.addAll(error.getExpectedTokens());
    } else if (error instanceof NoViableAltException none && none.getDeadEndConfigs() != null) {
      for (ATNConfig config : none.getDeadEndConfigs()) {
        for (Transition transition : config.state.getTransitions()) {
          if (transition.label() != null) {
            expected.addAll(transition.label());
          }
        }
      }
    }
    return expected;
  }

  boolean in(String rule) {
    return rules.contains(rule);
  }

  boolean couldBe(int type) {
    return expected.contains(type);
  }
}
