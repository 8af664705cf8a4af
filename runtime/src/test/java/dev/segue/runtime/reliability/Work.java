package dev.segue.runtime.reliability;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.deliver.Channels;
import dev.segue.runtime.deliver.Merging;
import dev.segue.runtime.deliver.QuickChannels;
import dev.segue.runtime.deliver.Secrets;
import dev.segue.runtime.ingest.Ingest;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import dev.segue.runtime.store.WatchedStore;
import dev.segue.runtime.tick.RunReport;
import dev.segue.runtime.tick.Tick;
import dev.segue.runtime.tick.WorkspaceScripts;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What {@code segue run} does in a folder, from new files of data to messages that have gone. */
final class Work {
  /** The file that says who turned out to be whom, and what {@code segue merge} is told of them. */
  static final String MERGES = "merges";

  private final WorkspaceFolder folder;
  private final Compilation compilation;

  Work(Path root) {
    this.folder = WorkspaceFolder.read(root).value();
    this.compilation = SegueCompiler.compile(folder.input(true));
    compilation.diagnostics().stream()
        .filter(d -> d.severity() == Severity.ERROR)
        .findFirst()
        .ifPresent(
            d -> {
              throw new IllegalArgumentException(d.toString());
            });
  }

  Workspace workspace() {
    return compilation.workspace();
  }

  StoreLocation location() {
    return StoreLocation.of(folder.root(), folder.settings());
  }

  /** By the ways out that the settings name. */
  Channels channels(Instant now) {
    return QuickChannels.of(
        folder.root(),
        folder.settings(),
        new Secrets(variable -> Optional.of("secret")),
        InstantSource.fixed(now));
  }

  /** Those of {@link #MERGES} turn out to be one: {@code GONE STAYS} on each line. */
  private void merge(Store store, Instant now, Progress progress) {
    Path file = folder.root().resolve(MERGES);
    if (!Files.exists(file)) {
      return;
    }
    progress.at("merging", 0, 0);
    Workspace workspace = workspace();
    Merging merging =
        new Merging(store, workspace, SourceLayout.canonical(workspace.schema()), now);
    for (String line : lines(file)) {
      String[] both = line.split(" ", -1);
      if (merging.refusal(both[0], both[1]).isEmpty()) {
        merging.merge(both[0], both[1]);
      }
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RunReport run(Instant now, WatchedStore.Watch watch, Progress progress) {
    return run(now, watch, channels(now), progress);
  }

  RunReport run(Instant now, WatchedStore.Watch watch, Channels channels, Progress progress) {
    Workspace workspace = workspace();
    try (Store store = WatchedStore.open(location(), watch)) {
      store.prepare(workspace.schema());
      Ingest.run(store, workspace.schema(), workspace.zone(), folder.root(), now, now, progress);
      merge(store, now, progress);
      return new Tick(
              store,
              workspace,
              SourceLayout.canonical(workspace.schema()),
              new WorkspaceScripts(compilation),
              channels,
              true,
              Optional.of(folder.root()))
          .run(now, progress);
    }
  }
}
