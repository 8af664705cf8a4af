package dev.segue.repl.lsp;

import dev.segue.compiler.parse.Pieces;
import dev.segue.compiler.source.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;

/** What may be folded away: blocks in braces, texts of many lines, runs of comments. */
final class Folds {
  private final Source source;
  private final List<FoldingRange> found = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private int commentFrom;
  private int commentTo;

  private Folds(Source source) {
    this.source = source;
  }

  static List<FoldingRange> of(Source source) {
    Folds folds = new Folds(source);
    for (Pieces.Piece piece : Pieces.of(source)) {
      folds.look(piece);
    }
    folds.endComment();
    return folds.found;
  }

  private void look(Pieces.Piece piece) {
    int first = source.lineOf(piece.span().start());
    int last = source.lineOf(piece.span().end());
    char sign = source.text().charAt(piece.span().start());
    switch (piece.kind()) {
      case SIGN -> {
        if (sign == '{' || sign == '(') {
          open.push(first);
        } else if ((sign == '}' || sign == ')') && !open.isEmpty()) {
          // the line that closes stays to be seen
          add(open.pop(), first - 1, FoldingRangeKind.Region);
        }
      }
      case TEXT -> add(first, last, FoldingRangeKind.Region);
      case COMMENT -> {
        if (first != commentTo + 1) {
          endComment();
          commentFrom = first;
        }
        commentTo = first;
      }
      case KEYWORD, NAME, NUMBER -> {}
    }
  }

  private void endComment() {
    if (commentFrom > 0) {
      add(commentFrom, commentTo, FoldingRangeKind.Comment);
    }
  }

  private void add(int first, int last, String kind) {
    if (last > first) {
      FoldingRange range = new FoldingRange(first - 1, last - 1);
      range.setKind(kind);
      found.add(range);
    }
  }
}
