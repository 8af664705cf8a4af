package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import dev.segue.grammar.SegueLexer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Numbers, dates, times and lengths in shapes of elsewhere: {@code 1,000}, {@code 3/1/2026}. */
final class NumberHabits {
  private static final Map<String, String> UNITS =
      Map.of(
          "d", "days", "h", "hours", "hr", "hours", "hrs", "hours", "w", "weeks", "y", "years",
          "yr", "years", "min", "minutes", "sec", "seconds");

  private static final Pattern BAD_DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern SLASHES = Pattern.compile("(\\d{4})/(\\d{1,2})/(\\d{1,2})");
  private static final Pattern DAY_FIRST =
      Pattern.compile("\\d{1,2}/\\d{1,2}/\\d{4}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}");
  private static final Pattern GROUPS = Pattern.compile("\\d{1,3}([,_]\\d{3})+(\\.\\d+)?");
  private static final Pattern HALF_DAY =
      Pattern.compile("(1[0-2]|0?[1-9])(?::(\\d\\d))?([ap])m?", Pattern.CASE_INSENSITIVE);

  private final Reading reading;
  private final List<CommonToken> tokens;
  private int parentheses;
  private int counted;

  NumberHabits(Reading reading, List<CommonToken> tokens) {
    this.reading = reading;
    this.tokens = tokens;
  }

  /** The number and what touches it are one thing in another shape, or the number is as it is. */
  void number(int i) {
    for (; counted < i; counted++) {
      int type = tokens.get(counted).getType();
      boolean brace = type == SegueLexer.LBRACE || type == SegueLexer.RBRACE;
      int open = type == SegueLexer.LPAREN ? 1 : type == SegueLexer.RPAREN ? -1 : 0;
      parentheses = brace ? 0 : parentheses + open;
    }
    if (tokens.get(i).getChannel() != Token.DEFAULT_CHANNEL) {
      return;
    }
    StringBuilder written = new StringBuilder(tokens.get(i).getText());
    if (other(i, i, written.toString())) {
      return;
    }
    for (int last = i + 1; last < Math.min(tokens.size(), i + 12) && touches(last); last++) {
      written.append(tokens.get(last).getText());
      if (other(i, last, written.toString())) {
        return;
      }
    }
  }

  private boolean touches(int i) {
    return switch (tokens.get(i).getType()) {
      case SegueLexer.NUMBER,
          SegueLexer.SLASH,
          SegueLexer.DOT,
          SegueLexer.COMMA,
          SegueLexer.COLON,
          SegueLexer.IDENTIFIER,
          SegueLexer.STRANGE ->
          true;
      default -> false;
    };
  }

  /** Whether the text of tokens {@code first} to {@code last} is a habit; then it is set right. */
  private boolean other(int first, int last, String text) {
    boolean goesOn = last + 1 < tokens.size() && touches(last + 1);
    Matcher date = BAD_DATE.matcher(text);
    Matcher slashes = SLASHES.matcher(text);
    if (date.matches()) {
      return date(first, last, date);
    } else if (slashes.matches() && !goesOn) {
      return date(first, last, slashes);
    } else if (DAY_FIRST.matcher(text).matches() && !goesOn) {
      return dayFirst(first, last);
    } else if (GROUPS.matcher(text).matches() && isGroups(first, last)) {
      return groups(first, last, text);
    } else if (text.matches("\\d:\\d\\d") && !goesOn) {
      return clock(first, last, text, "0" + text);
    } else if (HALF_DAY.matcher(text).matches() && text.matches(".*[apAP][mM]?") && !goesOn) {
      return halfDay(first, last, text);
    } else if (last == first + 1 && tokens.get(last).getType() == SegueLexer.IDENTIFIER) {
      return length(first, tokens.get(last));
    }
    return false;
  }

  private boolean date(int first, int last, Matcher date) {
    String plain =
        String.format(
            Locale.ROOT,
            "%s-%02d-%02d",
            date.group(1),
            Integer.parseInt(date.group(2)),
            Integer.parseInt(date.group(3)));
    Span span = merged(first, last, SegueLexer.DATE_VALUE, plain);
    reading.report(
        Diagnostic.of(Code.DATE_FORM, span, plain).fix("write '" + plain + "'", span, plain));
    return true;
  }

  /** Which is the day and which the month nobody can tell: no fix. */
  private boolean dayFirst(int first, int last) {
    Span span = merged(first, last, SegueLexer.DATE_VALUE, "2000-01-01");
    reading.report(
        Diagnostic.of(Code.DATE_FORM, span, "year-month-day").hint("as in '2026-03-01'"));
    return true;
  }

  /** Inside parentheses, and where another entry of a score begins, a comma divides. */
  private boolean isGroups(int first, int last) {
    boolean comma = tokens.get(first + 1).getType() == SegueLexer.COMMA;
    int next = last + 1;
    boolean more =
        next + 1 < tokens.size()
            && touches(next)
            && tokens.get(next + 1).getType() == SegueLexer.NUMBER;
    while (next < tokens.size() && tokens.get(next).getChannel() != Token.DEFAULT_CHANNEL) {
      next++;
    }
    int after = next < tokens.size() ? tokens.get(next).getType() : Token.EOF;
    boolean entry = after == SegueLexer.WHEN || after == SegueLexer.PER;
    return !more && !(comma && (parentheses > 0 || entry));
  }

  private boolean groups(int first, int last, String text) {
    String digits = text.replace(",", "").replace("_", "");
    Span span = merged(first, last, SegueLexer.NUMBER, digits);
    reading.report(
        Diagnostic.of(Code.DIGIT_GROUPS, span, digits).fix("write '" + digits + "'", span, digits));
    return true;
  }

  private boolean clock(int first, int last, String text, String clock) {
    Span span = merged(first, last, SegueLexer.CLOCK, clock);
    reading.report(
        Diagnostic.of(Code.OTHER_SIGN, span, text, clock)
            .fix("write '" + clock + "'", span, clock));
    return true;
  }

  private boolean halfDay(int first, int last, String text) {
    Matcher half = HALF_DAY.matcher(text);
    if (!half.matches()) {
      return false;
    }
    boolean afternoon = half.group(3).equalsIgnoreCase("p");
    int hour = Integer.parseInt(half.group(1)) % 12 + (afternoon ? 12 : 0);
    String minutes = half.group(2) == null ? "00" : half.group(2);
    return clock(first, last, text, String.format(Locale.ROOT, "%02d:%s", hour, minutes));
  }

  /** {@code 30d} is {@code 30 days}. */
  private boolean length(int first, CommonToken unit) {
    String word = UNITS.get(unit.getText());
    if (word == null) {
      return false;
    }
    Span span = reading.at(tokens.get(first)).to(reading.at(unit));
    String right = tokens.get(first).getText() + " " + word;
    unit.setType(Keywords.type(word).orElseThrow());
    reading.report(
        Diagnostic.of(Code.OTHER_SIGN, span, reading.places().text(span), right)
            .fix("write '" + right + "'", span, right));
    return true;
  }

  private Span merged(int first, int last, int type, String text) {
    CommonToken token = tokens.get(first);
    token.setStopIndex(tokens.get(last).getStopIndex());
    token.setType(type);
    token.setText(text);
    for (int i = first + 1; i <= last; i++) {
      tokens.get(i).setChannel(Token.HIDDEN_CHANNEL);
    }
    return reading.at(token);
  }
}
