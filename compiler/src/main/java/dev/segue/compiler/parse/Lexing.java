package dev.segue.compiler.parse;

import dev.segue.grammar.SegueLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;

/** A text's words and signs, habits from elsewhere set right, what is nested too deeply cut off. */
final class Lexing {
  private Lexing() {}

  static List<CommonToken> tokens(Reading reading) {
    SegueLexer lexer = new SegueLexer(CharStreams.fromString(reading.source().text()));
    lexer.removeErrorListeners();
    CommonTokenStream stream = new CommonTokenStream(lexer);
    stream.fill();
    List<CommonToken> tokens = new ArrayList<>();
    stream.getTokens().forEach(token -> tokens.add((CommonToken) token));
    Habits.setRight(reading, tokens);
    Nesting.cut(reading, tokens);
    return tokens;
  }
}
