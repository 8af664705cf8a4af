package dev.segue.runtime.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;

/** One row of a result while it is read; columns count from 0. A value that is NULL is nothing. */
public final class Row {
  private final ResultSet results;
  private final Function<SQLException, RuntimeException> errors;

  Row(ResultSet results, Function<SQLException, RuntimeException> errors) {
    this.results = results;
    this.errors = errors;
  }

  /** The value as text, also of a number. */
  public Optional<String> text(int column) {
    try {
      return Optional.ofNullable(results.getString(column + 1));
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }

  public Optional<Long> number(int column) {
    try {
      long value = results.getLong(column + 1);
      return results.wasNull() ? Optional.empty() : Optional.of(value);
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }

  /** The value as it stands: {@link String}, {@link Long}, {@link Double} or bytes. */
  public Optional<Object> value(int column) {
    try {
      return Optional.ofNullable(results.getObject(column + 1)).map(Row::plain);
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }

  /** Drivers give small numbers as {@link Integer}, and some sums as wider ones. */
  static Object plain(Object value) {
    return switch (value) {
      case Integer i -> i.longValue();
      case BigInteger i when i.bitLength() < Long.SIZE -> i.longValue();
      case BigDecimal d when d.scale() == 0 && d.unscaledValue().bitLength() < Long.SIZE ->
          d.longValue();
      case Object other -> other;
    };
  }

  /** A value of a type that SQLite has not, as it would be written there. */
  static Object shown(Object value) {
    return switch (plain(value)) {
      case String text -> text;
      case Number number -> number;
      case byte[] bytes -> bytes;
      case Boolean truth -> truth ? 1L : 0L;
      case OffsetDateTime at -> at.toInstant().toString();
      case Timestamp at -> at.toLocalDateTime().toString();
      case Array list -> ListText.of(list);
      case Object other -> other.toString();
    };
  }

  public int columns() {
    try {
      return results.getMetaData().getColumnCount();
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }

  /** The column's name in the result. */
  public String name(int column) {
    try {
      return results.getMetaData().getColumnLabel(column + 1);
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }
}
