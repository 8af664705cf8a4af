package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;

/**
 * A name as meant: without backticks, in the case written. {@code quoted} says that backticks stood
 * around it.
 */
public record Name(String text, boolean quoted, Span span) {}
