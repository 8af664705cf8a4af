package dev.segue.compiler.diag;

/** How much a diagnostic matters: only an error stops a workspace from running. */
public enum Severity {
  ERROR,
  WARNING,
  HINT
}
