package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;

/**
 * Text in quotes, its escapes resolved; {@code block} where it was written in {@code """}, its
 * margin taken off.
 */
public record TextLiteral(String value, boolean block, Span span) {}
