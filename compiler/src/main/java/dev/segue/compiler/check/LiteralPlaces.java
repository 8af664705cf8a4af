package dev.segue.compiler.check;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.TextLiteral;

/** Where in a script each character of a text in quotes stands. */
final class LiteralPlaces {
  private final Span literal;
  private final int[] offsets;

  private LiteralPlaces(Span literal, int[] offsets) {
    this.literal = literal;
    this.offsets = offsets;
  }

  /**
   * Walks along what was written: escapes stand for a character, margins and returns for none.
   *
   * @param raw the literal as written, with its quotes
   */
  static LiteralPlaces of(TextLiteral literal, String raw) {
    int quotes = literal.block() ? 3 : 1;
    int end = Math.max(quotes, raw.length() - quotes);
    String value = literal.value();
    int[] offsets = new int[value.length() + 1];
    int at = quotes;
    int done = 0;
    while (done < value.length()) {
      Written written = written(raw, Math.min(at, raw.length()));
      if (at >= end) {
        offsets[done++] = end;
      } else if (value.startsWith(written.text, done)) {
        for (int i = 0; i < written.text.length(); i++) {
          offsets[done++] = at;
        }
        at += written.length;
      } else {
        at += written.length;
      }
    }
    offsets[value.length()] = Math.min(Math.max(at, quotes), end);
    return new LiteralPlaces(literal.span(), offsets);
  }

  /** The place in the script of a place in the text. */
  Span place(Span inText) {
    int last = offsets.length - 1;
    int start = offsets[Math.min(inText.start(), last)];
    int end = inText.end() > inText.start() ? offsets[Math.min(inText.end(), last) - 1] + 1 : start;
    return new Span(
        literal.file(), literal.start() + start, literal.start() + Math.max(start, end));
  }

  /** What so many characters of a script stand for. */
  private record Written(String text, int length) {}

  private static Written written(String raw, int at) {
    if (at >= raw.length()) {
      return new Written("", 1);
    }
    char next = at + 1 < raw.length() ? raw.charAt(at + 1) : ' ';
    if (raw.charAt(at) != '\\') {
      return new Written(raw.substring(at, at + 1), 1);
    }
    if (next == 'u' && raw.startsWith("{", at + 2) && raw.indexOf('}', at) > 0) {
      int close = raw.indexOf('}', at);
      return new Written(character(raw.substring(at + 3, close)), close + 1 - at);
    }
    int known = "nt\"\\".indexOf(next);
    return known < 0
        ? new Written("\\", 1)
        : new Written("\n\t\"\\".substring(known, known + 1), 2);
  }

  private static String character(String hexadecimal) {
    return hexadecimal.matches("[0-9a-fA-F]{1,6}")
            && Character.isValidCodePoint(Integer.parseInt(hexadecimal, 16))
        ? Character.toString(Integer.parseInt(hexadecimal, 16))
        : "";
  }
}
