package dev.segue.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder of files that tests read, beside files that hold what is expected of them; {@code
 * -Dsegue.update} rewrites these and still fails, so that the difference is read.
 */
public record GoldenFolder(Path path) {
  private static final Path ALL = Path.of("src/test/resources/golden");

  /** A folder of {@code src/test/resources/golden}. */
  public static GoldenFolder of(String name) {
    return new GoldenFolder(ALL.resolve(name));
  }

  public boolean has(String name) {
    return Files.exists(path.resolve(name));
  }

  public String read(String name) {
    try {
      return Files.readString(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What files of this ending are called without it; there must be some. */
  public List<String> stems(String ending) {
    List<String> stems =
        names().stream()
            .filter(name -> name.endsWith(ending))
            .map(name -> name.substring(0, name.length() - ending.length()))
            .toList();
    assertFalse(stems.isEmpty(), path + " holds no " + ending);
    return stems;
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty text is no file. */
  public void expect(String name, String actual) {
    Path file = path.resolve(name);
    String expected = has(name) ? read(name) : "";
    if (Boolean.getBoolean("segue.update") && !expected.equals(actual)) {
      try {
        if (actual.isEmpty()) {
          Files.delete(file);
        } else {
          Files.writeString(file, actual);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      fail(file + " is rewritten: read the difference");
    }
    assertEquals(expected, actual, file + " (-Dsegue.update rewrites it)");
  }

  /** Every file belongs to one of this ending. */
  public void hasNoOrphans(String ending) {
    Set<String> orphans = new TreeSet<>();
    names().stream().map(name -> name.substring(0, name.indexOf('.'))).forEach(orphans::add);
    stems(ending).forEach(orphans::remove);
    assertEquals(Set.of(), orphans);
  }
}
