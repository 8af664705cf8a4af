package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A type as written. */
public sealed interface TypeSyntax {
  Span span();

  /** {@code text}, {@code time zone}; of a parameter also {@code duration} and {@code number}. */
  record Plain(Word word, Span span) implements TypeSyntax {}

  /** The types of one word or two. */
  enum Word {
    TEXT,
    EMAIL,
    INTEGER,
    BOOLEAN,
    DATE,
    TIMESTAMP,
    LOCATION,
    TIME_ZONE,
    DURATION,
    NUMBER
  }

  /** {@code decimal(12,2)}; {@code decimal} alone. */
  record Decimal(Optional<BigDecimal> precision, Optional<BigDecimal> scale, Span span)
      implements TypeSyntax {}

  /** {@code list of text}. */
  record ListOf(TypeSyntax element, Span span) implements TypeSyntax {}

  /** {@code one of ("free", "pro")}. */
  record OneOf(List<TextLiteral> values, Span span) implements TypeSyntax {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** A type that could not be read: reported already, and never again. */
  record Broken(Span span) implements TypeSyntax {}

  /** What a number that is a time counts. */
  enum Resolution {
    SECONDS,
    MILLISECONDS
  }
}
