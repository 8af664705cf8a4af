package dev.segue.runtime.message;

import dev.segue.compiler.diag.Diagnostic;
import java.util.List;
import java.util.Optional;

/** What a message came to for one contact. */
public sealed interface Letter {
  /** The contact's key as it stands in the source. */
  Object contact();

  /**
   * The message as the contact gets it.
   *
   * @param vocabulary whose words it speaks; nothing where no vocabulary fits
   */
  record Written(Object contact, Optional<String> vocabulary, String subject, String body)
      implements Letter {}

  /**
   * No message: nothing may go out.
   *
   * @param diagnostics the same with places, where the template is the reason
   */
  record Unwritten(Object contact, String reason, List<Diagnostic> diagnostics) implements Letter {
    public Unwritten {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
