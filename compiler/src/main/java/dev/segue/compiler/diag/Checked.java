package dev.segue.compiler.diag;

import java.util.List;

/**
 * What a phase made, and what it has to tell. Where a diagnostic is an error the value is as
 * complete as could be made.
 */
public record Checked<T>(T value, List<Diagnostic> diagnostics) {
  public Checked {
    diagnostics = List.copyOf(diagnostics);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }
}
