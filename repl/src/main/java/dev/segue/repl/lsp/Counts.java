package dev.segue.repl.lsp;

import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.ir.Condition;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.store.StoreLocation;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.nio.file.Files;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * How many contacts conditions hold of, where a database is there: asked beside everything else,
 * and for so long only.
 */
final class Counts {
  private final ExecutorService thread;
  private final InstantSource clock;
  private final Function<String, Optional<String>> environment;

  Counts(
      ExecutorService thread, InstantSource clock, Function<String, Optional<String>> environment) {
    this.thread = thread;
    this.clock = clock;
    this.environment = environment;
  }

  /**
   * The number; nothing where there is no database, it does not fit, or it takes longer than so
   * many milliseconds.
   */
  CompletableFuture<Optional<Long>> count(
      OpenWorkspace of, Condition condition, long milliseconds) {
    LoadedWorkspace loaded = of.loaded();
    if (loaded.compilation().hasErrors() || !isThere(of.saved())) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    // what is typed and not saved may say of tables what is not so
    LoadedWorkspace saved = LoadedWorkspace.of(of.saved(), List.of());
    if (!saved.workspace().schema().equals(loaded.workspace().schema())) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    Asked asked = new Asked();
    CompletableFuture<Optional<Long>> counting =
        CompletableFuture.supplyAsync(() -> counted(loaded, condition, asked), thread);
    CompletableFuture<Optional<Long>> inTime =
        counting.copy().completeOnTimeout(Optional.empty(), milliseconds, TimeUnit.MILLISECONDS);
    return inTime.whenComplete(
        (number, failure) -> {
          if (!counting.isDone()) {
            asked.stop();
          }
        });
  }

  private Optional<Long> counted(LoadedWorkspace loaded, Condition condition, Asked asked) {
    try (WorkspaceData data = WorkspaceData.open(loaded, environment)) {
      asked.begins(data.store());
      if (data.diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR)) {
        return Optional.empty();
      }
      return Optional.of(
          data.asOf(clock.instant().truncatedTo(ChronoUnit.MILLIS)).count(condition));
    } catch (StoreFailure e) {
      return Optional.empty();
    } finally {
      asked.ends();
    }
  }

  /** A file that is not there is not made for a number. */
  private boolean isThere(WorkspaceFolder folder) {
    try {
      StoreLocation location = StoreLocation.of(folder.root(), folder.settings(), environment);
      return location.own().map(Files::exists).orElse(true);
    } catch (StoreFailure e) {
      return false;
    }
  }

  /** A database while it is asked. */
  private static final class Asked {
    private Optional<Store> store = Optional.empty();

    synchronized void begins(Store other) {
      store = Optional.of(other);
    }

    synchronized void ends() {
      store = Optional.empty();
    }

    synchronized void stop() {
      store.ifPresent(Store::stop);
    }
  }
}
