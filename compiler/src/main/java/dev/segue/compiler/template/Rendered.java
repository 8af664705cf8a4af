package dev.segue.compiler.template;

import dev.segue.compiler.diag.Diagnostic;
import java.util.List;

/** What rendering came to: a text, or the reasons why there is none. */
public sealed interface Rendered {
  /** The text. */
  record Done(String text) implements Rendered {}

  /** Why no text may go out. */
  record Failed(List<Diagnostic> diagnostics) implements Rendered {
    public Failed {
      diagnostics = List.copyOf(diagnostics);
      if (diagnostics.isEmpty()) {
        throw new IllegalArgumentException("a failure without a reason");
      }
    }
  }
}
