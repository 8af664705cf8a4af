package dev.segue.repl.session;

import dev.segue.compiler.ir.Workspace;
import java.util.Optional;

/** A contact's key as typed, in the type that keys have. */
public final class ContactKey {
  private ContactKey() {}

  /** Nothing where keys are whole numbers and this is none. */
  public static Optional<Object> of(String written, Workspace workspace) {
    if (!workspace.schema().contacts().key().integer()) {
      return Optional.of(written);
    }
    try {
      return Optional.of(Long.valueOf(written));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
