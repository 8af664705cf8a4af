package dev.segue.repl.session;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.runtime.ingest.LockInspection;
import dev.segue.runtime.ingest.SchemaLock;
import dev.segue.runtime.workspace.TextFile;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code segue.lock} of a workspace whose source is somebody's database.
 *
 * @param read what it has, and what is wrong with it
 */
record LockFile(Source source, Checked<Optional<SchemaLock>> read) {

  /** Nothing where there is none, or the tables are Segue's own. */
  static Optional<LockFile> in(WorkspaceFolder folder) {
    Path file = folder.root().resolve(SchemaLock.FILE);
    if (folder.settings().source().isEmpty() || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Checked<Source> text = TextFile.read(file, SchemaLock.FILE);
    if (text.hasErrors()) {
      return Optional.of(
          new LockFile(text.value(), new Checked<>(Optional.empty(), text.diagnostics())));
    }
    return Optional.of(new LockFile(text.value(), SchemaLock.read(text.value())));
  }

  /** What the schema says that was not so when the database was last seen. */
  List<Diagnostic> findings(Compilation compilation) {
    List<Diagnostic> all = new ArrayList<>(read.diagnostics());
    read.value()
        .ifPresent(
            lock ->
                all.addAll(
                    LockInspection.inspect(
                        lock, compilation.workspace().schema(), compilation.files())));
    return all;
  }
}
