package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import dev.segue.grammar.SegueLexer;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Text in quotes of another kind, or without its closing quote: read as text all the same. */
final class QuoteHabits {
  private final Reading reading;
  private final List<CommonToken> tokens;

  QuoteHabits(Reading reading, List<CommonToken> tokens) {
    this.reading = reading;
    this.tokens = tokens;
  }

  /** {@code 'US'} or the same in typographic quotes; {@code 'it''s'} is one text. */
  void closed(int i) {
    CommonToken token = tokens.get(i);
    boolean plain = token.getText().startsWith("'") && token.getText().endsWith("'");
    String text = token.getText().substring(1, token.getText().length() - 1);
    for (int next = i + 1; plain && next < tokens.size() && doubles(tokens.get(next)); next++) {
      CommonToken more = tokens.get(next);
      text += "'" + more.getText().substring(1, more.getText().length() - 1);
      token.setStopIndex(more.getStopIndex());
      hide(more);
    }
    token.setType(SegueLexer.STRING);
    token.setText('"' + text.replace("\"", "\\\"") + '"');
    Span span = reading.at(token);
    reading.report(
        Diagnostic.of(plain ? Code.SINGLE_QUOTES : Code.TYPOGRAPHIC_QUOTES, span)
            .hint("write " + token.getText())
            .fix("write plain double quotes", span, token.getText()));
  }

  private static boolean doubles(Token token) {
    return token.getType() == SegueLexer.APOSTROPHES && token.getText().startsWith("'");
  }

  /** The row is spoilt: what else stands in it may be part of the text. */
  void open(int i) {
    CommonToken token = tokens.get(i);
    boolean block = token.getType() == SegueLexer.OPEN_LONG;
    Span span = reading.at(token);
    if (block) {
      token.setText(token.getText() + "\"\"\"");
      token.setType(SegueLexer.LONG_STRING);
      Span quotes = new Span(span.file(), span.start(), span.start() + 3);
      reading.report(Diagnostic.of(Code.UNCLOSED_BLOCK, quotes));
    } else {
      if (!reading.isSpoiltOnLine(token)) {
        reading.report(Diagnostic.of(Code.UNCLOSED_TEXT, span));
      }
      token.setType(SegueLexer.STRING);
      token.setText(token.getText() + '"');
      freeBrace(token, i);
    }
    reading.spoil(token);
  }

  /** A brace at the end of the line is the block's, not the text's. */
  private void freeBrace(CommonToken token, int i) {
    String inner = token.getText().substring(0, token.getText().length() - 1).stripTrailing();
    if (inner.length() < 2 || !inner.endsWith("{")) {
      return;
    }
    CommonToken brace = new CommonToken(token);
    int at = token.getStartIndex() + inner.codePointCount(0, inner.length()) - 1;
    brace.setType(SegueLexer.LBRACE);
    brace.setText("{");
    brace.setStartIndex(at);
    brace.setStopIndex(at);
    token.setStopIndex(at - 1);
    token.setText(inner.substring(0, inner.length() - 1).stripTrailing() + '"');
    tokens.add(i + 1, brace);
  }

  /** A quote that is not plain and has no partner on its line. */
  void lone(int i) {
    CommonToken token = tokens.get(i);
    hide(token);
    boolean plain = token.getText().equals("'");
    Diagnostic told =
        Diagnostic.of(plain ? Code.SINGLE_QUOTES : Code.TYPOGRAPHIC_QUOTES, reading.at(token));
    if (!reading.isSpoiltOnLine(token)) {
      reading.report(told.hint("write \"..\" around the text"));
    }
    reading.spoil(token);
  }

  private static void hide(CommonToken token) {
    token.setChannel(Token.HIDDEN_CHANNEL);
  }
}
