package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;
import java.math.BigDecimal;

/** A line before a declaration that says something about it. */
public sealed interface Annotation {
  Name name();

  Span span();

  /** {@code @owner "growth"}. */
  record Text(Name name, TextLiteral text, Span span) implements Annotation {}

  /** {@code @expect size between 100 and 5000}. */
  record Expect(Name name, Name measure, BigDecimal from, BigDecimal to, Span span)
      implements Annotation {}
}
