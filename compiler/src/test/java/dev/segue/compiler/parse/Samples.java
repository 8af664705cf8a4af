package dev.segue.compiler.parse;

import dev.segue.compiler.GoldenFolder;
import dev.segue.grammar.SegueLexer;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** Texts to begin from. */
public final class Samples {
  private Samples() {}

  /** Every file that is read without a mistake. */
  public static List<String> texts() {
    return Stream.of("language", "forms")
        .map(GoldenFolder::of)
        .flatMap(
            folder -> folder.stems(".segue").stream().map(stem -> folder.read(stem + ".segue")))
        .toList();
  }

  /** The words, signs, comments and white space of a text; together they are the text. */
  public static List<String> pieces(String text) {
    CommonTokenStream stream = new CommonTokenStream(new SegueLexer(CharStreams.fromString(text)));
    stream.fill();
    return stream.getTokens().stream()
        .filter(t -> t.getType() != Token.EOF)
        .map(Token::getText)
        .toList();
  }
}
