package dev.segue.compiler.check;

import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.TextOrder;

/** What is known of constants before any contact is looked at. */
final class Constants {
  private Constants() {}

  /** Whether one is greater than the other, both of one kind that has an order. */
  static boolean isAfter(Value later, Value earlier) {
    return switch (later) {
      case Value.Number(var a) -> earlier instanceof Value.Number(var b) && a.compareTo(b) > 0;
      case Value.Day(var a) -> earlier instanceof Value.Day(var b) && a.isAfter(b);
      case Value.Instant(var a) -> earlier instanceof Value.Instant(var b) && a.isAfter(b);
      case Value.Span(var a) -> earlier instanceof Value.Span(var b) && a > b;
      case Value.Text(var a) ->
          earlier instanceof Value.Text(var b) && TextOrder.BY_CODE_POINT.compare(a, b) > 0;
      case Value.Truth t -> false;
      case Value.Items i -> false;
      case Value.Location l -> false;
    };
  }
}
