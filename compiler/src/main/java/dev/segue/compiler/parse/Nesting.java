package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.grammar.SegueLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Parentheses, braces, not and minus within one another: what goes deeper than anybody means is
 * told once and left out, so that no text can exhaust the stack.
 */
final class Nesting {
  static final int DEEPEST = 64;

  private final Reading reading;

  /** How deep each open bracket stands, with the signs before it. */
  private final Deque<Integer> open = new ArrayDeque<>();

  /** The signs just before this place: not, minus. */
  private int signs;

  /** How many brackets were open where leaving out began; none where nothing is left out. */
  private int cutAt = -1;

  private Nesting(Reading reading) {
    this.reading = reading;
  }

  static void cut(Reading reading, List<CommonToken> tokens) {
    Nesting nesting = new Nesting(reading);
    // taken out, not hidden: the parser looks back over what is hidden at every step
    int kept = 0;
    for (CommonToken token : tokens) {
      boolean read = token.getChannel() == Token.DEFAULT_CHANNEL && token.getType() != Token.EOF;
      if (!read || nesting.isKept(token)) {
        token.setTokenIndex(kept);
        tokens.set(kept++, token);
      }
    }
    tokens.subList(kept, tokens.size()).clear();
  }

  private boolean isKept(CommonToken token) {
    if (cutAt >= 0 && token.getCharPositionInLine() == 0 && isDeclaration(token)) {
      open.clear();
      cutAt = -1;
    }
    switch (token.getType()) {
      case SegueLexer.LPAREN, SegueLexer.LBRACE -> {
        open.push(depth() + 1);
        signs = 0;
      }
      case SegueLexer.RPAREN, SegueLexer.RBRACE -> {
        open.poll();
        signs = 0;
      }
      case SegueLexer.NOT, SegueLexer.MINUS -> signs++;
      default -> signs = 0;
    }
    if (cutAt >= 0) {
      cutAt = open.size() < cutAt || (open.size() == cutAt && signs == 0) ? -1 : cutAt;
      return false;
    }
    if (depth() > DEEPEST) {
      reading.report(
          Diagnostic.of(Code.TOO_DEEP, reading.at(token), DEEPEST)
              .hint("name an inner part: a segment, or a condition"));
      reading.spoil(token);
      boolean bracket =
          token.getType() == SegueLexer.LPAREN || token.getType() == SegueLexer.LBRACE;
      cutAt = bracket ? open.size() - 1 : open.size();
      token.setType(SegueLexer.UNREADABLE);
    }
    return true;
  }

  private int depth() {
    return (open.isEmpty() ? 0 : open.getFirst()) + signs;
  }

  private static boolean isDeclaration(Token token) {
    return Block.FILE.rowToken(token.getType()).isPresent();
  }
}
