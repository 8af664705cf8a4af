package dev.segue.repl.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A workspace's folder as it was: another folder, or what git has of this one at a commit, branch
 * or tag, written to a temporary folder that is gone afterwards.
 */
final class BaseFolder implements AutoCloseable {
  private static final String LATEST = "HEAD";

  private final Path root;
  private final boolean temporary;

  private BaseFolder(Path root, boolean temporary) {
    this.root = root;
    this.temporary = temporary;
  }

  /**
   * Finds one.
   *
   * @param named a folder, or a revision as git names it; nothing: the last commit
   */
  static BaseFolder of(Optional<String> named, Path directory, Path workspace) {
    Optional<Path> folder = named.map(directory::resolve).filter(Files::isDirectory);
    return folder.isPresent()
        ? new BaseFolder(folder.get(), false)
        : revision(named.orElse(LATEST), named.isPresent(), workspace);
  }

  Path root() {
    return root;
  }

  private static BaseFolder revision(String revision, boolean named, Path workspace) {
    String other =
        named
            ? "--base takes a folder, or a commit, branch or tag of the workspace's git repository"
            : "--base DIR names the folder of the definitions to compare with";
    if (revision.startsWith("-")) {
      throw Failure.usage("--base: '" + revision + "' is no folder and no revision", other);
    }
    Process git;
    try {
      git =
          new ProcessBuilder(
                  List.of("git", "-C", workspace.toString(), "archive", "--format=zip", revision))
              .redirectError(ProcessBuilder.Redirect.PIPE)
              .start();
    } catch (IOException e) {
      throw Failure.file(revision, "there is no such folder, and git cannot be called", other);
    }
    Path root = temporary();
    BaseFolder base = new BaseFolder(root, true);
    try (InputStream archive = git.getInputStream();
        InputStream complaint = git.getErrorStream()) {
      git.getOutputStream().close();
      unpack(archive, root);
      String said = new String(complaint.readAllBytes(), StandardCharsets.UTF_8).strip();
      if (git.waitFor() != 0) {
        base.close();
        throw Failure.file(revision, "git does not have it: " + lastLine(said), other);
      }
      return base;
    } catch (IOException e) {
      base.close();
      throw Failure.file(revision, "what git has of it cannot be read: " + e.getMessage(), other);
    } catch (InterruptedException e) {
      base.close();
      Thread.currentThread().interrupt();
      throw Failure.file(revision, "git was interrupted", "try again");
    }
  }

  private static String lastLine(String said) {
    return said.lines()
        .reduce((first, last) -> last)
        .map(line -> line.replaceFirst("^fatal: ", ""))
        .orElse("it says nothing");
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("segue-base");
    } catch (IOException e) {
      throw Failure.file(
          "the temporary folder", "it cannot be written: " + e.getMessage(), "make room there");
    }
  }

  private static void unpack(InputStream archive, Path root) throws IOException {
    ZipInputStream zip = new ZipInputStream(archive);
    for (Optional<ZipEntry> entry = Optional.ofNullable(zip.getNextEntry());
        entry.isPresent();
        entry = Optional.ofNullable(zip.getNextEntry())) {
      Path to = root.resolve(entry.get().getName()).normalize();
      if (!to.startsWith(root)) {
        throw new IOException("an entry leads out of its folder");
      }
      if (entry.get().isDirectory()) {
        Files.createDirectories(to);
      } else {
        Files.createDirectories(to.getParent());
        Files.copy(zip, to);
      }
    }
    archive.transferTo(OutputStream.nullOutputStream());
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw Failure.file(root.toString(), "it cannot be removed: " + e.getMessage(), "remove it");
    }
  }
}
