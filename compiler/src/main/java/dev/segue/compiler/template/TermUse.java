package dev.segue.compiler.template;

import dev.segue.compiler.source.Span;

/** A term that a template prints: {@code term.prospect} or {@code 'prospect' | term}. */
public record TermUse(String name, Span span) {}
