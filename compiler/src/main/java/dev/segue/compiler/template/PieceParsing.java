package dev.segue.compiler.template;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.grammar.LiquidLexer;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CodePointBuffer;
import org.antlr.v4.runtime.CodePointCharStream;
import org.antlr.v4.runtime.Token;

/** Cuts a template's text into pieces, and takes away the white space that {@code -} asks for. */
final class PieceParsing {
  private final String file;
  private final String text;
  private final List<Diagnostic> diagnostics;
  private final LiquidLexer lexer;
  private final List<Piece> pieces = new ArrayList<>();
  private int textStart;
  private boolean trimNext;

  private PieceParsing(Source source, List<Diagnostic> diagnostics) {
    this.file = source.path();
    this.text = source.text();
    this.diagnostics = diagnostics;
    this.lexer = new LiquidLexer(characters(text));
    lexer.removeErrorListeners();
  }

  static List<Piece> pieces(Source source, List<Diagnostic> diagnostics) {
    PieceParsing parsing = new PieceParsing(source, diagnostics);
    parsing.cut();
    return List.copyOf(parsing.pieces);
  }

  /** One UTF-16 unit is one character here, so that a token's place is a span's offset. */
  static CharStream characters(String text) {
    return CodePointCharStream.fromBuffer(
        CodePointBuffer.withChars(CharBuffer.wrap(text.toCharArray())));
  }

  private void cut() {
    for (Token token = next(); token.getType() != Token.EOF; token = next()) {
      switch (token.getType()) {
        case LiquidLexer.TEXT -> {}
        case LiquidLexer.OUTPUT -> {
          flushText(token);
          pieces.add(new Piece.Output(inside(token), span(token)));
          resumeText(token);
        }
        case LiquidLexer.TAG -> {
          flushText(token);
          tag(token);
          resumeText(token);
        }
        case LiquidLexer.INLINE_COMMENT -> {
          flushText(token);
          inlineComment(token);
          resumeText(token);
        }
        case LiquidLexer.RAW -> {
          flushText(token);
          block(token, "raw", LiquidLexer.RAW, LiquidLexer.END_RAW);
        }
        case LiquidLexer.COMMENT -> {
          flushText(token);
          block(token, "comment", LiquidLexer.NESTED_COMMENT, LiquidLexer.END_COMMENT);
        }
        case LiquidLexer.DOC -> {
          flushText(token);
          block(token, "doc", LiquidLexer.DOC, LiquidLexer.END_DOC);
        }
        case LiquidLexer.OUTPUT_OPEN -> unclosed(token, "{{", "close it with '}}'");
        case LiquidLexer.TAG_OPEN, LiquidLexer.INLINE_OPEN ->
            unclosed(token, "{%", "close it with '%}'");
        default -> throw new IllegalStateException("a piece of type " + token.getType());
      }
    }
    addText(text.length(), false);
  }

  private Token next() {
    return lexer.nextToken();
  }

  private Span span(Token token) {
    return new Span(file, token.getStartIndex(), token.getStopIndex() + 1);
  }

  /** Ends the text that ran up to {@code markup}. */
  private void flushText(Token markup) {
    boolean trimmed = text.startsWith("-", markup.getStartIndex() + 2);
    addText(markup.getStartIndex(), trimmed);
  }

  private void addText(int end, boolean trimEnd) {
    int start = textStart;
    if (trimNext) {
      while (start < end && Character.isWhitespace(text.charAt(start))) {
        start++;
      }
    }
    if (trimEnd) {
      while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
    }
    if (start < end) {
      pieces.add(new Piece.Text(text.substring(start, end), new Span(file, start, end)));
    }
  }

  private void resumeText(Token markup) {
    textStart = markup.getStopIndex() + 1;
    trimNext = text.charAt(textStart - 3) == '-' && textStart - 3 >= markup.getStartIndex() + 2;
  }

  private Piece.Inside inside(Token markup) {
    int start = markup.getStartIndex() + 2;
    int end = markup.getStopIndex() - 1;
    if (start < end && text.charAt(start) == '-') {
      start++;
    }
    if (start < end && text.charAt(end - 1) == '-') {
      end--;
    }
    return new Piece.Inside(text.substring(start, end), start);
  }

  private void tag(Token token) {
    tag(inside(token), span(token), pieces, diagnostics);
  }

  /** Takes the first word as the tag's name; also used for the lines of a {@code liquid} tag. */
  static void tag(
      Piece.Inside inside, Span span, List<Piece> pieces, List<Diagnostic> diagnostics) {
    String text = inside.text();
    int start = 0;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    if (start == end) {
      diagnostics.add(
          Diagnostic.of(Code.TEMPLATE_SYNTAX, span, "a tag begins with its name")
              .hint("to print a value write '{{ contact.first_name }}'"));
      return;
    }
    Piece.Inside rest = new Piece.Inside(text.substring(end), inside.offset() + end);
    pieces.add(new Piece.Tag(text.substring(start, end), rest, span));
  }

  private static boolean isNamePart(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private void inlineComment(Token token) {
    Piece.Inside inside = inside(token);
    boolean everyLine =
        inside.text().lines().map(String::strip).allMatch(l -> l.isEmpty() || l.startsWith("#"));
    if (!everyLine) {
      diagnostics.add(
          Diagnostic.of(
                  Code.TEMPLATE_SYNTAX, span(token), "each line of this comment begins with '#'")
              .hint("for longer comments use '{% comment %} .. {% endcomment %}'"));
    }
    pieces.add(new Piece.Comment(span(token)));
  }

  /** A block whose inside is not read: up to the end that belongs to it. */
  private void block(Token open, String name, int nested, int end) {
    int depth = 1;
    int bodyStart = open.getStopIndex() + 1;
    Token token = next();
    while (token.getType() != Token.EOF) {
      if (token.getType() == nested) {
        depth++;
      } else if (token.getType() == end) {
        depth--;
        if (depth == 0) {
          break;
        }
      }
      token = next();
    }
    if (token.getType() == Token.EOF) {
      unclosed(open, name, "close it with '{% end" + name + " %}'");
      textStart = text.length();
      return;
    }
    Span span = span(open).to(span(token));
    if (end == LiquidLexer.END_RAW) {
      pieces.add(new Piece.Raw(text.substring(bodyStart, token.getStartIndex()), span));
    } else {
      pieces.add(new Piece.Comment(span));
    }
    resumeText(token);
  }

  private void unclosed(Token token, String what, String hint) {
    diagnostics.add(Diagnostic.of(Code.TEMPLATE_UNCLOSED, span(token), what).hint(hint));
  }
}
