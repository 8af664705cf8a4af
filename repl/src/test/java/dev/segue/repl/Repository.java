package dev.segue.repl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The repository that the tests stand in: its files, without what builds leave behind. */
public final class Repository {
  /** The folder that holds the modules; Surefire starts in one of them. */
  public static final Path ROOT = root();

  private static final Set<String> LEFT_OUT = Set.of("target", ".git", "data", "outbox");

  private Repository() {}

  private static Path root() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("repl/pom.xml"))) {
        return folder;
      }
    }
    throw new IllegalStateException("the tests run outside the repository");
  }

  /** Every file in a folder of the repository and below it whose name ends so, sorted. */
  public static List<Path> files(Path below, String ending) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          below,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              return LEFT_OUT.contains(name(dir))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (name(file).endsWith(ending)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.stream().sorted().toList();
  }

  static List<Path> javaFiles() {
    return files(ROOT, ".java");
  }

  /** The last part of a path. */
  public static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file's path as the repository's readers name it. */
  public static String shown(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }
}
