package dev.segue.repl.lsp;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Offsets of a text and the lines and UTF-16 characters, from 0, by which editors count. */
final class Positions {
  private Positions() {}

  static Position position(Source source, int offset) {
    int inside = Math.clamp(offset, 0, source.text().length());
    return new Position(source.lineOf(inside) - 1, source.columnOf(inside) - 1);
  }

  static Range range(Source source, Span span) {
    return new Range(position(source, span.start()), position(source, span.end()));
  }

  static Range whole(Source source) {
    return new Range(new Position(0, 0), position(source, source.text().length()));
  }

  /** A place behind the end of its line is that end; behind the last line, the end of the text. */
  static int offset(Source source, Position position) {
    int line = position.getLine() + 1;
    if (line < 1) {
      return 0;
    }
    if (line > source.lineCount()) {
      return source.text().length();
    }
    int character = Math.clamp(position.getCharacter(), 0, source.line(line).length());
    return source.startOf(line) + character;
  }
}
