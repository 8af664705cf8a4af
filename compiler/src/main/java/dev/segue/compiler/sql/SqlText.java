package dev.segue.compiler.sql;

import java.util.List;

/**
 * One statement and the values of its {@code ?} places in order: {@link String}, {@link Long},
 * {@link Double} or {@link Boolean}, so that it can be printed, pinned and explained.
 */
public record SqlText(String text, List<Object> bindings) {
  public SqlText {
    bindings = List.copyOf(bindings);
  }
}
