package dev.segue.repl.lsp;

import dev.segue.compiler.source.Source;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The workspaces in which an editor has files open. */
final class Desk {
  private final Map<Path, OpenWorkspace> workspaces = new LinkedHashMap<>();
  private Optional<Path> home;

  Desk(Optional<Path> home) {
    this.home = home;
  }

  /** A file of a workspace, by its path there. */
  record Document(OpenWorkspace workspace, String path) {
    Optional<Source> source() {
      return workspace.source(path);
    }

    String uri() {
      return workspace.uri(path);
    }

    boolean isScript() {
      return path.endsWith(".segue");
    }
  }

  /** The folder that the editor was opened on. */
  void home(Path folder) {
    home = home.or(() -> Optional.of(folder));
  }

  /** What an editor calls so; nothing of what is no file. */
  Optional<Document> document(String uri) {
    return path(uri)
        .map(
            file -> {
              Path root = root(file);
              OpenWorkspace workspace = workspaces.computeIfAbsent(root, OpenWorkspace::new);
              return new Document(workspace, root.relativize(file).toString().replace('\\', '/'));
            });
  }

  Collection<OpenWorkspace> workspaces() {
    return workspaces.values();
  }

  /** The workspace of the folder that the editor was opened on, if it is one. */
  void openHome() {
    home.filter(h -> Files.exists(h.resolve(WorkspaceFolder.SETTINGS)))
        .ifPresent(h -> workspaces.computeIfAbsent(h, OpenWorkspace::new));
  }

  static Optional<Path> path(String uri) {
    try {
      URI parsed = URI.create(uri);
      return "file".equals(parsed.getScheme())
          ? Optional.of(Path.of(parsed).toAbsolutePath().normalize())
          : Optional.empty();
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The nearest folder above that has settings, else the editor's, else the file's own. */
  private Path root(Path file) {
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(WorkspaceFolder.SETTINGS))) {
        return folder;
      }
    }
    return home.filter(file::startsWith)
        .or(() -> Optional.ofNullable(file.getParent()))
        .orElse(file);
  }
}
