package dev.segue.compiler.parse;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Where tokens and rules stand in a source: ANTLR counts code points, spans count UTF-16 units. */
final class Places {
  private final Source source;

  /** The offset of each code point; empty where each is one unit. */
  private final int[] offsets;

  Places(Source source) {
    this.source = source;
    String text = source.text();
    int points = text.codePointCount(0, text.length());
    this.offsets = new int[points == text.length() ? 0 : points + 1];
    for (int i = 0, offset = 0; i < offsets.length; i++) {
      offsets[i] = offset;
      offset += i < points ? Character.charCount(text.codePointAt(offset)) : 0;
    }
  }

  Span of(Token token) {
    return between(token, token);
  }

  Span of(ParserRuleContext rule) {
    return between(rule.getStart(), rule.getStop());
  }

  /** From the start of one token to the end of another, or the start alone where there is none. */
  Span between(Token first, @Nullable Token last) {
    int start = offset(first.getStartIndex());
    int end = last == null ? start : offset(last.getStopIndex() + 1);
    return new Span(source.path(), start, Math.max(start, end));
  }

  /** The empty place just after a token. */
  Span after(Token token) {
    int end = of(token).end();
    return new Span(source.path(), end, end);
  }

  /** What is written at a place. */
  String text(Span span) {
    return source.text().substring(span.start(), span.end());
  }

  private int offset(int point) {
    return offsets.length == 0 ? point : offsets[Math.min(point, offsets.length - 1)];
  }
}
