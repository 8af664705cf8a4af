package dev.segue.compiler.template;

import java.util.List;

/** A Liquid template. */
public record Template(List<Object> nodes) {}
