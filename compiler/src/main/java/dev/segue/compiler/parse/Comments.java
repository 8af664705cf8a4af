package dev.segue.compiler.parse;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Comment;
import dev.segue.grammar.SegueLexer;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** The comments of a text, kept for the formatter. */
final class Comments {
  private Comments() {}

  static List<Comment> of(Reading reading, List<CommonToken> tokens) {
    return tokens.stream()
        .filter(t -> t.getChannel() == SegueLexer.COMMENTS)
        .map(t -> comment(reading, t))
        .toList();
  }

  private static Comment comment(Reading reading, Token token) {
    Span span = reading.at(token);
    Source source = reading.source();
    String before =
        source.line(source.lineOf(span.start())).substring(0, source.columnOf(span.start()) - 1);
    return new Comment(token.getText().stripTrailing(), before.isBlank(), span);
  }
}
