package dev.segue.repl.session;

import dev.segue.compiler.Analysis;
import dev.segue.compiler.Compilation;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A workspace as read from its folder and compiled.
 *
 * @param diagnostics everything there is to tell: of files, then of what they say
 */
public record LoadedWorkspace(
    WorkspaceFolder folder, Compilation compilation, List<Diagnostic> diagnostics) {
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

  /** The same by an analysis that has followed the workspace until now. */
  public static LoadedWorkspace of(
      WorkspaceFolder folder, List<Diagnostic> reading, Analysis analysis) {
    Compilation compilation = analysis.compile(folder.input(reading.isEmpty()));
    Set<String> unread =
        reading.stream().map(d -> d.span().file()).collect(Collectors.toUnmodifiableSet());
    List<Diagnostic> all = new ArrayList<>(reading);
    compilation.diagnostics().stream()
        .filter(d -> !unread.contains(d.span().file()))
        .forEach(all::add);
    return new LoadedWorkspace(folder, compilation, all);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  public Workspace workspace() {
    return compilation.workspace();
  }

  public List<Source> sources() {
    return folder.sources();
  }
}
