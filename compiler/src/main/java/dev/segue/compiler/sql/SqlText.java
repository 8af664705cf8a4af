package dev.segue.compiler.sql;

import java.util.List;

/**
 * One statement and the values of its {@code ?} places in order: {@link String}, {@link Long},
 * {@link Double} or {@link Boolean}, so that it can be printed, pinned and explained.
 *
 * @param dialect of the database that can run it
 */
public record SqlText(String text, List<Object> bindings, Dialect dialect) {
  public SqlText {
    bindings = List.copyOf(bindings);
  }

  /** For Segue's own file. */
  public SqlText(String text, List<Object> bindings) {
    this(text, bindings, Dialect.SQLITE);
  }
}
