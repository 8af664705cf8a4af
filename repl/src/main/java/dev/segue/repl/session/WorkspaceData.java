package dev.segue.repl.session;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.ingest.SourceInspection;
import dev.segue.runtime.segment.ListFiles;
import dev.segue.runtime.segment.ListRead;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The data that a workspace speaks of, open.
 *
 * @param layout how the source's tables stand
 * @param diagnostics where they do not fit the schema
 */
public record WorkspaceData(
    LoadedWorkspace loaded, Store store, SourceLayout layout, List<Diagnostic> diagnostics)
    implements AutoCloseable {
  public WorkspaceData {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Opens the workspace's database, or makes it. */
  public static WorkspaceData open(
      LoadedWorkspace loaded, Function<String, Optional<String>> environment) {
    return open(loaded, environment, store -> {});
  }

  /** The same without the rows that were ingested, as if no file had been read. */
  public static WorkspaceData emptied(
      LoadedWorkspace loaded, Function<String, Optional<String>> environment) {
    return open(loaded, environment, Store::forgetSource);
  }

  /**
   * The same.
   *
   * @param environment the variables in which the source's secrets stand
   * @param first what is done with the store before anything is asked of it
   */
  public static WorkspaceData open(
      LoadedWorkspace loaded,
      Function<String, Optional<String>> environment,
      Consumer<Store> first) {
    Store store =
        Store.open(
            StoreLocation.of(loaded.folder().root(), loaded.folder().settings(), environment));
    try {
      first.accept(store);
      store.prepare(loaded.workspace().schema());
      Checked<SourceLayout> layout =
          SourceInspection.inspect(
              store,
              loaded.workspace().schema(),
              loaded.workspace().zone(),
              loaded.compilation().files(),
              LockFile.in(loaded.folder()).flatMap(file -> file.read().value()));
      return new WorkspaceData(loaded, store, layout.value(), layout.diagnostics());
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** The same data under other definitions, such as one typed at the prompt. */
  WorkspaceData under(LoadedWorkspace other) {
    return new WorkspaceData(other, store, layout, diagnostics);
  }

  /** Reads the lists that stand in files, so that who is on them is what the files say now. */
  public List<ListRead> readLists(Instant now, Progress progress) {
    return ListFiles.read(store, loaded.workspace(), layout, loaded.folder().root(), now, progress);
  }

  /** Questions as of an instant, answered from the source alone: no refresh needs to have been. */
  public Questions asOf(Instant now) {
    return new Questions(
        store,
        loaded.workspace(),
        Statements.of(loaded.workspace(), store.dialect(), layout, now, References.SELF_CONTAINED));
  }

  /** Whether the rows are Segue's own; somebody's database is only read. */
  public boolean ingests() {
    return store.location().holdsSource();
  }

  /** Whether the source's tables do not fit the schema. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  @Override
  public void close() {
    store.close();
  }
}
