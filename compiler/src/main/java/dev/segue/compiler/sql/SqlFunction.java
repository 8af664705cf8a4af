package dev.segue.compiler.sql;

import java.util.List;
import java.util.Optional;

/**
 * A function that emitted SQL calls and the engine does not have: the store registers {@link #body}
 * under {@link #name}, deterministic. Where an argument is NULL the result is NULL and the body is
 * not called. Arguments and results are {@link String}, {@link Long} and {@link Double}.
 *
 * @param parameters of what kind each argument is, where the engine's columns have types
 */
public record SqlFunction(
    String name, List<Kind> parameters, Kind result, String meaning, Body body) {
  public SqlFunction {
    parameters = List.copyOf(parameters);
  }

  /** What an argument or a result is. */
  public enum Kind {
    /** Also an exact number, and whatever a column of somebody's holds. */
    TEXT,
    WHOLE,
    REAL
  }

  public int arguments() {
    return parameters.size();
  }

  /** What the function does; nothing: NULL. */
  @FunctionalInterface
  public interface Body {
    Optional<Object> call(List<Object> arguments);
  }
}
