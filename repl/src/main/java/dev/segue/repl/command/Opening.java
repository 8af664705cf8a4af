package dev.segue.repl.command;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Code;
import dev.segue.repl.report.Findings;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/** Reads the workspace that a command speaks of, and says why where it cannot be used. */
final class Opening {
  private Opening() {}

  /** A workspace, whatever its mistakes. */
  static LoadedWorkspace any(Path folder) {
    Checked<WorkspaceFolder> files = files(folder);
    return LoadedWorkspace.of(files.value(), files.diagnostics());
  }

  /** A workspace's files, as they stand. */
  static Checked<WorkspaceFolder> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw Failure.file(
          folder.toString(), "there is no such folder", "--workspace DIR names another");
    }
    Checked<WorkspaceFolder> files = WorkspaceFolder.read(folder);
    if (files.diagnostics().stream().anyMatch(d -> d.code() == Code.NO_WORKSPACE)) {
      throw Failure.file(
          folder.toString(),
          "there is no workspace: neither segue.yaml nor a .segue file",
          "'segue init' makes one; --workspace DIR names another folder");
    }
    return files;
  }

  /** A workspace without errors; the errors of one that has any are told. */
  static LoadedWorkspace sound(Segue segue, Path folder) {
    Checked<WorkspaceFolder> files = files(folder);
    LoadedWorkspace loaded = LoadedWorkspace.understood(files.value(), files.diagnostics());
    if (loaded.hasErrors()) {
      Surroundings surroundings = segue.surroundings();
      Findings text = new Findings(loaded.sources(), surroundings.errScreen());
      text.print(loaded.diagnostics(), surroundings.err());
      throw Failure.findings(
          text.summary(loaded.diagnostics()) + " in the workspace; nothing was done",
          loaded.diagnostics(),
          loaded.sources());
    }
    return loaded;
  }

  /** The data of a workspace with its lists as their files say now, for a question. */
  static WorkspaceData asked(Segue segue, LoadedWorkspace loaded, Instant now) {
    return asked(segue, loaded, now, store -> {});
  }

  /**
   * The same.
   *
   * @param first what is done with the store before anything is asked of it
   */
  static WorkspaceData asked(
      Segue segue, LoadedWorkspace loaded, Instant now, Consumer<Store> first) {
    WorkspaceData data = data(segue, loaded, first);
    try {
      data.readLists(now, Progress.SILENT);
      return data;
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  /** The data of a workspace, once they fit its schema. */
  static WorkspaceData data(Segue segue, LoadedWorkspace loaded) {
    return data(segue, loaded, store -> {});
  }

  /**
   * The same.
   *
   * @param first what is done with the store before anything is asked of it
   */
  static WorkspaceData data(Segue segue, LoadedWorkspace loaded, Consumer<Store> first) {
    WorkspaceData data = WorkspaceData.open(loaded, segue.surroundings().environment(), first);
    if (data.diagnostics().isEmpty()) {
      return data;
    }
    Surroundings surroundings = segue.surroundings();
    Findings text = new Findings(loaded.sources(), surroundings.errScreen());
    text.print(data.diagnostics(), surroundings.err());
    if (!data.hasErrors()) {
      return data;
    }
    data.close();
    throw Failure.findings(
        text.summary(data.diagnostics()) + ": the database does not fit the schema",
        data.diagnostics(),
        loaded.sources());
  }
}
