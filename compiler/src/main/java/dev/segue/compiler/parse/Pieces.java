package dev.segue.compiler.parse;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.grammar.SegueLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** The words and signs of a text, as an editor colours them; any text has them. */
public final class Pieces {
  private Pieces() {}

  /** What a piece is; a keyword may stand there as a name. */
  public enum Kind {
    KEYWORD,
    NAME,
    NUMBER,
    TEXT,
    SIGN,
    COMMENT
  }

  /** A word or sign and its place. */
  public record Piece(Kind kind, Span span) {}

  public static List<Piece> of(Source source) {
    SegueLexer lexer = new SegueLexer(CharStreams.fromString(source.text()));
    lexer.removeErrorListeners();
    CommonTokenStream stream = new CommonTokenStream(lexer);
    stream.fill();
    Places places = new Places(source);
    List<Piece> pieces = new ArrayList<>();
    for (Token token : stream.getTokens()) {
      kind(token.getType()).ifPresent(kind -> pieces.add(new Piece(kind, places.of(token))));
    }
    return pieces;
  }

  private static Optional<Kind> kind(int type) {
    if (type >= SegueLexer.AND && type <= SegueLexer.SUNDAY) {
      return Optional.of(Kind.KEYWORD);
    }
    return switch (type) {
      case SegueLexer.IDENTIFIER, SegueLexer.QUOTED_NAME -> Optional.of(Kind.NAME);
      case SegueLexer.COMMENT, SegueLexer.OTHER_COMMENT -> Optional.of(Kind.COMMENT);
      case SegueLexer.STRING,
          SegueLexer.LONG_STRING,
          SegueLexer.OPEN_STRING,
          SegueLexer.OPEN_LONG,
          SegueLexer.CURLY_STRING,
          SegueLexer.APOSTROPHES ->
          Optional.of(Kind.TEXT);
      case SegueLexer.NUMBER,
          SegueLexer.PERCENTAGE,
          SegueLexer.INSTANT,
          SegueLexer.DATE_VALUE,
          SegueLexer.YEAR_QUARTER,
          SegueLexer.YEAR_MONTH,
          SegueLexer.BAD_DATE,
          SegueLexer.CLOCK ->
          Optional.of(Kind.NUMBER);
      case SegueLexer.SPACE, SegueLexer.HARD_SPACE, SegueLexer.INVISIBLE, Token.EOF ->
          Optional.empty();
      default -> Optional.of(Kind.SIGN);
    };
  }
}
