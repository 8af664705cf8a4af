package dev.segue.compiler.template;

/** A word of a vocabulary: {@code prospect "donor", "donors"}. */
public record Term(String one, String many) {}
