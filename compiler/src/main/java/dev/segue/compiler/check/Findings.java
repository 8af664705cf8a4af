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

  /** Whether the same is told of the same words, be it in others: of a date, of a value. */
  boolean tells(Diagnostic diagnostic) {
    return found.contains(diagnostic)
        || found.stream()
            .anyMatch(d -> d.code() == diagnostic.code() && d.span().equals(diagnostic.span()));
  }

  List<Diagnostic> all() {
    return List.copyOf(found);
  }
}
