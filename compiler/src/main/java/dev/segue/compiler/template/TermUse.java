package dev.segue.compiler.template;

import dev.segue.compiler.source.Span;

/**
 * A term that a template prints: {@code term.prospect} or {@code 'prospect' | term}.
 *
 * @param again its words are given to the filter that takes its name: {@code term.prospect | term}
 */
public record TermUse(String name, Span span, boolean again) {}
