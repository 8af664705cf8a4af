package dev.segue.compiler.parse;

import dev.segue.grammar.SegueLexer;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** A text's words and signs, habits from elsewhere set right. */
final class Lexing {
  private Lexing() {}

  static List<Token> tokens(Reading reading) {
    SegueLexer lexer = new SegueLexer(CharStreams.fromString(reading.source().text()));
    lexer.removeErrorListeners();
    CommonTokenStream stream = new CommonTokenStream(lexer);
    stream.fill();
    return stream.getTokens();
  }
}
