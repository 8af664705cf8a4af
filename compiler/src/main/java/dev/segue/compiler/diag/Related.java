package dev.segue.compiler.diag;

import dev.segue.compiler.source.Span;

/** Another place that a diagnostic speaks of, such as the first of two declarations of one name. */
public record Related(Span span, String message) {}
