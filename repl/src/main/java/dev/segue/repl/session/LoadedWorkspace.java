package dev.segue.repl.session;

import dev.segue.compiler.Analysis;
import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A workspace as read from its folder and compiled.
 *
 * @param lock {@code segue.lock}, where it was looked at
 * @param diagnostics everything there is to tell: of files, then of what they say
 */
public record LoadedWorkspace(
    WorkspaceFolder folder,
    Compilation compilation,
    List<Diagnostic> diagnostics,
    Optional<Source> lock) {
  public LoadedWorkspace {
    diagnostics = List.copyOf(diagnostics);
  }

  public static LoadedWorkspace read(Path folder) {
    Checked<WorkspaceFolder> read = WorkspaceFolder.read(folder);
    return of(read.value(), read.diagnostics());
  }

  /**
   * Compiles what was read; {@code reading} is what reading told. Nothing more is told of a file
   * that could not be read as it is.
   */
  public static LoadedWorkspace of(WorkspaceFolder folder, List<Diagnostic> reading) {
    return of(folder, reading, new Analysis());
  }

  /** The same without what lints tell, for who only asks whether there are errors. */
  public static LoadedWorkspace understood(WorkspaceFolder folder, List<Diagnostic> reading) {
    return of(folder, reading, SegueCompiler.understand(folder.input(reading.isEmpty())));
  }

  /** The same by an analysis that has followed the workspace until now. */
  public static LoadedWorkspace of(
      WorkspaceFolder folder, List<Diagnostic> reading, Analysis analysis) {
    return of(folder, reading, analysis.compile(folder.input(reading.isEmpty())));
  }

  private static LoadedWorkspace of(
      WorkspaceFolder folder, List<Diagnostic> reading, Compilation compilation) {
    Set<String> unread =
        reading.stream().map(d -> d.span().file()).collect(Collectors.toUnmodifiableSet());
    List<Diagnostic> all = new ArrayList<>(reading);
    compilation.diagnostics().stream()
        .filter(d -> !unread.contains(d.span().file()))
        .forEach(all::add);
    return new LoadedWorkspace(folder, compilation, all, Optional.empty());
  }

  /**
   * With what {@code segue.lock} has to say, where it lies beside the scripts: the database as it
   * was last seen, for who does not ask the database itself.
   */
  public LoadedWorkspace withLock() {
    Optional<LockFile> file = LockFile.in(folder);
    if (file.isEmpty()) {
      return this;
    }
    List<Diagnostic> all = new ArrayList<>(diagnostics);
    all.addAll(file.get().findings(compilation));
    return new LoadedWorkspace(folder, compilation, all, Optional.of(file.get().source()));
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  public Workspace workspace() {
    return compilation.workspace();
  }

  public List<Source> sources() {
    List<Source> all = new ArrayList<>(folder.sources());
    lock.ifPresent(all::add);
    return all;
  }
}
