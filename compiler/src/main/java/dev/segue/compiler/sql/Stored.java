package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;

/** Values in canonical storage ({@link Encoding#CANONICAL}), as statements give and take them. */
public final class Stored {
  /** The most digits that surely fit an INTEGER. */
  private static final int LONGEST = 18;

  private Stored() {}

  /**
   * Whether values of a type stand as INTEGER: a number that may have more than 18 digits, and a
   * quotient, stand as TEXT, {@code n} or {@code n/d} in lowest terms.
   */
  public static boolean isWhole(Type type) {
    return switch (type) {
      case Type.Numeric(var precision, var scale) -> precision <= LONGEST;
      case Type.Truth t -> true;
      case Type.Day t -> true;
      case Type.Instant t -> true;
      case Type.Span t -> true;
      case Type.Quotient t -> false;
      case Type.Text t -> false;
      case Type.OneOf t -> false;
      case Type.Zone t -> false;
      case Type.Location t -> false;
      case Type.ListOf t -> false;
      case Type.Unknown t -> false;
    };
  }

  /** The value that stands there. Lists and places have no such form. */
  public static Value read(Object stored, Type type) {
    return switch (type) {
      case Type.Text t -> new Value.Text(stored.toString());
      case Type.OneOf t -> new Value.Text(stored.toString());
      case Type.Zone t -> new Value.Text(stored.toString());
      case Type.Numeric(var precision, var scale) ->
          new Value.Number(
              isWhole(type)
                  ? Rational.of(new BigDecimal(BigInteger.valueOf(number(stored)), scale))
                  : NumberFunctions.exact(stored.toString()));
      case Type.Quotient t -> new Value.Number(NumberFunctions.exact(stored.toString()));
      case Type.Truth t -> new Value.Truth(number(stored) != 0);
      case Type.Day t -> new Value.Day(LocalDate.ofEpochDay(number(stored)));
      case Type.Instant t -> new Value.Instant(Instant.ofEpochMilli(number(stored)));
      case Type.Span t -> new Value.Span(number(stored));
      case Type.Location t -> throw none(type);
      case Type.ListOf t -> throw none(type);
      case Type.Unknown t -> throw none(type);
    };
  }

  /** How a value stands; a number is rounded half up to what its type keeps. */
  public static Object write(Value value, Type type) {
    return switch (value) {
      case Value.Text(var text) -> text;
      case Value.Number(var number) ->
          type instanceof Type.Numeric(int precision, int scale) && isWhole(type)
              ? (Object) number.rounded(scale).unscaledValue().longValueExact()
              : number.toString();
      case Value.Truth(var truth) -> truth ? 1L : 0L;
      case Value.Day(var day) -> day.toEpochDay();
      case Value.Instant(var instant) -> instant.toEpochMilli();
      case Value.Span(var milliseconds) -> milliseconds;
      case Value.Items i -> throw none(type);
      case Value.Location l -> throw none(type);
    };
  }

  /** Where a column holds values of any type they may be text. */
  private static long number(Object stored) {
    return stored instanceof Number number ? number.longValue() : Long.parseLong(stored.toString());
  }

  private static IllegalArgumentException none(Type type) {
    return new IllegalArgumentException("no canonical storage for a " + type.words());
  }
}
