package dev.segue.runtime.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query one after another, beside those of others; columns count from 0. It makes
 * nothing for a value that is a number.
 */
public final class Cursor implements Cells {
  private final ResultSet results;
  private final Asking asking;
  private final Function<SQLException, RuntimeException> errors;
  private final boolean textAsBytes;

  /**
   * At the first row's beginning.
   *
   * @param textAsBytes whether text stands there as UTF-8, and comes quicker so
   */
  Cursor(
      ResultSet results,
      Asking asking,
      Function<SQLException, RuntimeException> errors,
      boolean textAsBytes) {
    this.results = results;
    this.asking = asking;
    this.errors = errors;
    this.textAsBytes = textAsBytes;
  }

  /** Goes to the next row, if there is one. */
  public boolean next() {
    try {
      return asking.next(results);
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }

  @Override
  public long whole(int column) {
    try {
      return results.getLong(column + 1);
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }

  @Override
  public boolean wasMissing() {
    try {
      return results.wasNull();
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }

  /** Text as its bytes, where they are quicker; null where it is missing. */
  public byte @Nullable [] bytes(int column) {
    try {
      return results.getBytes(column + 1);
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }

  @Override
  public @Nullable String text(int column) {
    try {
      if (textAsBytes) {
        byte[] bytes = results.getBytes(column + 1);
        if (bytes != null && bytes.length > 0) {
          return new String(bytes, StandardCharsets.UTF_8);
        }
      }
      return results.getString(column + 1);
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }

  /** The value as it stands, as {@link Row#value} has it. */
  public Optional<Object> value(int column) {
    try {
      return Optional.ofNullable(results.getObject(column + 1)).map(Row::plain);
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }
}
