package dev.segue.runtime.workspace;

import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A workspace as it stands on disk: {@code segue.yaml}, the {@code .segue} files in it and below
 * it, and the templates ({@code .liquid}, {@code .html}), each sorted by path. Hidden folders are
 * passed over.
 *
 * @param settingsFile the text of {@code segue.yaml}, empty where there is none
 */
public record WorkspaceFolder(
    Path root,
    Source settingsFile,
    Settings settings,
    List<Source> scripts,
    List<Source> templates) {
  /** The name of the file that lists the pages of a folder of them, which is passed over. */
  public static final String PAGES = "segue-docs.txt";

  /** The name of the file of settings. */
  public static final String SETTINGS = "segue.yaml";

  public WorkspaceFolder {
    scripts = List.copyOf(scripts);
    templates = List.copyOf(templates);
  }

  /** Reads all of it; what cannot be read is a diagnostic and left out. */
  public static Checked<WorkspaceFolder> read(Path folder) {
    return read(folder, Integer.MAX_VALUE);
  }

  /** The same of what lies in the folder itself, and not below it. */
  public static Checked<WorkspaceFolder> readAlone(Path folder) {
    return read(folder, 1);
  }

  private static Checked<WorkspaceFolder> read(Path folder, int depth) {
    Path root = folder.toAbsolutePath().normalize();
    List<Diagnostic> diagnostics = new ArrayList<>();
    List<Path> files = files(root, depth, diagnostics);
    List<Source> scripts = new ArrayList<>();
    List<Source> templates = new ArrayList<>();
    for (Path file : files) {
      String shownAs = shown(root, file);
      boolean script = shownAs.endsWith(".segue");
      if (script || shownAs.endsWith(".liquid") || shownAs.endsWith(".html")) {
        Checked<Source> read = TextFile.read(file, shownAs);
        diagnostics.addAll(read.diagnostics());
        (script ? scripts : templates).add(read.value());
      }
    }
    Settings defaults =
        Settings.defaults(Optional.ofNullable(root.getFileName()).map(Path::toString).orElse("/"));
    Path settingsFile = root.resolve(SETTINGS);
    if (!Files.exists(settingsFile)) {
      if (scripts.isEmpty()) {
        diagnostics.add(
            Diagnostic.of(Code.NO_WORKSPACE, new Span(SETTINGS, 0, 0), folder)
                .hint("'segue init' makes a workspace; --workspace DIR names another folder"));
      }
      Source none = new Source(SETTINGS, "");
      return new Checked<>(
          new WorkspaceFolder(root, none, defaults, scripts, templates), diagnostics);
    }
    Checked<Source> yaml = TextFile.read(settingsFile, SETTINGS);
    diagnostics.addAll(yaml.diagnostics());
    Checked<Settings> settings = SettingsReader.read(yaml.value(), defaults);
    diagnostics.addAll(settings.diagnostics());
    return new Checked<>(
        new WorkspaceFolder(root, yaml.value(), settings.value(), scripts, templates), diagnostics);
  }

  /** Every file read, so that a diagnostic's place can be shown. */
  public List<Source> sources() {
    List<Source> all = new ArrayList<>(scripts);
    all.addAll(templates);
    all.add(settingsFile);
    return all;
  }

  /**
   * What the compiler takes of it.
   *
   * @param whole whether all of it could be read
   */
  public SegueCompiler.Input input(boolean whole) {
    Settings.MessageDefaults messages = settings.messages();
    return new SegueCompiler.Input(
        settings.name(),
        settings.zone(),
        messages.channel(),
        messages.topic(),
        messages.from(),
        scripts,
        templates,
        whole);
  }

  private static List<Path> files(Path root, int depth, List<Diagnostic> diagnostics) {
    List<Path> files = new ArrayList<>();
    FileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return !dir.equals(root) && (hidden(dir) || Files.exists(dir.resolve(PAGES)))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!hidden(file) && !attributes.isDirectory()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            if (!file.equals(root)) {
              String shownAs = shown(root, file);
              diagnostics.add(
                  Diagnostic.of(Code.FILE_UNREADABLE, new Span(shownAs, 0, 0), shownAs)
                      .hint("see that you may read it"));
            }
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(root, Set.of(), depth, visitor);
    } catch (IOException e) {
      throw new IllegalStateException("the visitor goes on after every failure", e);
    }
    files.sort((a, b) -> shown(root, a).compareTo(shown(root, b)));
    return files;
  }

  private static boolean hidden(Path path) {
    return Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("").startsWith(".");
  }

  private static String shown(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
