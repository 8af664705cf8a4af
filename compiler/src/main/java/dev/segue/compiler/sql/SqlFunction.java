package dev.segue.compiler.sql;

import java.util.List;
import java.util.Optional;

/**
 * A function that emitted SQL calls and the engine does not have: the store registers {@link #body}
 * under {@link #name}, deterministic. Where an argument is NULL the result is NULL and the body is
 * not called. Arguments and results are {@link String}, {@link Long} and {@link Double}.
 */
public record SqlFunction(String name, int arguments, String meaning, Body body) {

  /** What the function does; nothing: NULL. */
  @FunctionalInterface
  public interface Body {
    Optional<Object> call(List<Object> arguments);
  }
}
