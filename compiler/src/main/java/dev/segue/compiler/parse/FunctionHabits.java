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

/** Calls of elsewhere: {@code AND(a, b)}, {@code COUNT(purchased)}, {@code x.includes("a")}. */
final class FunctionHabits {
  private static final Set<String> MEASURES =
      Set.of("count", "sum", "avg", "min", "max", "median", "distinct", "first", "last");

  private static final Map<String, String> METHODS =
      Map.ofEntries(
          Map.entry("includes", "write 'x contains \"A\"', of a list 'x has \"A\"'"),
          Map.entry("contains", "write 'x contains \"A\"', of a list 'x has \"A\"'"),
          Map.entry("indexof", "write 'x contains \"A\"', of a list 'x has \"A\"'"),
          Map.entry("startswith", "write 'x starts with \"A\"'"),
          Map.entry("endswith", "write 'x ends with \"A\"'"),
          Map.entry("matches", "write 'x matches \"A.*\"'"),
          Map.entry("match", "write 'x matches \"A.*\"'"),
          Map.entry("test", "write 'x matches \"A.*\"'"),
          Map.entry("tolowercase", "end the comparison in 'ignoring case'"),
          Map.entry("touppercase", "end the comparison in 'ignoring case'"),
          Map.entry("lower", "end the comparison in 'ignoring case'"),
          Map.entry("upper", "end the comparison in 'ignoring case'"),
          Map.entry("equals", "write 'x = \"A\"'"),
          Map.entry("trim", "white space alone is asked with 'x is blank'"),
          Map.entry("isempty", "ask 'x is empty', 'x is blank' or 'x is missing'"),
          Map.entry("some", "ask 'x has \"A\"' of a list, or filter the event: purchased(..)"),
          Map.entry("filter", "a filter stands behind the event: purchased(amount > 50)"),
          Map.entry("map", "a measure says it: sum(purchased.amount)"));

  private final Reading reading;
  private final List<CommonToken> tokens;

  FunctionHabits(Reading reading, List<CommonToken> tokens) {
    this.reading = reading;
    this.tokens = tokens;
  }

  /** Whether the word begins a call of elsewhere; then it is set right. */
  boolean word(int i) {
    int next = next(i);
    if (tokens.get(next).getType() != SegueLexer.LPAREN) {
      return false;
    }
    String word = tokens.get(i).getText();
    String small = word.toLowerCase(Locale.ROOT);
    int before = before(i);
    if (before >= 0 && tokens.get(before).getType() == SegueLexer.DOT) {
      return method(i, small);
    }
    if (small.equals("now") && tokens.get(next(next)).getType() == SegueLexer.RPAREN) {
      return now(i, next(next));
    }
    if ((small.equals("and") || small.equals("or")) && !afterOperand(before)) {
      return joined(i, small);
    }
    return !word.equals(small) && MEASURES.contains(small) && measure(i, small);
  }

  private boolean method(int i, String small) {
    String hint = METHODS.get(small);
    if (hint == null) {
      return false;
    }
    CommonToken token = tokens.get(i);
    reading.report(
        Diagnostic.of(Code.SAID_OTHERWISE, reading.at(token), token.getText()).hint(hint));
    reading.spoil(token);
    return true;
  }

  private boolean now(int i, int close) {
    Span span = reading.at(tokens.get(i)).to(reading.at(tokens.get(close)));
    String said = reading.places().text(span);
    tokens.get(i).setType(SegueLexer.NOW);
    for (int k = i + 1; k <= close; k++) {
      tokens.get(k).setChannel(Token.HIDDEN_CHANNEL);
    }
    reading.report(
        Diagnostic.of(Code.OTHER_SIGN, span, said, "now").fix("write 'now'", span, "now"));
    return true;
  }

  private boolean measure(int i, String small) {
    CommonToken token = tokens.get(i);
    Span span = reading.at(token);
    token.setType(Keywords.type(small).orElse(SegueLexer.IDENTIFIER));
    reading.report(
        Diagnostic.of(Code.CAPITALS, span, token.getText())
            .hint("write '" + small + "'")
            .fix("write '" + small + "'", span, small));
    return true;
  }

  /** The commas of the call are what is meant: {@code (a and b)}. */
  private boolean joined(int i, String small) {
    CommonToken token = tokens.get(i);
    token.setChannel(Token.HIDDEN_CHANNEL);
    int depth = 0;
    for (int k = next(i); k < tokens.size(); k++) {
      int type = tokens.get(k).getType();
      depth += type == SegueLexer.LPAREN ? 1 : type == SegueLexer.RPAREN ? -1 : 0;
      if (depth == 0) {
        break;
      }
      if (depth == 1 && type == SegueLexer.COMMA) {
        tokens.get(k).setType(small.equals("and") ? SegueLexer.AND : SegueLexer.OR);
      }
    }
    reading.report(
        Diagnostic.of(Code.SAID_OTHERWISE, reading.at(token), token.getText())
            .hint("it stands between two conditions: (A " + small + " B)"));
    return true;
  }

  private boolean afterOperand(int before) {
    return before >= 0
        && switch (tokens.get(before).getType()) {
          case SegueLexer.LBRACE,
              SegueLexer.LPAREN,
              SegueLexer.COMMA,
              SegueLexer.AND,
              SegueLexer.OR,
              SegueLexer.NOT,
              SegueLexer.WHEN,
              SegueLexer.EQ,
              SegueLexer.UNTIL,
              SegueLexer.IF ->
              false;
          default -> true;
        };
  }

  private int next(int i) {
    int next = Math.min(i + 1, tokens.size() - 1);
    while (next < tokens.size() - 1 && tokens.get(next).getChannel() != Token.DEFAULT_CHANNEL) {
      next++;
    }
    return next;
  }

  private int before(int i) {
    int before = i - 1;
    while (before >= 0 && tokens.get(before).getChannel() != Token.DEFAULT_CHANNEL) {
      before--;
    }
    return before;
  }
}
