package dev.segue.compiler.check;

import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.TextOrder;

/** What is known of constants before any contact is looked at. */
final class Constants {
  private Constants() {}

  /** Whether the first is greater than the second, both of one kind that has an order. */
  static boolean isAfter(Value first, Value second) {
    return switch (first) {
      case Value.Number(var a) -> second instanceof Value.Number(var b) && a.compareTo(b) > 0;
      case Value.Day(var a) -> second instanceof Value.Day(var b) && a.isAfter(b);
      case Value.Instant(var a) -> second instanceof Value.Instant(var b) && a.isAfter(b);
      case Value.Span(var a) -> second instanceof Value.Span(var b) && a > b;
      case Value.Text(var a) ->
          second instanceof Value.Text(var b) && TextOrder.BY_CODE_POINT.compare(a, b) > 0;
      case Value.Truth t -> false;
      case Value.Items i -> false;
      case Value.Location l -> false;
    };
  }
}
