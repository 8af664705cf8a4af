package dev.segue.compiler.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * One statement and the values of its {@code ?} places in order: {@link String}, {@link Long},
 * {@link Double} or {@link Boolean}, so that it can be printed, pinned and explained.
 *
 * @param dialect of the database that can run it
 * @param ofEveryone everyone is asked: sets that it speaks of are read as wholes
 */
public record SqlText(String text, List<Object> bindings, Dialect dialect, boolean ofEveryone) {
  private static final String WITH = "with ";

  public SqlText {
    bindings = List.copyOf(bindings);
  }

  /** About a few contacts, or about other things. */
  public SqlText(String text, List<Object> bindings, Dialect dialect) {
    this(text, bindings, dialect, false);
  }

  /** About Segue's own tables alone, wherever they stand. */
  public SqlText(String text, List<Object> bindings) {
    this(text, bindings, Dialect.SQLITE);
  }

  /**
   * The same where tables stand in the statement itself.
   *
   * @param tables each as {@code "name" as (select ..)}
   * @param values of their {@code ?} places
   */
  public SqlText with(List<String> tables, List<Object> values) {
    if (tables.isEmpty()) {
      return this;
    }
    String start = dialect.beginning(text);
    String rest = text.substring(start.length());
    boolean brings = rest.startsWith(WITH);
    List<Object> all = new ArrayList<>(values);
    all.addAll(bindings);
    return new SqlText(
        start
            + WITH
            + String.join(", ", tables)
            + (brings ? ", " + rest.substring(WITH.length()) : " " + rest),
        all,
        dialect,
        ofEveryone);
  }
}
