package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;

/**
 * A time of day as written, {@code 09:00}, {@code 14:30:05.250}, {@code 24:00}; the checker says
 * whether it exists.
 */
public record ClockLiteral(String text, Span span) {}
