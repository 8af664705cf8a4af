package dev.segue.repl.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.segue.repl.report.ScenarioText;
import dev.segue.repl.report.Screen;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.runtime.scenario.ScenarioResult;
import dev.segue.runtime.scenario.Scenarios;
import dev.segue.runtime.store.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What an editor asks of workspaces as a whole. */
final class Folders implements WorkspaceService {
  /** So long somebody who asked for a number waits for it, in milliseconds. */
  private static final long PATIENCE = 30_000;

  private final Speaker speaker;
  private final Counts counts;
  private final ExecutorService data;

  Folders(Speaker speaker, Counts counts, ExecutorService data) {
    this.speaker = speaker;
    this.counts = counts;
    this.data = data;
  }

  @Override
  public CompletableFuture<
          Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>>
      symbol(WorkspaceSymbolParams parameters) {
    return speaker.ask(
        () -> {
          List<WorkspaceSymbol> found = new ArrayList<>();
          speaker
              .desk()
              .workspaces()
              .forEach(w -> found.addAll(Symbols.found(w, parameters.getQuery())));
          return Either.forRight(found);
        });
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams parameters) {
    // all that is set is set in segue.yaml
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams parameters) {
    for (FileEvent event : parameters.getChanges()) {
      speaker.typed(
          () ->
              speaker
                  .desk()
                  .document(event.getUri())
                  .map(
                      d -> {
                        d.workspace().readAgain();
                        return d.workspace();
                      }));
    }
  }

  @Override
  public CompletableFuture<Object> executeCommand(ExecuteCommandParams parameters) {
    List<String> arguments =
        Optional.ofNullable(parameters.getArguments()).orElse(List.of()).stream()
            .map(Folders::text)
            .toList();
    if (arguments.size() != 2) {
      return CompletableFuture.failedFuture(
          Server.refusal(parameters.getCommand() + " takes a document and a name"));
    }
    return switch (parameters.getCommand()) {
      case Lenses.COUNT -> count(arguments.getFirst(), arguments.getLast());
      case Lenses.TEST -> test(arguments.getFirst(), arguments.getLast());
      case String other ->
          CompletableFuture.failedFuture(Server.refusal("there is no command '" + other + "'"));
    };
  }

  private static String text(Object argument) {
    return argument instanceof JsonPrimitive primitive
        ? primitive.getAsString()
        : argument instanceof JsonElement element ? element.toString() : argument.toString();
  }

  private Optional<OpenWorkspace> workspace(String uri) {
    return speaker.desk().document(uri).map(Desk.Document::workspace);
  }

  private CompletableFuture<Object> count(String uri, String segment) {
    return speaker
        .askFurther(
            () ->
                workspace(uri)
                    .flatMap(
                        w ->
                            w.loaded()
                                .workspace()
                                .segment(segment)
                                .map(s -> counts.count(w, s.condition(), PATIENCE)))
                    .orElseThrow(() -> Server.refusal("there is no segment '" + segment + "'")))
        .thenApply(
            number -> {
              speaker.show(
                  MessageType.Info,
                  segment
                      + ": "
                      + number
                          .map(Described::counted)
                          .orElse("no number: there is no database that fits, or none in time"));
              return number.<Object>map(n -> n).orElse("");
            });
  }

  private CompletableFuture<Object> test(String uri, String title) {
    return speaker
        .ask(
            () ->
                workspace(uri)
                    .map(OpenWorkspace::loaded)
                    .filter(l -> !l.compilation().hasErrors())
                    .orElseThrow(
                        () -> Server.refusal("tests run where the workspace has no errors")))
        .thenApplyAsync(loaded -> outcome(loaded, title), data);
  }

  /** Whether the test passed. */
  private Object outcome(LoadedWorkspace loaded, String title) {
    List<ScenarioResult> results =
        Scenarios.run(loaded.workspace(), s -> s.title().equals(title), Progress.SILENT);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    new ScenarioText(loaded.sources(), Screen.PIPE)
        .print(results, new PrintStream(text, true, StandardCharsets.UTF_8));
    boolean passed = !results.isEmpty() && results.stream().allMatch(ScenarioResult::passed);
    speaker.show(
        passed ? MessageType.Info : MessageType.Error,
        text.toString(StandardCharsets.UTF_8).strip());
    return passed;
  }
}
