package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;

/** A filter looks at one row and at the contact's attributes, at nothing else (language §8.5). */
final class FilterRule {
  private FilterRule() {}

  static void refuse(Scope scope, Span span, String what) {
    String row = scope.place().row().map(Row::words).orElse("one event");
    scope.tell(
        Diagnostic.of(Code.FILTER, span, what)
            .hint(
                "it looks at '"
                    + row
                    + "' and at the contact's attributes: say the rest outside of the"
                    + " parentheses"));
  }
}
