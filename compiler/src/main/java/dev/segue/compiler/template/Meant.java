package dev.segue.compiler.template;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Suggestion;
import java.util.Collection;

/** A diagnostic about an unknown name, with the known ones that it may mean. */
final class Meant {
  private Meant() {}

  static Diagnostic hint(Diagnostic diagnostic, String name, Collection<String> known) {
    return Suggestion.nearest(name, known).stream()
        .limit(3)
        .reduce(
            diagnostic, (d, near) -> d.hint("did you mean '" + near + "'?"), (left, right) -> left);
  }
}
