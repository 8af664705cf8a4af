package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import dev.segue.grammar.SegueLexer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Habits from elsewhere, {@code ==}, {@code AND}, {@code // ..}: each is told with the right form
 * and read as that form, so that nothing follows from it.
 */
final class Habits {
  /** A sign and what it is written as here. */
  private record Sign(int type, String written) {}

  private static final Map<String, Sign> SIGNS =
      Map.ofEntries(
          Map.entry("==", new Sign(SegueLexer.EQ, "=")),
          Map.entry("===", new Sign(SegueLexer.EQ, "=")),
          Map.entry("<>", new Sign(SegueLexer.NE, "!=")),
          Map.entry("!==", new Sign(SegueLexer.NE, "!=")),
          Map.entry("\u2260", new Sign(SegueLexer.NE, "!=")),
          Map.entry("\u2264", new Sign(SegueLexer.LE, "<=")),
          Map.entry("\u2265", new Sign(SegueLexer.GE, ">=")),
          Map.entry("&&", new Sign(SegueLexer.AND, "and")),
          Map.entry("&", new Sign(SegueLexer.AND, "and")),
          Map.entry("||", new Sign(SegueLexer.OR, "or")),
          Map.entry("|", new Sign(SegueLexer.OR, "or")),
          Map.entry("!", new Sign(SegueLexer.NOT, "not")),
          Map.entry("[", new Sign(SegueLexer.LPAREN, "(")),
          Map.entry("]", new Sign(SegueLexer.RPAREN, ")")),
          Map.entry("\u00d7", new Sign(SegueLexer.STAR, "*")),
          Map.entry("\u00f7", new Sign(SegueLexer.SLASH, "/")),
          Map.entry("\u2212", new Sign(SegueLexer.MINUS, "-")),
          Map.entry("\u2013", new Sign(SegueLexer.MINUS, "-")));

  private static final Set<String> NOTHINGS = Set.of("null", "nil", "undefined");
  private static final String TYPOGRAPHIC =
      "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb";

  private final Reading reading;
  private final List<CommonToken> tokens;
  private final FunctionHabits functions;

  private Habits(Reading reading, List<CommonToken> tokens) {
    this.reading = reading;
    this.tokens = tokens;
    this.functions = new FunctionHabits(reading, tokens);
  }

  static void setRight(Reading reading, List<CommonToken> tokens) {
    Habits habits = new Habits(reading, tokens);
    QuoteHabits quotes = new QuoteHabits(reading, tokens);
    NumberHabits numbers = new NumberHabits(reading, tokens);
    for (int i = 0; i < tokens.size(); i++) {
      boolean read = tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL;
      switch (read ? tokens.get(i).getType() : Token.INVALID_TYPE) {
        case SegueLexer.CURLY_STRING, SegueLexer.APOSTROPHES -> quotes.closed(i);
        case SegueLexer.OPEN_STRING, SegueLexer.OPEN_LONG -> quotes.open(i);
        case SegueLexer.NUMBER, SegueLexer.BAD_DATE -> numbers.number(i);
        default -> habits.setRight(i, quotes);
      }
    }
  }

  private void setRight(int i, QuoteHabits quotes) {
    CommonToken token = tokens.get(i);
    switch (token.getType()) {
      case SegueLexer.IS -> isNull(i);
      case SegueLexer.EQ, SegueLexer.GT, SegueLexer.LT -> comparison(i);
      case SegueLexer.IDENTIFIER -> {
        boolean isNull = token.getText().equalsIgnoreCase("is") && isNull(i);
        if (!isNull && !functions.word(i)) {
          word(token);
        }
      }
      case SegueLexer.AND, SegueLexer.OR, SegueLexer.NOW, SegueLexer.CONTAINS, SegueLexer.MATCHES ->
          functions.word(i);
      case SegueLexer.OTHER_SIGN -> sign(i);
      case SegueLexer.HARD_SPACE -> space(token);
      case SegueLexer.INVISIBLE -> invisible(i);
      case SegueLexer.OTHER_COMMENT -> comment(token);
      case SegueLexer.STRANGE -> {
        if (TYPOGRAPHIC.contains(token.getText()) || token.getText().equals("'")) {
          quotes.lone(i);
        } else {
          sign(i);
        }
      }
      default -> {}
    }
  }

  private void word(CommonToken token) {
    String text = token.getText();
    String small = text.toLowerCase(Locale.ROOT);
    Span span = reading.at(token);
    if (NOTHINGS.contains(small)) {
      token.setType(SegueLexer.MISSING);
      reading.report(
          Diagnostic.of(Code.NULL, span, text)
              .hint("ask 'is missing' or 'is present'")
              .fix("write 'missing'", span, "missing"));
    } else if (!small.equals(text) && Keywords.type(small).filter(Block::isHardWord).isPresent()) {
      token.setType(Keywords.type(small).orElseThrow());
      reading.report(
          Diagnostic.of(Code.CAPITALS, span, text)
              .hint("write '" + small + "'")
              .fix("write '" + small + "'", span, small));
    }
  }

  /** {@code IS NULL} and {@code IS NOT NULL} are one slip each, with one right form. */
  private boolean isNull(int i) {
    int next = next(i);
    boolean not = tokens.get(next).getText().equalsIgnoreCase("not");
    int last = not ? next(next) : next;
    CommonToken end = tokens.get(last);
    if (end.getType() != SegueLexer.IDENTIFIER
        || !NOTHINGS.contains(end.getText().toLowerCase(Locale.ROOT))) {
      return false;
    }
    String right = not ? "is present" : "is missing";
    Span span = reading.at(tokens.get(i)).to(reading.at(end));
    String said = reading.places().text(span);
    tokens.get(i).setType(SegueLexer.IS);
    if (not) {
      tokens.get(next).setChannel(Token.HIDDEN_CHANNEL);
      tokens.get(next).setType(SegueLexer.NOT);
    }
    end.setType(not ? SegueLexer.PRESENT : SegueLexer.MISSING);
    reading.report(
        Diagnostic.of(Code.WORDING, span, right, said).fix("write '" + right + "'", span, right));
    return true;
  }

  /** {@code =>}, {@code =<} and {@code > =}. */
  private void comparison(int i) {
    CommonToken first = tokens.get(i);
    boolean equal = first.getType() == SegueLexer.EQ;
    int last = equal ? Math.min(i + 1, tokens.size() - 1) : next(i);
    CommonToken second = tokens.get(last);
    int other = equal ? second.getType() : first.getType();
    if ((equal
            ? other != SegueLexer.GT && other != SegueLexer.LT
            : second.getType() != SegueLexer.EQ)
        || second.getLine() != first.getLine()) {
      return;
    }
    String right = other == SegueLexer.GT ? ">=" : "<=";
    Span span = reading.at(first).to(reading.at(second));
    first.setType(other == SegueLexer.GT ? SegueLexer.GE : SegueLexer.LE);
    first.setStopIndex(second.getStopIndex());
    second.setChannel(Token.HIDDEN_CHANNEL);
    reading.report(
        Diagnostic.of(Code.OTHER_SIGN, span, reading.places().text(span), right)
            .fix("write '" + right + "'", span, right));
  }

  /** The next token that is read. */
  private int next(int i) {
    int next = Math.min(i + 1, tokens.size() - 1);
    while (next < tokens.size() - 1 && tokens.get(next).getChannel() != Token.DEFAULT_CHANNEL) {
      next++;
    }
    return next;
  }

  private void sign(int i) {
    CommonToken token = tokens.get(i);
    String text = token.getText();
    Span span = reading.at(token);
    Sign sign = SIGNS.get(text);
    if (sign != null) {
      token.setType(sign.type());
      reading.report(
          Diagnostic.of(Code.OTHER_SIGN, span, text, sign.written())
              .fix("write '" + sign.written() + "'", span, sign.written()));
    } else if (text.equals("%") && percent(i)) {
      return;
    } else if (text.equals(";")) {
      boolean last = i + 1 == tokens.size() || lineEnds(tokens.get(i + 1));
      token.setType(SegueLexer.COMMA);
      token.setChannel(Token.HIDDEN_CHANNEL);
      Diagnostic told = Diagnostic.of(Code.SEMICOLON, span);
      reading.report(last ? told.fix("leave it out", span, "") : told);
    } else {
      token.setChannel(Token.HIDDEN_CHANNEL);
      Diagnostic strange = Diagnostic.of(Code.STRANGE, span, Characters.named(text));
      boolean currency = "$\u20ac\u00a3\u00a5".contains(text);
      reading.report(
          currency ? strange.hint("an amount is a number without its currency") : strange);
      if (!currency) {
        reading.spoil(token);
      }
    }
  }

  /** {@code 10 %} is {@code 10%}. */
  private boolean percent(int i) {
    if (i < 2
        || !tokens.get(i - 1).getText().isBlank()
        || tokens.get(i - 2).getType() != SegueLexer.NUMBER) {
      return false;
    }
    CommonToken number = tokens.get(i - 2);
    String written = reading.places().text(reading.at(number).to(reading.at(tokens.get(i))));
    String right = number.getText() + "%";
    number.setType(SegueLexer.PERCENTAGE);
    number.setText(right);
    number.setStopIndex(tokens.get(i).getStopIndex());
    tokens.get(i).setChannel(Token.HIDDEN_CHANNEL);
    Span span = reading.at(number);
    reading.report(
        Diagnostic.of(Code.OTHER_SIGN, span, written, right)
            .fix("write '" + right + "'", span, right));
    return true;
  }

  private static boolean lineEnds(Token token) {
    return token.getType() == Token.EOF || token.getText().indexOf('\n') >= 0;
  }

  private void space(CommonToken token) {
    token.setChannel(Token.HIDDEN_CHANNEL);
    Span span = reading.at(token);
    reading.report(
        Diagnostic.of(Code.HARD_SPACE, span, Characters.named(token.getText()))
            .fix("write a space", span, " "));
  }

  /** A byte-order mark may begin the file. What splits a word is taken out of it. */
  private void invisible(int i) {
    CommonToken token = tokens.get(i);
    token.setChannel(Token.HIDDEN_CHANNEL);
    if (token.getStartIndex() == 0 && token.getText().equals("\uFEFF")) {
      return;
    }
    Span span = reading.at(token);
    reading.report(
        Diagnostic.of(Code.INVISIBLE, span, Characters.named(token.getText()))
            .fix("take it out", span, ""));
    if (i > 0 && isWord(tokens.get(i - 1)) && isWord(tokens.get(i + 1))) {
      CommonToken first = tokens.get(i - 1);
      CommonToken second = tokens.get(i + 1);
      String word = first.getText() + second.getText();
      second.setText(word);
      second.setStartIndex(first.getStartIndex());
      second.setType(Keywords.type(word).orElse(SegueLexer.IDENTIFIER));
      first.setChannel(Token.HIDDEN_CHANNEL);
    }
  }

  private static boolean isWord(Token token) {
    return token.getChannel() == Token.DEFAULT_CHANNEL
        && Character.isLetter(token.getText().isEmpty() ? ' ' : token.getText().charAt(0));
  }

  private void comment(CommonToken token) {
    token.setChannel(SegueLexer.COMMENTS);
    String text = token.getText();
    String opening = text.startsWith("#") ? "#" : text.substring(0, 2);
    Span span = reading.at(token);
    Diagnostic told = Diagnostic.of(Code.OTHER_COMMENT, span, opening);
    if (opening.equals("/*")) {
      reading.report(told.hint("each line of a comment begins with '--'"));
    } else {
      Span mark = new Span(span.file(), span.start(), span.start() + opening.length());
      reading.report(told.fix("write '--'", mark, "--"));
    }
  }
}
