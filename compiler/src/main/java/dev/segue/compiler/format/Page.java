package dev.segue.compiler.format;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Comment;
import dev.segue.compiler.syntax.TextLiteral;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The lines of a layout as they come. */
final class Page {
  /** Lines are broken, where they can be, to be no longer. */
  static final int WIDTH = 100;

  private final Written written;
  private final List<Comment> comments;
  private final List<Line> lines = new ArrayList<>();
  private int indent;

  Page(Written written, List<Comment> comments) {
    this.written = written;
    this.comments =
        comments.stream().sorted(Comparator.comparingInt(c -> c.span().start())).toList();
  }

  List<Line> lines() {
    return lines;
  }

  List<Comment> comments() {
    return comments;
  }

  int indent() {
    return indent;
  }

  /** Lays out what stands one step further in. */
  void inside(Runnable block) {
    indent++;
    block.run();
    indent--;
  }

  void row(String text, Span span) {
    lines.add(Line.of(indent, text, span, Line.Kind.ROW));
  }

  /** The line that opens the block of a row. */
  void head(String text, Span row) {
    line(text, start(row), Line.Kind.ROW);
  }

  /** Where something begins. */
  static Span start(Span whole) {
    return new Span(whole.file(), whole.start(), Math.min(whole.end(), whole.start() + 1));
  }

  void further(String text, Span span) {
    lines.add(Line.of(indent, text, span, Line.Kind.FURTHER));
  }

  void line(String text, Span span, Line.Kind kind) {
    lines.add(Line.of(indent, text, span, kind));
  }

  /** The brace that ends {@code whole}, and what stands on its line. */
  void close(String text, Span whole) {
    int brace = Math.max(whole.start(), whole.end() - 1);
    lines.add(new Line(indent, text, brace, whole.end(), Line.Kind.CLOSING));
  }

  /** A row that ends in a text, which stands one step further in where it is a block. */
  void rowWithText(String before, TextLiteral text, Span span) {
    if (!text.block()) {
      row(before + written.text(text), span);
      return;
    }
    int start = text.span().start();
    int last = Math.max(start, text.span().end() - 3);
    lines.add(new Line(indent, before + "\"\"\"", span.start(), start, Line.Kind.ROW));
    String margin = "  ".repeat(indent + 1);
    if (!text.value().isEmpty()) {
      for (String line : written.block(text).split("\n", -1)) {
        String shown = line.isEmpty() ? "" : margin + line;
        lines.add(new Line(0, shown, start, start, Line.Kind.VERBATIM));
      }
    }
    lines.add(new Line(0, margin + "\"\"\"", last, span.end(), Line.Kind.VERBATIM));
  }

  /** Whether it would be too long here, or a comment inside asks for lines of its own. */
  boolean breaks(String text, Span span) {
    return isTooLong(text) || hasComment(span);
  }

  boolean isTooLong(String text) {
    return indent * 2 + width(text) > WIDTH;
  }

  static int width(String text) {
    return text.lines().mapToInt(String::length).max().orElse(0);
  }

  boolean hasComment(Span span) {
    int low = 0;
    int high = comments.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (comments.get(middle).span().start() < span.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < comments.size() && comments.get(low).span().start() < span.end();
  }
}
