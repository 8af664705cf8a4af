package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Quotes;
import dev.segue.compiler.syntax.TextLiteral;
import dev.segue.grammar.SegueParser;
import dev.segue.grammar.SegueParser.TextContext;
import dev.segue.grammar.SegueParser.TitleContext;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Text in quotes: escapes resolved, the margin of a block taken off. */
final class Texts {
  private final Reading reading;

  Texts(Reading reading) {
    this.reading = reading;
  }

  TextLiteral text(TextContext c) {
    return text(c.getStart());
  }

  Optional<TextLiteral> title(@Nullable TitleContext c) {
    return Optional.ofNullable(c).map(title -> text(title.getStart()));
  }

  /** Quotes that were left open, or of another kind, have been set right by then. */
  TextLiteral text(Token token) {
    String written = token.getText();
    onlyCharacters(reading, token);
    boolean block = token.getType() == SegueParser.LONG_STRING;
    String inner = block ? Quotes.withoutMargin(inside(written, 3)) : inside(written, 1);
    return new TextLiteral(unescaped(inner, token), block, reading.at(token));
  }

  /** What a text or a name in backticks holds must be characters. */
  static void onlyCharacters(Reading reading, Token token) {
    String written = token.getText();
    Span place = reading.at(token);
    Characters.none(written)
        .ifPresent(
            at -> {
              int start = Math.min(place.start() + at, place.end());
              Span span = new Span(place.file(), start, Math.min(start + 1, place.end()));
              reading.report(
                  Diagnostic.of(
                          Code.INVISIBLE, span, Characters.named(written.substring(at, at + 1)))
                      .fix("take it out", span, ""));
            });
  }

  private static String inside(String written, int quotes) {
    return written.substring(quotes, written.length() - quotes);
  }

  /** A backslash that begins no escape is itself, so that a pattern stands as written. */
  private String unescaped(String written, Token token) {
    if (written.indexOf('\\') < 0) {
      return written;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char next = i + 1 < written.length() ? written.charAt(i + 1) : ' ';
      if (written.charAt(i) != '\\') {
        text.append(written.charAt(i));
      } else if (next == 'u' && written.startsWith("{", i + 2)) {
        int end = written.indexOf('}', i);
        text.appendCodePoint(codePoint(end < 0 ? "" : written.substring(i + 3, end), token));
        i = end < 0 ? i + 2 : end;
      } else if ("\"\\nt".indexOf(next) >= 0) {
        text.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
        i++;
      } else {
        text.append('\\');
      }
    }
    return text.toString();
  }

  private int codePoint(String digits, Token token) {
    int point = digits.matches("[0-9a-fA-F]{1,6}") ? Integer.parseInt(digits, 16) : -1;
    boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    // no database of ours holds a zero in text, and some refuse to be asked about it
    if (point > 0 && Character.isValidCodePoint(point) && !surrogate) {
      return point;
    }
    Span place = reading.at(token);
    int offset = reading.places().text(place).indexOf("\\u{" + digits);
    int start = place.start() + Math.max(0, offset);
    int end = Math.min(place.end(), start + digits.length() + 4);
    reading.report(
        Diagnostic.of(Code.NO_CHARACTER, new Span(place.file(), start, end), digits)
            .hint("write the character's number in hexadecimal digits, as in '\\u{e9}'"));
    return 0xFFFD;
  }
}
