package dev.segue.repl.report;

import java.math.BigDecimal;
import java.util.Locale;

/** What stands in a table's row under a column. */
public sealed interface Cell {
  Cell NOTHING = new Words("");

  /** Text, as it is. */
  record Words(String text) implements Cell {}

  /** A number: with separators of thousands for people, plain for programs. */
  record Amount(BigDecimal number) implements Cell {}

  static Cell of(String text) {
    return new Words(text);
  }

  static Cell of(long number) {
    return new Amount(BigDecimal.valueOf(number));
  }

  static Cell of(BigDecimal number) {
    return new Amount(number);
  }

  /** As the screen shows it. */
  default String shown(Screen screen) {
    return switch (this) {
      case Words(var text) -> DisplayWidth.harmless(text);
      case Amount(var number) -> screen.terminal() ? grouped(number) : number.toPlainString();
    };
  }

  /** {@code 12,345.60}. */
  private static String grouped(BigDecimal number) {
    return String.format(Locale.ROOT, "%,." + Math.max(0, number.scale()) + "f", number);
  }
}
