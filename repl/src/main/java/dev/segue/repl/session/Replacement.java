package dev.segue.repl.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file of the workspace written anew. */
public final class Replacement {
  private Replacement() {}

  /** All of the new text or all of the old one stands there, whatever happens. */
  public static void write(Path file, String text) throws IOException {
    written(text, file.toRealPath(), () -> true);
  }

  /** The same, unless something else stands there than was thought: then nothing is written. */
  static boolean write(Path file, String thought, String text) throws IOException {
    Path real = file.toRealPath();
    return written(text, real, () -> Files.readString(real).equals(thought));
  }

  private interface Allowed {
    boolean now() throws IOException;
  }

  private static boolean written(String text, Path real, Allowed allowed) throws IOException {
    Path beside = real.resolveSibling(real.getFileName() + ".segue-new");
    try {
      Files.copy(real, beside, StandardCopyOption.COPY_ATTRIBUTES);
      Files.writeString(beside, text);
      if (!allowed.now()) {
        return false;
      }
      Files.move(beside, real, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
