package dev.segue.compiler.ir;

import dev.segue.compiler.type.Rational;
import java.time.LocalDate;
import java.util.List;

/** A constant that is there; missing is no value. */
public sealed interface Value {
  record Text(String text) implements Value {}

  record Number(Rational number) implements Value {}

  record Truth(boolean truth) implements Value {}

  record Day(LocalDate day) implements Value {}

  /** Truncated to milliseconds. */
  record Instant(java.time.Instant instant) implements Value {}

  record Items(List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** A span in milliseconds. */
  record Span(long milliseconds) implements Value {}

  /** Degrees, north and east positive. */
  record Location(double latitude, double longitude) implements Value {}
}
