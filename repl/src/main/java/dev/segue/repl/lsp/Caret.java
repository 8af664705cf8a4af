package dev.segue.repl.lsp;

import dev.segue.compiler.parse.Pieces;
import dev.segue.compiler.source.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Where somebody types in a script.
 *
 * @param before the declaration so far, without the word that is begun
 * @param word what of a word stands before the caret
 * @param text where it is inside a text in quotes: what of the text stands before it
 */
record Caret(String before, String word, Optional<String> text, boolean comment) {

  static Caret of(Source source, int offset) {
    String all = source.text().substring(0, offset);
    String declaration = all.substring(begin(all));
    List<Pieces.Piece> pieces = Pieces.of(new Source("", declaration));
    if (!pieces.isEmpty()) {
      Pieces.Piece last = pieces.getLast();
      String piece = declaration.substring(last.span().start(), last.span().end());
      boolean atEnd = last.span().end() == declaration.length();
      if (last.kind() == Pieces.Kind.COMMENT && atEnd) {
        return new Caret(declaration, "", Optional.empty(), true);
      }
      if (last.kind() == Pieces.Kind.TEXT && atEnd && isOpen(piece)) {
        String inside = piece.replaceFirst("^\"+", "");
        return new Caret(
            declaration.substring(0, last.span().start()), "", Optional.of(inside), false);
      }
    }
    int start = declaration.length();
    while (start > 0 && isOfWord(declaration.charAt(start - 1))) {
      start--;
    }
    return new Caret(
        declaration.substring(0, start), declaration.substring(start), Optional.empty(), false);
  }

  private static boolean isOpen(String piece) {
    return piece.startsWith("\"\"\"")
        ? piece.length() < 6 || !piece.endsWith("\"\"\"")
        : piece.length() == 1 || !piece.endsWith("\"");
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || Character.isSurrogate(c);
  }

  /**
   * Where the declaration begins: the last line whose first character is a letter's or a note's.
   */
  private static int begin(String text) {
    int line = text.lastIndexOf('\n') + 1;
    while (line > 0 && !begins(text, line)) {
      line = text.lastIndexOf('\n', line - 2) + 1;
    }
    // annotations belong to what stands under them
    return line;
  }

  private static boolean begins(String text, int line) {
    return line < text.length() && Character.isLetter(text.charAt(line));
  }

  /** The signs that close what is open after {@code before}. */
  String closing() {
    Deque<Character> open = new ArrayDeque<>();
    for (Pieces.Piece piece : Pieces.of(new Source("", before))) {
      char sign = before.charAt(piece.span().start());
      if (piece.kind() == Pieces.Kind.SIGN && (sign == '{' || sign == '(')) {
        open.push(sign == '{' ? '}' : ')');
      } else if (piece.kind() == Pieces.Kind.SIGN && (sign == '}' || sign == ')')) {
        open.poll();
      }
    }
    StringBuilder closing = new StringBuilder();
    open.forEach(sign -> closing.append(sign == '}' ? "\n}" : ")"));
    return closing.toString();
  }
}
