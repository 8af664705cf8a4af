package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;

/** A span of time where a named condition may say its parameter: {@code in last span}. */
public sealed interface Length {
  Span span();

  /** {@code 30 days}. */
  record Literal(DurationLiteral duration) implements Length {
    @Override
    public Span span() {
      return duration.span();
    }
  }

  /** The parameter of a named condition. */
  record Parameter(Name name) implements Length {
    @Override
    public Span span() {
      return name.span();
    }
  }
}
