package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;

/** A text where a named condition may say its parameter: {@code in sample 10% of draw}. */
public sealed interface Text {
  Span span();

  /** {@code "spring"}. */
  record Literal(TextLiteral text) implements Text {
    @Override
    public Span span() {
      return text.span();
    }
  }

  /** The parameter of a named condition. */
  record Parameter(Name name) implements Text {
    @Override
    public Span span() {
      return name.span();
    }
  }
}
