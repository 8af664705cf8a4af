package dev.segue.repl.report;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** What stands in a table's row under a column. */
public sealed interface Cell {
  Cell NOTHING = new Missing();

  /** Nothing. */
  record Missing() implements Cell {}

  /** Text, as it is. */
  record Words(String text) implements Cell {}

  /** A number: with separators of thousands for people, plain for programs. */
  record Amount(BigDecimal number) implements Cell {}

  /** True or false. */
  record Truth(boolean truth) implements Cell {}

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
      case Amount(var number) when screen.terminal() ->
          String.format(Locale.ROOT, "%,." + Math.max(0, number.scale()) + "f", number);
      case Amount amount -> amount.words();
      case Missing missing -> "";
      case Words words -> DisplayWidth.harmless(words.text());
      case Truth truth -> truth.words();
    };
  }

  /** As a program reads it. */
  default String words() {
    return switch (this) {
      case Missing missing -> "";
      case Words(var text) -> text;
      case Amount(var number) -> number.toPlainString();
      case Truth(var truth) -> Boolean.toString(truth);
    };
  }

  /** The value itself: a text, a number, a truth. */
  default Optional<Object> plain() {
    return switch (this) {
      case Missing missing -> Optional.empty();
      case Words(var text) -> Optional.of(text);
      case Amount(var number) -> Optional.of(number);
      case Truth(var truth) -> Optional.of(truth);
    };
  }
}
