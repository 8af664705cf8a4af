package dev.segue.compiler.diag;

import dev.segue.compiler.source.Span;

/** An edit that is certainly right: the text of {@code span} becomes {@code replacement}. */
public record Fix(String title, Span span, String replacement) {}
