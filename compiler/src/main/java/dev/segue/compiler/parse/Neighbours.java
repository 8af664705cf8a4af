package dev.segue.compiler.parse;

import dev.segue.compiler.source.Span;
import dev.segue.grammar.SegueParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** The tokens around a mistake: 0 is what does not fit, -1 what stands before it. */
final class Neighbours {
  private final Mistake mistake;
  private final RowTokens rows;
  private final Reading reading;
  private final int center;

  Neighbours(Mistake mistake, RowTokens rows, Reading reading) {
    this.mistake = mistake;
    this.rows = rows;
    this.reading = reading;
    this.center = rows.ordinal(mistake.token());
  }

  Mistake mistake() {
    return mistake;
  }

  Optional<Token> at(int offset) {
    return rows.read(center + offset);
  }

  int type(int offset) {
    return at(offset).map(Token::getType).orElse(Token.EOF);
  }

  String text(int offset) {
    return at(offset).map(Token::getText).orElse("");
  }

  /** The place of a token in the list of all. */
  int index(int offset) {
    return at(offset).orElseThrow().getTokenIndex();
  }

  Span span(int offset) {
    return reading.at(at(offset).orElseThrow());
  }

  Span span(int from, int to) {
    return span(from).to(span(to));
  }

  /** The empty place after a token. */
  Span after(int offset) {
    return reading.places().after(at(offset).orElseThrow());
  }

  /** Whether it stands in the text, rather than was put in where something else was meant. */
  boolean isWritten(int offset) {
    return at(offset).filter(token -> token.getStartIndex() <= token.getStopIndex()).isPresent();
  }

  boolean isFirst(int offset) {
    return at(offset).filter(rows::standsFirst).isPresent();
  }

  Span rowPlace() {
    return reading.at(mistake.row());
  }

  /** A row that nothing divides from the one before it. */
  boolean rowIsInTheMiddle() {
    int row = rows.ordinal(mistake.row());
    boolean after = rows.read(row - 1).map(t -> t.getType() != SegueParser.COMMA).orElse(false);
    return after
        && row < center
        && mistake.rules().contains(SegueParser.RULE_step)
        && !rows.standsFirst(mistake.row());
  }

  /** The offset of the last parenthesis or brace of its kind left open before the mistake. */
  Optional<Integer> openBefore(int opening, int closing) {
    int depth = 0;
    for (int k = -1; at(k).isPresent(); k--) {
      boolean inRow = at(k).orElseThrow().getTokenIndex() >= mistake.row().getTokenIndex();
      if (!inRow) {
        return Optional.empty();
      }
      depth += type(k) == closing ? 1 : type(k) == opening ? -1 : 0;
      if (depth < 0) {
        return Optional.of(k);
      }
    }
    return Optional.empty();
  }

  /** Whether a parenthesis that is open before the mistake is closed further on in the row. */
  boolean closesLater() {
    int depth = 0;
    for (int k = 0; at(k).isPresent() && !(k > 0 && ends(k)); k++) {
      depth += type(k) == SegueParser.LPAREN ? 1 : type(k) == SegueParser.RPAREN ? -1 : 0;
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }

  /** How many more braces open than close in the declaration; {@code end} closes one. */
  int bracesOfDeclaration() {
    int from = 0;
    while (at(from - 1).isPresent() && !declaresAtMargin(from)) {
      from--;
    }
    int depth = 0;
    for (int k = from; at(k).isPresent() && (k == from || !declaresAtMargin(k)); k++) {
      boolean end = isFirst(k) && text(k).equals("end");
      depth += type(k) == SegueParser.LBRACE ? 1 : type(k) == SegueParser.RBRACE || end ? -1 : 0;
    }
    return depth;
  }

  private boolean declaresAtMargin(int offset) {
    return declares(offset) && at(offset).orElseThrow().getCharPositionInLine() == 0;
  }

  private boolean ends(int offset) {
    return type(offset) == SegueParser.LBRACE || type(offset) == SegueParser.RBRACE;
  }

  /** Whether the word opens rows in the block it stands in. */
  boolean opensRow(int offset) {
    return at(offset).isPresent() && rows.block(center + offset).rowToken(type(offset)).isPresent();
  }

  boolean declaresMisspelt(int offset) {
    return at(offset).filter(rows::declaresMisspelt).isPresent();
  }

  boolean declares(int offset) {
    int type = type(offset);
    return (type >= SegueParser.ROW_SCHEMA && type <= SegueParser.ROW_TEST)
        || (type == SegueParser.AT_SIGN && isFirst(offset))
        || declaresMisspelt(offset)
        || at(offset).filter(rows::entersSchema).isPresent();
  }

  /** The words that could open a row where the mistake is. */
  List<String> openers() {
    return rows.block(center).openers();
  }

  /**
   * The brace that most likely lacks its partner: the first one whose partner stands at another
   * indentation than its line, else {@code open}.
   */
  int suspect(int open) {
    Deque<Integer> braces = new ArrayDeque<>();
    int suspect = 1;
    for (int k = rows.ordinal(mistake.row()) - center; k < 0; k++) {
      if (type(k) == SegueParser.LBRACE) {
        braces.push(k);
      } else if (type(k) == SegueParser.RBRACE && !braces.isEmpty()) {
        int opening = braces.pop();
        boolean alike = !isFirst(k) || indentation(opening) == indentation(k);
        suspect = alike || suspect < opening ? suspect : opening;
      }
    }
    return suspect > 0 ? open : suspect;
  }

  /** Of the line that a token stands on. */
  private int indentation(int offset) {
    int k = offset;
    while (at(k - 1).isPresent()
        && at(k - 1).orElseThrow().getLine() == at(offset).orElseThrow().getLine()) {
      k--;
    }
    return at(k).orElseThrow().getCharPositionInLine();
  }

  /** Whether these words stand from {@code offset} on. */
  boolean stand(int offset, List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (!text(offset + i).equalsIgnoreCase(words.get(i))) {
        return false;
      }
    }
    return true;
  }
}
