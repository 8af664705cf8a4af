package dev.segue.compiler.template;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** The lines of a {@code liquid} tag: each is a tag of its own, or a comment after {@code #}. */
final class LiquidLines {
  private LiquidLines() {}

  static List<Piece> pieces(String file, Piece.Tag tag, List<Diagnostic> diagnostics) {
    List<Piece> pieces = new ArrayList<>();
    String text = tag.inside().text();
    int comments = 0;
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      String line = text.substring(start, end);
      String word = firstWord(line);
      if (word.equals("comment")) {
        comments++;
      } else if (comments > 0) {
        comments -= word.equals("endcomment") ? 1 : 0;
      } else if (!line.isBlank() && !word.startsWith("#")) {
        int offset = tag.inside().offset() + start;
        Span span =
            new Span(
                file, offset + line.indexOf(line.strip()), offset + line.stripTrailing().length());
        PieceParsing.tag(new Piece.Inside(line, offset), span, pieces, diagnostics);
      }
      start = end + 1;
    }
    if (comments > 0) {
      diagnostics.add(
          Diagnostic.of(Code.TEMPLATE_UNCLOSED, tag.span(), "comment")
              .hint("close it with a line 'endcomment'"));
    }
    return pieces;
  }

  private static String firstWord(String line) {
    String stripped = line.strip();
    int space = 0;
    while (space < stripped.length() && !Character.isWhitespace(stripped.charAt(space))) {
      space++;
    }
    return stripped.substring(0, space);
  }
}
