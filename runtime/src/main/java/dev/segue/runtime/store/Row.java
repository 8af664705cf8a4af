package dev.segue.runtime.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** One row of a result while it is read; columns count from 0. A value that is NULL is nothing. */
public final class Row {
  private final ResultSet results;
  private final SqlErrors errors;

  Row(ResultSet results, SqlErrors errors) {
    this.results = results;
    this.errors = errors;
  }

  /** The value as text, also of a number. */
  public Optional<String> text(int column) {
    try {
      return Optional.ofNullable(results.getString(column + 1));
    } catch (SQLException e) {
      throw errors.translated(e);
    }
  }

  public Optional<Long> number(int column) {
    try {
      long value = results.getLong(column + 1);
      return results.wasNull() ? Optional.empty() : Optional.of(value);
    } catch (SQLException e) {
      throw errors.translated(e);
    }
  }

  /** The value as it stands: {@link String}, {@link Long}, {@link Double} or bytes. */
  public Optional<Object> value(int column) {
    try {
      return Optional.ofNullable(results.getObject(column + 1)).map(Row::plain);
    } catch (SQLException e) {
      throw errors.translated(e);
    }
  }

  /** The driver gives small numbers as {@link Integer}. */
  static Object plain(Object value) {
    return value instanceof Integer i ? (Object) i.longValue() : value;
  }

  public int columns() {
    try {
      return results.getMetaData().getColumnCount();
    } catch (SQLException e) {
      throw errors.translated(e);
    }
  }

  /** The column's name in the result. */
  public String name(int column) {
    try {
      return results.getMetaData().getColumnLabel(column + 1);
    } catch (SQLException e) {
      throw errors.translated(e);
    }
  }
}
