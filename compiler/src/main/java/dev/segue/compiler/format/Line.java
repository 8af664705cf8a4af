package dev.segue.compiler.format;

import dev.segue.compiler.source.Span;

/**
 * A line of the layout.
 *
 * @param indent how many steps it is indented
 * @param text without indentation; a text in quotes may run over lines
 * @param start where in the source what it shows begins: comments find their place by it
 * @param end where in the source what it shows ends
 * @param kind how it stands to the lines around it
 */
record Line(int indent, String text, int start, int end, Kind kind) {
  /** How a line stands to those around it. */
  enum Kind {
    /** Begins a declaration. */
    DECLARATION,
    /** Begins a row: an empty line before it is kept. */
    ROW,
    /** Goes on with the row before it. */
    FURTHER,
    /** Closes a block: comments before it belong into the block. */
    CLOSING,
    /** A line of a text in quotes, with its own indentation. */
    VERBATIM
  }

  static Line of(int indent, String text, Span span, Kind kind) {
    return new Line(indent, text, span.start(), span.end(), kind);
  }
}
