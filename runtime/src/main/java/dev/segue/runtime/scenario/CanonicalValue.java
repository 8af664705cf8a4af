package dev.segue.runtime.scenario;

import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;

/** Values as Segue's own tables store them (see {@code Encoding.CANONICAL}). */
final class CanonicalValue {
  private CanonicalValue() {}

  static Object of(Value value, Type type) {
    return switch (value) {
      case Value.Text(var text) -> text;
      case Value.Number(var number) -> number.rounded(scale(type)).unscaledValue().longValueExact();
      case Value.Truth(var truth) -> truth ? 1L : 0L;
      case Value.Day(var day) -> day.toEpochDay();
      case Value.Instant(var instant) -> instant.toEpochMilli();
      case Value.Span(var milliseconds) -> milliseconds;
      case Value.Items(var items) ->
          items.stream()
              .map(item -> JsonArray.element(of(item, elementOf(type))))
              .collect(Collectors.joining(",", "[", "]"));
      case Value.Location l -> throw new IllegalArgumentException("a location has two columns");
    };
  }

  /** The value that stands there. */
  static Value read(Object stored, Type type) {
    return switch (type) {
      case Type.Text t -> new Value.Text(stored.toString());
      case Type.OneOf t -> new Value.Text(stored.toString());
      case Type.Zone t -> new Value.Text(stored.toString());
      case Type.Numeric(var precision, var scale) ->
          new Value.Number(Rational.of(BigDecimal.valueOf(number(stored), scale)));
      case Type.Quotient t -> new Value.Number(quotient(stored.toString()));
      case Type.Truth t -> new Value.Truth(number(stored) == 1);
      case Type.Day t -> new Value.Day(LocalDate.ofEpochDay(number(stored)));
      case Type.Instant t -> new Value.Instant(Instant.ofEpochMilli(number(stored)));
      case Type.Span t -> new Value.Span(number(stored));
      case Type.ListOf(var element) ->
          new Value.Items(
              JsonArray.elements(stored.toString()).stream().map(e -> read(e, element)).toList());
      case Type.Location t -> throw new IllegalArgumentException("a location has two columns");
      case Type.Unknown t -> throw new IllegalArgumentException("a value of no type");
    };
  }

  /** Values of any type are text on a server. */
  private static long number(Object stored) {
    return stored instanceof Number number ? number.longValue() : Long.parseLong(stored.toString());
  }

  private static Rational quotient(String text) {
    String[] parts = text.split("/", 2);
    return new Rational(
        new BigInteger(parts[0]), parts.length > 1 ? new BigInteger(parts[1]) : BigInteger.ONE);
  }

  private static int scale(Type type) {
    return type instanceof Type.Numeric numeric ? numeric.scale() : 0;
  }

  private static Type elementOf(Type type) {
    return type instanceof Type.ListOf(var element) ? element : Type.UNKNOWN;
  }
}
