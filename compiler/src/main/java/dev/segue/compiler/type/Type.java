package dev.segue.compiler.type;

import java.math.BigInteger;
import java.util.List;

/** The type of a value. */
public sealed interface Type {

  /** Text by code point; {@code email} is text too. */
  record Text() implements Type {}

  /** Text that is one of a closed set, in the order declared. */
  record OneOf(List<String> values) implements Type {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /**
   * An exact number. {@code scale} is the number of decimals kept in the source: 0 for {@code
   * integer}.
   */
  record Numeric(int precision, int scale) implements Type {
    /** Whether a number has no more decimals. */
    public boolean has(Rational number) {
      return BigInteger.TEN.pow(scale).mod(number.denominator()).signum() == 0;
    }
  }

  /** An exact quotient: what {@code avg} and {@code /} give. */
  record Quotient() implements Type {}

  /** {@code true} or {@code false}. */
  record Truth() implements Type {}

  /** A calendar day. */
  record Day() implements Type {}

  /** An instant, in milliseconds since 1970-01-01T00:00Z. */
  record Instant() implements Type {}

  /** A span between two instants, in milliseconds. */
  record Span() implements Type {}

  /** An IANA time zone's name; an unknown one is missing. */
  record Zone() implements Type {}

  /** Degrees of latitude and longitude. */
  record Location() implements Type {}

  /** A list of values. */
  record ListOf(Type element) implements Type {}

  /** Of what could not be checked: reported already, fits everything. */
  record Unknown() implements Type {}

  Type TEXT = new Text();
  Type INTEGER = new Numeric(15, 0);
  Type QUOTIENT = new Quotient();
  Type TRUTH = new Truth();
  Type DAY = new Day();
  Type INSTANT = new Instant();
  Type SPAN = new Span();
  Type ZONE = new Zone();
  Type LOCATION = new Location();
  Type UNKNOWN = new Unknown();

  /** Whether values of it are text. */
  default boolean isText() {
    return this instanceof Text || this instanceof OneOf || this instanceof Zone;
  }

  /** Whether values of it are numbers. */
  default boolean isNumber() {
    return this instanceof Numeric || this instanceof Quotient;
  }

  /** The type in the words of a script: {@code decimal(12,2)}, {@code list of text}. */
  default String words() {
    return switch (this) {
      case Text() -> "text";
      case OneOf(var values) -> "one of (\"" + String.join("\", \"", values) + "\")";
      case Numeric(var precision, var scale) ->
          scale == 0 ? "integer" : "decimal(" + precision + "," + scale + ")";
      case Quotient() -> "number";
      case Truth() -> "boolean";
      case Day() -> "date";
      case Instant() -> "timestamp";
      case Span() -> "duration";
      case Zone() -> "time zone";
      case Location() -> "location";
      case ListOf(var element) -> "list of " + element.words();
      case Unknown() -> "unknown";
    };
  }
}
