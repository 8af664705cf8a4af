package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Amount;
import dev.segue.compiler.syntax.ClockLiteral;
import dev.segue.compiler.syntax.Comparison.ListItem;
import dev.segue.compiler.syntax.DayWord;
import dev.segue.compiler.syntax.DurationLiteral;
import dev.segue.compiler.syntax.Length;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.syntax.Value;
import dev.segue.grammar.SegueParser;
import dev.segue.grammar.SegueParser.AmountContext;
import dev.segue.grammar.SegueParser.CoordinateContext;
import dev.segue.grammar.SegueParser.DateValueContext;
import dev.segue.grammar.SegueParser.DayListContext;
import dev.segue.grammar.SegueParser.DayWordContext;
import dev.segue.grammar.SegueParser.DurationContext;
import dev.segue.grammar.SegueParser.LengthContext;
import dev.segue.grammar.SegueParser.ListItemContext;
import dev.segue.grammar.SegueParser.MomentContext;
import dev.segue.grammar.SegueParser.SignedNumberContext;
import dev.segue.grammar.SegueParser.UnitContext;
import dev.segue.grammar.SegueParser.ValueContext;
import dev.segue.grammar.SegueParser.ValueListContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Literals, and the amounts and lengths that a parameter may stand for. */
final class Values {
  /** No number anyone means has more digits; reading it would take long. */
  private static final int MOST_DIGITS = 60;

  private final Reading reading;
  private final Names names;
  private final Texts texts;

  Values(Reading reading, Names names, Texts texts) {
    this.reading = reading;
    this.names = names;
    this.texts = texts;
  }

  Value value(ValueContext c) {
    return switch (c) {
      case SegueParser.TextValueContext v -> new Value.Text(texts.text(v.getStart()));
      case SegueParser.NumberValueContext v -> new Value.Number(number(v.NUMBER()), reading.at(v));
      case SegueParser.PercentageValueContext v ->
          new Value.Percentage(percent(v.PERCENTAGE()), reading.at(v));
      case SegueParser.TruthValueContext v -> new Value.Truth(v.TRUE() != null, reading.at(v));
      case SegueParser.MissingValueContext v -> new Value.Missing(reading.at(v));
      case SegueParser.InstantValueContext v -> new Value.Instant(v.getText(), reading.at(v));
      case DateValueContext v -> moment(v.getStart(), v.CLOCK());
      case SegueParser.ClockValueContext v -> new Value.Clock(clock(v.CLOCK()));
      default -> throw new IllegalStateException("value " + c.getText());
    };
  }

  /** {@code 2026-03-01}, {@code 2026-03-01 12:00}, {@code 2026-03-01T12:00Z}. */
  Value moment(MomentContext c) {
    return moment(c.getStart(), c.CLOCK());
  }

  private Value moment(Token first, @Nullable TerminalNode clock) {
    if (clock != null) {
      return new Value.Instant(
          first.getText() + " " + clock.getText(),
          reading.places().between(first, clock.getSymbol()));
    }
    return first.getType() == SegueParser.INSTANT
        ? new Value.Instant(first.getText(), reading.at(first))
        : date(first);
  }

  Value date(Token token) {
    return new Value.Date(token.getText(), reading.at(token));
  }

  ClockLiteral clock(TerminalNode node) {
    return new ClockLiteral(node.getText(), reading.at(node.getSymbol()));
  }

  Optional<ClockLiteral> clockIfAny(@Nullable TerminalNode node) {
    return Optional.ofNullable(node).map(this::clock);
  }

  BigDecimal number(TerminalNode node) {
    return number(node.getSymbol(), node.getText());
  }

  /** {@code 10%} is 10. */
  BigDecimal percent(TerminalNode node) {
    String text = node.getText();
    return number(node.getSymbol(), text.substring(0, text.length() - 1));
  }

  BigDecimal number(SignedNumberContext c) {
    BigDecimal number = number(c.NUMBER());
    return c.MINUS() == null ? number : number.negate();
  }

