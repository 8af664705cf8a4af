package dev.segue.compiler.parse;

import dev.segue.grammar.SegueLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** A text's words and signs, habits from elsewhere set right, what is nested too deeply cut off. */
final class Lexing {
  private Lexing() {}

  static List<CommonToken> tokens(Reading reading) {
    SegueLexer lexer = new SegueLexer(CharStreams.fromString(reading.source().text()));
    lexer.removeErrorListeners();
    List<CommonToken> tokens = new ArrayList<>();
    CommonToken token;
    do {
      token = (CommonToken) lexer.nextToken();
      token.setTokenIndex(tokens.size());
      tokens.add(token);
    } while (token.getType() != Token.EOF);
    Habits.setRight(reading, tokens);
    tokens.removeIf(t -> t.getType() == SegueLexer.SPACE); // habits alone ask what stands apart
    Nesting.cut(reading, tokens);
    return tokens;
  }
}
