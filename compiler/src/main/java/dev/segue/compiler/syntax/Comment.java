package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;

/**
 * A comment with its dashes; {@code ownLine} where nothing but white space stands before it on its
 * line.
 */
public record Comment(String text, boolean ownLine, Span span) {}