  private BigDecimal number(Token token, String digits) {
    if (digits.length() > MOST_DIGITS) {
      reading.report(Diagnostic.of(Code.NUMBER_TOO_LONG, reading.at(token), MOST_DIGITS));
      return BigDecimal.ZERO;
    }
    return new BigDecimal(digits);
  }

  ListItem item(ListItemContext c) {
    if (c.name() != null) {
      return new ListItem.Named(names.name(c.name()));
    }
    Value value = value(c.value());
    if (c.MINUS() == null) {
      return new ListItem.Literal(value);
    }
    if (value instanceof Value.Number(var number, var unused)) {
      return new ListItem.Literal(new Value.Number(number.negate(), reading.at(c)));
    }
    reading.report(Diagnostic.of(Code.MINUS_BEFORE, reading.at(c.MINUS().getSymbol())));
    return new ListItem.Literal(value);
  }

  void notALiteral(Span place) {
    reading.report(Diagnostic.of(Code.LIST_ITEM, place));
  }

  List<ListItem> items(ValueListContext c) {
    return c.listItem().stream().map(this::item).toList();
  }

  DurationLiteral duration(DurationContext c) {
    return new DurationLiteral(number(c.NUMBER()), unit(c.unit()), reading.at(c));
  }

  Optional<DurationLiteral> durationIfAny(@Nullable DurationContext c) {
    return Optional.ofNullable(c).map(this::duration);
  }

  Length length(LengthContext c) {
    return c.duration() != null
        ? new Length.Literal(duration(c.duration()))
        : new Length.Parameter(names.name(c.plainName()));
  }

  Amount amount(AmountContext c) {
    return c.NUMBER() != null
        ? new Amount.Literal(number(c.NUMBER()), reading.at(c))
        : new Amount.Parameter(names.name(c.plainName()));
  }

  Amount coordinate(CoordinateContext c) {
    return c.signedNumber() != null
        ? new Amount.Literal(number(c.signedNumber()), reading.at(c))
        : new Amount.Parameter(names.name(c.plainName()));
  }

  static TimeUnit unit(UnitContext c) {
    return unit(c.getStart());
  }

  static TimeUnit unit(Token token) {
    return switch (token.getType()) {
      case SegueParser.SECOND -> TimeUnit.SECOND;
      case SegueParser.MINUTE -> TimeUnit.MINUTE;
      case SegueParser.HOUR -> TimeUnit.HOUR;
      case SegueParser.DAY -> TimeUnit.DAY;
      case SegueParser.WEEK -> TimeUnit.WEEK;
      case SegueParser.MONTH -> TimeUnit.MONTH;
      case SegueParser.QUARTER -> TimeUnit.QUARTER;
      case SegueParser.YEAR -> TimeUnit.YEAR;
      default -> throw new IllegalStateException("unit " + token.getText());
    };
  }

  List<DayWord> days(@Nullable DayListContext c) {
    return c == null ? List.of() : c.dayWord().stream().map(this::day).toList();
  }

  DayWord day(DayWordContext c) {
    DayWord.Day day =
        switch (c.getStart().getType()) {
          case SegueParser.MONDAY -> DayWord.Day.MONDAY;
          case SegueParser.TUESDAY -> DayWord.Day.TUESDAY;
          case SegueParser.WEDNESDAY -> DayWord.Day.WEDNESDAY;
          case SegueParser.THURSDAY -> DayWord.Day.THURSDAY;
          case SegueParser.FRIDAY -> DayWord.Day.FRIDAY;
          case SegueParser.SATURDAY -> DayWord.Day.SATURDAY;
          case SegueParser.SUNDAY -> DayWord.Day.SUNDAY;
          case SegueParser.WEEKDAYS -> DayWord.Day.WEEKDAYS;
          case SegueParser.WEEKEND -> DayWord.Day.WEEKEND;
          case SegueParser.DAY -> DayWord.Day.DAY;
          default -> throw new IllegalStateException("day " + c.getText());
        };
    return new DayWord(day, reading.at(c));
  }
}
