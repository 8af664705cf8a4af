package dev.segue.repl.lsp;

import dev.segue.compiler.Analysis;
import dev.segue.compiler.Compilation;
import dev.segue.compiler.check.NamePlaces;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.syntax.SourceFile;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workspace as its editor sees it: its files as they lie there, and those open as typed. */
final class OpenWorkspace {
  private final Path root;
  private final Analysis analysis = new Analysis();
  private final Map<String, Source> open = new HashMap<>();
  private Checked<WorkspaceFolder> files;
  private Optional<LoadedWorkspace> loaded = Optional.empty();
  private Optional<NamePlaces> places = Optional.empty();

  OpenWorkspace(Path root) {
    this.root = root;
    this.files = read(root);
  }

  /** Without settings it may be any folder: what lies below it is not looked at. */
  private static Checked<WorkspaceFolder> read(Path root) {
    return Files.exists(root.resolve(WorkspaceFolder.SETTINGS))
        ? WorkspaceFolder.read(root)
        : WorkspaceFolder.readAlone(root);
  }

  Path root() {
    return root;
  }

  /** Reads the files again, for some may have changed. */
  void readAgain() {
    files = read(root);
    forget();
  }

  /** A file is as an editor has it, whatever lies there. */
  void type(String path, String text) {
    open.put(path, new Source(path, text));
    forget();
  }

  /** A file is as it lies there again. */
  void close(String path) {
    open.remove(path);
    readAgain();
  }

  private void forget() {
    loaded = Optional.empty();
    places = Optional.empty();
  }

  /** All of it, compiled. */
  LoadedWorkspace loaded() {
    if (loaded.isEmpty()) {
      List<Diagnostic> reading =
          files.diagnostics().stream().filter(d -> !open.containsKey(d.span().file())).toList();
      loaded = Optional.of(LoadedWorkspace.of(folder(), reading, analysis).withLock());
    }
    return loaded.get();
  }

  /** As it lies there, with nothing of what is typed and not saved. */
  WorkspaceFolder saved() {
    return files.value();
  }

  Compilation compilation() {
    return loaded().compilation();
  }

  NamePlaces places() {
    if (places.isEmpty()) {
      places = Optional.of(compilation().places());
    }
    return places.get();
  }

  private WorkspaceFolder folder() {
    WorkspaceFolder read = files.value();
    return new WorkspaceFolder(
        read.root(),
        open.getOrDefault(WorkspaceFolder.SETTINGS, read.settingsFile()),
        read.settings(),
        typed(read.scripts(), true),
        typed(read.templates(), false));
  }

  private List<Source> typed(List<Source> read, boolean scripts) {
    Map<String, Source> byPath = new HashMap<>();
    read.forEach(s -> byPath.put(s.path(), s));
    open.forEach(
        (path, source) -> {
          if (path.endsWith(".segue") == scripts && !path.equals(WorkspaceFolder.SETTINGS)) {
            byPath.put(path, source);
          }
        });
    List<Source> all = new ArrayList<>(byPath.values());
    all.sort(Comparator.comparing(Source::path));
    return all;
  }

  Optional<Source> source(String path) {
    return Optional.ofNullable(open.get(path))
        .or(() -> files.value().sources().stream().filter(s -> s.path().equals(path)).findFirst());
  }

  /** A script as it was read. */
  Optional<SourceFile> script(String path) {
    return compilation().files().stream().filter(f -> f.path().equals(path)).findFirst();
  }

  /** The files that are open. */
  List<String> opened() {
    return List.copyOf(open.keySet());
  }

  boolean isOpen(String path) {
    return open.containsKey(path);
  }

  /** How an editor names a file. */
  String uri(String path) {
    URI uri = root.resolve(path).toUri();
    return uri.toString();
  }
}
