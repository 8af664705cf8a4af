package dev.segue.runtime.oracle;

import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.CaseFold;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.TextOrder;

/** Values of one type beside each other (language §7.5, §7.6). */
final class Values {
  private Values() {}

  /** Below 0 where {@code left} comes first, 0 where they are equal. */
  static int compare(Value left, Value right) {
    return switch (left) {
      case Value.Text(var text) -> TextOrder.BY_CODE_POINT.compare(text, text(right));
      case Value.Number(var number) -> number.compareTo(number(right));
      case Value.Truth(var truth) -> Boolean.compare(truth, truth(right));
      case Value.Day(var day) -> day.compareTo(((Value.Day) right).day());
      case Value.Instant(var instant) -> instant.compareTo(((Value.Instant) right).instant());
      case Value.Span(var span) -> Long.compare(span, ((Value.Span) right).milliseconds());
      case Value.Items items -> throw new IllegalArgumentException("lists have no order");
      case Value.Location location -> throw new IllegalArgumentException("places have no order");
    };
  }

  /** Text folded; a list item by item; else the value itself. */
  static Value folded(Value value, boolean ignoringCase) {
    return switch (value) {
      case Value.Text(var text) when ignoringCase -> new Value.Text(CaseFold.of(text));
      case Value.Items(var items) when ignoringCase ->
          new Value.Items(items.stream().map(item -> folded(item, true)).toList());
      case Value.Text same -> same;
      case Value.Items same -> same;
      case Value.Number same -> same;
      case Value.Truth same -> same;
      case Value.Day same -> same;
      case Value.Instant same -> same;
      case Value.Span same -> same;
      case Value.Location same -> same;
    };
  }

  static String text(Value value) {
    return ((Value.Text) value).text();
  }

  static Rational number(Value value) {
    return ((Value.Number) value).number();
  }

  static boolean truth(Value value) {
    return ((Value.Truth) value).truth();
  }
}
