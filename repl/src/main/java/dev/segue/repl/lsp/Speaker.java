package dev.segue.repl.lsp;

import dev.segue.compiler.diag.Code;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.services.LanguageClient;

/**
 * What goes between an editor and the desk. One thread does all work at the desk, in the order in
 * which it is asked; what is told of files is told once nothing more was typed.
 */
final class Speaker {
  private final Desk desk;
  private final ExecutorService thread;
  private final Function<Code, Optional<String>> pages;
  private final AtomicInteger typing = new AtomicInteger();
  private final Map<String, List<Diagnostic>> told = new HashMap<>();
  private Client client = Client.PLAIN;
  private Optional<LanguageClient> remote = Optional.empty();

  Speaker(Desk desk, ExecutorService thread, Function<Code, Optional<String>> pages) {
    this.desk = desk;
    this.thread = thread;
    this.pages = pages;
  }

  Desk desk() {
    return desk;
  }

  Client client() {
    return client;
  }

  void meet(Client other) {
    client = other;
  }

  void to(LanguageClient other) {
    remote = Optional.of(other);
  }

  LanguageClient remote() {
    return remote.orElseThrow();
  }

  DiagnosticsOf diagnostics(OpenWorkspace workspace) {
    return new DiagnosticsOf(workspace, pages);
  }

  /** An answer from the desk, unless it is wanted no more when its turn comes. */
  <T> CompletableFuture<T> ask(Supplier<T> answer) {
    return CompletableFutures.computeAsync(
        thread,
        cancel -> {
          cancel.checkCanceled();
          return answer.get();
        });
  }

  /** An answer that the desk begins, and others end. */
  <T> CompletableFuture<T> askFurther(Supplier<CompletableFuture<T>> answer) {
    CompletableFuture<T> further = new CompletableFuture<>();
    try {
      thread.execute(
          () -> {
            try {
              CompletableFuture<T> unused =
                  answer
                      .get()
                      .whenComplete(
                          (value, failure) -> {
                            if (failure == null) {
                              further.complete(value);
                            } else {
                              further.completeExceptionally(failure);
                            }
                          });
            } catch (RuntimeException | StackOverflowError fault) {
              further.completeExceptionally(fault);
            }
          });
    } catch (RejectedExecutionException e) {
      further.cancel(false);
    }
    return further;
  }

  /** Something to do at the desk. */
  void tell(Runnable work) {
    try {
      thread.execute(
          () -> {
            try {
              work.run();
            } catch (RuntimeException | StackOverflowError fault) {
              show(
                  MessageType.Error,
                  "this is a fault in Segue itself, not in your workspace: " + fault);
            }
          });
    } catch (RejectedExecutionException e) {
      // it is over
    }
  }

  /** Something was typed: what there is to tell of it is told once nothing more is. */
  void typed(Supplier<Optional<OpenWorkspace>> change) {
    typing.incrementAndGet();
    tell(
        () -> {
          Optional<OpenWorkspace> changed = Optional.empty();
          try {
            changed = change.get();
          } finally {
            if (typing.decrementAndGet() == 0) {
              changed.ifPresent(this::publish);
            }
          }
        });
  }

  /** Tells what is wrong, of each file of which that is something else than before. */
  void publish(OpenWorkspace workspace) {
    Map<String, List<Diagnostic>> now = diagnostics(workspace).byFile();
    Set<String> files = new HashSet<>(now.keySet());
    String folder = workspace.uri("");
    for (String uri : told.keySet()) {
      if (uri.startsWith(folder)) {
        files.add(Desk.path(uri).map(p -> relative(workspace, p)).orElse(""));
      }
    }
    workspace.opened().forEach(files::add);
    for (String file : files.stream().sorted().toList()) {
      String uri = workspace.uri(file);
      List<Diagnostic> of = now.getOrDefault(file, List.of());
      List<Diagnostic> before = told.put(uri, of);
      if (!of.equals(before)) {
        remote().publishDiagnostics(new PublishDiagnosticsParams(uri, of));
      }
      if (of.isEmpty() && !workspace.isOpen(file)) {
        told.remove(uri);
      }
    }
  }

  private static String relative(OpenWorkspace workspace, java.nio.file.Path file) {
    return workspace.root().relativize(file).toString().replace('\\', '/');
  }

  void show(MessageType type, String words) {
    remote().showMessage(new MessageParams(type, words));
  }
}
