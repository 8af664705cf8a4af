package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Schema.TimeEncoding;
import dev.segue.compiler.type.Type;

/** How a value of a declared type stands in a column of the source. */
public enum Encoding {
  /**
   * As Segue stores it: text TEXT; integer INTEGER; decimal(p,s) INTEGER scaled by 10^s, below 10^p
   * in magnitude; boolean INTEGER 0 or 1; date INTEGER epoch day; timestamp INTEGER epoch
   * milliseconds; time zone TEXT; a list TEXT, a JSON array of its elements in canonical storage. A
   * quotient (of a trait) is TEXT, {@code n} or {@code n/d} in lowest terms. Needs no decoding: a
   * column may be called so only where every value in it is.
   */
  CANONICAL,
  /** Text that may also stand there as a number. */
  TEXT,
  /**
   * A number as INTEGER, REAL or decimal TEXT, rounded half up to the scale; what is no number or
   * beyond the precision is missing.
   */
  NUMBER,
  /** 0 or 1, t or f, true or false, y or n, yes or no, in any case. */
  BOOLEAN,
  /**
   * ISO 8601 text: an instant with or without an offset (without: in the workspace's zone), with
   * {@code T} or a space, or a date alone (its first moment); of a date, its first ten characters.
   */
  ISO,
  /** A number of seconds since 1970-01-01T00:00Z; of a date, the day of that instant in UTC. */
  SECONDS,
  /** A number of milliseconds likewise. */
  MILLISECONDS,
  /** A JSON array as text; anything else is missing. */
  JSON_ARRAY,
  /** The engine's own instant: it has a type for points in time, whatever the zone. */
  INSTANT,
  /** The engine's own point in time without a zone: in the workspace's. */
  LOCAL,
  /** The engine's own day. */
  DAY,
  /** The engine's own boolean. */
  TRUTH,
  /** The engine's own whole number. */
  WHOLE,
  /** The engine's own exact number. */
  DECIMAL,
  /** The engine's own exact number, of no more digits than are declared. */
  FIXED,
  /** The engine's own list. */
  LIST;

  /** Whether a column of a type of the engine's own holds values of a declared type as they are. */
  public boolean isOwnOf(Type type) {
    return switch (this) {
      case LIST -> type instanceof Type.ListOf;
      case INSTANT, LOCAL -> type.equals(Type.INSTANT);
      case DAY -> type.equals(Type.DAY);
      case TRUTH -> type.equals(Type.TRUTH);
      case WHOLE, DECIMAL, FIXED -> type instanceof Type.Numeric;
      case CANONICAL, TEXT, NUMBER, BOOLEAN, ISO, SECONDS, MILLISECONDS, JSON_ARRAY -> false;
    };
  }

  /** What holds values of a declared type where the database has no type of its own for them. */
  public static Encoding declared(Type type, TimeEncoding time) {
    return switch (type) {
      case Type.Text t -> TEXT;
      case Type.OneOf t -> TEXT;
      case Type.Zone t -> TEXT;
      case Type.Numeric t -> NUMBER;
      case Type.Truth t -> BOOLEAN;
      case Type.Day t -> time(time);
      case Type.Instant t -> time(time);
      case Type.ListOf t -> JSON_ARRAY;
      case Type.Quotient t -> throw notStored(type);
      case Type.Span t -> throw notStored(type);
      case Type.Location t -> throw notStored(type);
      case Type.Unknown t -> throw notStored(type);
    };
  }

  private static Encoding time(TimeEncoding time) {
    return switch (time) {
      case NATURAL -> ISO;
      case SECONDS -> SECONDS;
      case MILLISECONDS -> MILLISECONDS;
    };
  }

  private static IllegalStateException notStored(Type type) {
    return new IllegalStateException("no column holds a " + type.words());
  }
}
