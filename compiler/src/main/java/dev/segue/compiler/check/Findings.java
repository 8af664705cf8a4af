package dev.segue.compiler.check;

import dev.segue.compiler.diag.Diagnostic;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a check has to tell, in the order found; what is found twice at one place is told once. */
final class Findings {
  private final Set<Diagnostic> found = new LinkedHashSet<>();

  void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  boolean contains(Diagnostic diagnostic) {
    return found.contains(diagnostic);
  }

  List<Diagnostic> all() {
    return List.copyOf(found);
  }
}
