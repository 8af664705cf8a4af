package dev.segue.compiler.format;

import dev.segue.compiler.syntax.Amount;
import dev.segue.compiler.syntax.Comparison.ListItem;
import dev.segue.compiler.syntax.DayWord;
import dev.segue.compiler.syntax.DurationLiteral;
import dev.segue.compiler.syntax.Length;
import dev.segue.compiler.syntax.Text;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.syntax.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Literals as they are written. */
final class ValueText {
  private final Written written;

  ValueText(Written written) {
    this.written = written;
  }

  String value(Value value) {
    return switch (value) {
      case Value.Text(var text) -> written.text(text);
      case Value.Number(var number, var span) -> number(number);
      case Value.Percentage(var percent, var span) -> number(percent) + "%";
      case Value.Truth(var truth, var span) -> truth ? "true" : "false";
      case Value.Missing unused -> "missing";
      case Value.Date(var text, var span) -> text;
      case Value.Instant(var text, var span) -> text;
      case Value.Clock(var clock) -> clock.text();
    };
  }

  static String number(BigDecimal number) {
    return number.toPlainString();
  }

  String item(ListItem item) {
    return switch (item) {
      case ListItem.Literal(var value) -> value(value);
      case ListItem.Named(var name) -> written.name(name);
    };
  }

  String items(List<ListItem> items) {
    return items.stream().map(this::item).collect(Collectors.joining(", ", "(", ")"));
  }

  static String duration(DurationLiteral duration) {
    return number(duration.amount()) + " " + units(duration.unit(), duration.amount());
  }

  String length(Length length) {
    return switch (length) {
      case Length.Literal(var duration) -> duration(duration);
      case Length.Parameter(var name) -> written.name(name);
    };
  }

  String amount(Amount amount) {
    return switch (amount) {
      case Amount.Literal(var number, var span) -> number(number);
      case Amount.Parameter(var name) -> written.name(name);
    };
  }

  String text(Text text) {
    return switch (text) {
      case Text.Literal(var literal) -> written.text(literal);
      case Text.Parameter(var name) -> written.name(name);
    };
  }

  /** An amount and its unit: {@code 1 day}, {@code n days}. */
  String units(Amount amount, TimeUnit unit) {
    return amount(amount) + " " + (isOne(amount) ? unit(unit) : unit(unit) + "s");
  }

  static boolean isOne(Amount amount) {
    return amount instanceof Amount.Literal(var number, var span)
        && number.compareTo(BigDecimal.ONE) == 0;
  }

  private static String units(TimeUnit unit, BigDecimal amount) {
    return amount.compareTo(BigDecimal.ONE) == 0 ? unit(unit) : unit(unit) + "s";
  }

  static String unit(TimeUnit unit) {
    return unit.name().toLowerCase(Locale.ROOT);
  }

  static String days(List<DayWord> days) {
    return days.stream().map(ValueText::day).collect(Collectors.joining(", "));
  }

  static String day(DayWord day) {
    return day.day().name().toLowerCase(Locale.ROOT);
  }
}
