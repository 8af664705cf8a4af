package dev.segue.runtime.differential;

import dev.segue.compiler.sql.Encoding;
import dev.segue.compiler.type.Type;
import java.util.List;
import java.util.Optional;

/** How somebody writes a column: as text, or in a type of its own. */
record Way(Encoding encoding, Optional<Native> type) {
  private static final List<Way> TIMES =
      List.of(new Way(Encoding.ISO), new Way(Encoding.SECONDS), new Way(Encoding.MILLISECONDS));

  Way(Encoding encoding) {
    this(encoding, Optional.empty());
  }

  Way(Encoding encoding, Native type) {
    this(encoding, Optional.of(type));
  }

  /** As text or as numbers in a column that takes both. */
  static List<Way> plain(Type type) {
    return switch (type) {
      case Type.Text t -> List.of(new Way(Encoding.TEXT));
      case Type.OneOf t -> List.of(new Way(Encoding.TEXT));
      case Type.Zone t -> List.of(new Way(Encoding.TEXT));
      case Type.Numeric t -> List.of(new Way(Encoding.NUMBER));
      case Type.Truth t -> List.of(new Way(Encoding.BOOLEAN));
      case Type.Day t -> TIMES;
      case Type.Instant t -> TIMES;
      case Type.ListOf t -> List.of(new Way(Encoding.JSON_ARRAY));
      case Type.Quotient t -> throw new IllegalArgumentException("no column");
      case Type.Span t -> throw new IllegalArgumentException("no column");
      case Type.Location t -> throw new IllegalArgumentException("no column");
      case Type.Unknown t -> throw new IllegalArgumentException("no column");
    };
  }

  /** In a type of its own, as the inspection of a source finds them. */
  static List<Way> typed(Type type) {
    return switch (type) {
      case Type.Text t -> List.of();
      case Type.OneOf t -> List.of();
      case Type.Zone t -> List.of();
      case Type.Numeric(var precision, var scale) ->
          scale == 0
              ? List.of(
                  new Way(Encoding.NUMBER, Native.WHOLE),
                  new Way(Encoding.NUMBER, Native.DECIMAL),
                  new Way(Encoding.NUMBER, Native.DOUBLE))
              : precision == 12 && scale == 2
                  ? List.of(
                      new Way(Encoding.NUMBER, Native.DECIMAL),
                      new Way(Encoding.NUMBER, Native.MONEY),
                      new Way(Encoding.NUMBER, Native.DOUBLE))
                  : List.of(
                      new Way(Encoding.NUMBER, Native.DECIMAL),
                      new Way(Encoding.NUMBER, Native.DOUBLE));
      case Type.Truth t ->
          List.of(
              new Way(Encoding.BOOLEAN, Native.BOOLEAN), new Way(Encoding.BOOLEAN, Native.WHOLE));
      case Type.Day t ->
          List.of(
              new Way(Encoding.ISO, Native.DATE),
              new Way(Encoding.ISO, Native.TIMESTAMP),
              new Way(Encoding.SECONDS, Native.WHOLE));
      case Type.Instant t ->
          List.of(
              new Way(Encoding.ISO, Native.TIMESTAMP),
              new Way(Encoding.INSTANT, Native.TIMESTAMP_WITH_ZONE),
              new Way(Encoding.MILLISECONDS, Native.WHOLE),
              new Way(Encoding.SECONDS, Native.DECIMAL),
              new Way(Encoding.SECONDS, Native.DOUBLE));
      case Type.ListOf t ->
          List.of(
              new Way(Encoding.LIST, Native.LIST_OF_TEXT),
              new Way(Encoding.JSON_ARRAY, Native.JSON));
      case Type.Quotient t -> throw new IllegalArgumentException("no column");
      case Type.Span t -> throw new IllegalArgumentException("no column");
      case Type.Location t -> throw new IllegalArgumentException("no column");
      case Type.Unknown t -> throw new IllegalArgumentException("no column");
    };
  }
}
