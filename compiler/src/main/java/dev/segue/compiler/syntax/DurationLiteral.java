package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;
import java.math.BigDecimal;

/** {@code 30 days}. */
public record DurationLiteral(BigDecimal amount, TimeUnit unit, Span span) {}
