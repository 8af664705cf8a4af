package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;
import java.math.BigDecimal;

/**
 * A number where a named condition may say its parameter: {@code at least n times}, {@code top n by
 * x}.
 */
public sealed interface Amount {
  Span span();

  /** {@code 3}. */
  record Literal(BigDecimal number, Span span) implements Amount {}

  /** The parameter of a named condition. */
  record Parameter(Name name) implements Amount {
    @Override
    public Span span() {
      return name.span();
    }
  }
}
