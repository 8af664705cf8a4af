package dev.segue.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that holds what a test expects; {@code -Dsegue.update=true} rewrites it and still fails,
 * so that the difference is read.
 */
public record GoldenFile(Path path) {
  /** A file or folder under {@code src/test/resources}. */
  public static Path resource(String name) {
    return Path.of("src/test/resources").resolve(name);
  }

  public void expect(String actual) {
    try {
      String expected = Files.exists(path) ? Files.readString(path) : "";
      if (!expected.equals(actual) && Boolean.getBoolean("segue.update")) {
        Files.writeString(path, actual);
        fail(path + " is rewritten: read the difference");
      }
      assertEquals(expected, actual, path + " (-Dsegue.update=true rewrites it)");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
