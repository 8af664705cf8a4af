package dev.segue.repl.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file of the workspace written anew. */
final class Replacement {
  private Replacement() {}

  /** All of the new text or all of the old one stands there, whatever happens. */
  static void write(Path file, String text) throws IOException {
    Path real = file.toRealPath();
    Path beside = real.resolveSibling(real.getFileName() + ".segue-new");
    try {
      Files.copy(real, beside, StandardCopyOption.COPY_ATTRIBUTES);
      Files.writeString(beside, text);
      Files.move(beside, real, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
