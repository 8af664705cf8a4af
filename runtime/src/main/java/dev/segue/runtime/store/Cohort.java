package dev.segue.runtime.store;

/** The runs that are on one version of a program. */
public record Cohort(String program, long version) {}
