package dev.segue.compiler.format;

import dev.segue.compiler.syntax.Amount;
import dev.segue.compiler.syntax.Occurrence;
import dev.segue.compiler.syntax.Occurrence.Count;
import dev.segue.compiler.syntax.Occurrence.Periods;
import dev.segue.compiler.syntax.Occurrence.Quantifier;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How often and when, as it is written. */
final class OccurrenceText {
  private final ValueText values;
  private final ExpressionText expressions;

  OccurrenceText(ValueText values, ExpressionText expressions) {
    this.values = values;
    this.expressions = expressions;
  }

  /** With the space before it. */
  String after(Optional<Occurrence> occurrence) {
    return occurrence.map(o -> " " + occurrence(o)).orElse("");
  }

  String occurrence(Occurrence occurrence) {
    return Stream.of(
            occurrence.count().map(this::count),
            occurrence.periods().map(this::periods),
            occurrence.window().map(expressions::window))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  /** {@code once}, {@code at least 3 times}. */
  String count(Count count) {
    return switch (count) {
      case Count.Quantity(var quantifier, var number, var span) ->
          quantifier == Quantifier.EXACTLY && isExactly(number, BigDecimal.ONE)
              ? "once"
              : quantifier == Quantifier.EXACTLY && isExactly(number, BigDecimal.TWO)
                  ? "twice"
                  : quantifier == Quantifier.AT_LEAST && isExactly(number, BigDecimal.ONE)
                      ? "at least once"
                      : quantity(count) + times(number);
      case Count.Range(var from, var to, var span) -> quantity(count) + times(to);
    };
  }

  static boolean isExactly(Amount amount, BigDecimal number) {
    return amount instanceof Amount.Literal(var literal, var span)
        && literal.compareTo(number) == 0
        && literal.scale() == number.scale();
  }

  private static String times(Amount amount) {
    return ValueText.isOne(amount) ? " time" : " times";
  }

  /** {@code at least 3}, {@code between 2 and 4}. */
  String quantity(Count count) {
    return switch (count) {
      case Count.Quantity(var quantifier, var number, var span) ->
          quantifier(quantifier) + " " + values.amount(number);
      case Count.Range(var from, var to, var span) ->
          "between " + values.amount(from) + " and " + values.amount(to);
    };
  }

  private static String quantifier(Quantifier quantifier) {
    return quantifier.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Amount last(Count count) {
    return switch (count) {
      case Count.Quantity(var quantifier, var number, var span) -> number;
      case Count.Range(var from, var to, var span) -> to;
    };
  }

  private String periods(Periods periods) {
    return switch (periods) {
      case Periods.Distinct(var count, var unit, var within) ->
          "on "
              + quantity(count)
              + " "
              + (ValueText.isOne(last(count)) ? ValueText.unit(unit) : ValueText.unit(unit) + "s")
              + within.map(length -> " within any " + values.length(length)).orElse("");
      case Periods.InOne(var unit) -> "in one " + ValueText.unit(unit);
      case Periods.EachOfLast(var number, var unit) ->
          "in each of last " + values.units(number, unit);
      case Periods.SomeOfLast(var least, var number, var unit) ->
          "in at least " + values.amount(least) + " of last " + values.units(number, unit);
      case Periods.EachOfYear(var unit, var year) ->
          "in each " + ValueText.unit(unit) + " of " + ValueText.number(year);
      case Periods.Running(var least, var unit) ->
          "in at least " + values.units(least, unit) + " running";
      case Periods.WithinAny(var length) -> "within any " + values.length(length);
    };
  }
}
