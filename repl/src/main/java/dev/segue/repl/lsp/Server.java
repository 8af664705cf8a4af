package dev.segue.repl.lsp;

import dev.segue.compiler.diag.Code;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.PositionEncodingKind;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** The language server on two streams: it says what it can, and ends when its editor does. */
public final class Server implements LanguageServer {
  private static final int OTHER_WAY = 1;
  private static final List<String> WATCHED =
      List.of("**/*.segue", "**/*.liquid", "**/*.html", "**/segue.yaml", "**/segue.lock");

  private final String version;
  private final ExecutorService desk = thread("segue-desk");
  private final ExecutorService data = thread("segue-data");
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private final Speaker speaker;
  private final Documents documents;
  private final Folders folders;
  private boolean shutDown;

  private Server(
      Optional<Path> home,
      InstantSource clock,
      Function<String, Optional<String>> environment,
      Function<Code, Optional<String>> pages,
      String version) {
    this.version = version;
    this.speaker = new Speaker(new Desk(home), desk, pages);
    Counts counts = new Counts(data, clock, environment);
    this.documents = new Documents(speaker, counts);
    this.folders = new Folders(speaker, counts, data);
  }

  private static ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * Speaks until the editor ends it, or is there no more.
   *
   * @param home the workspace's folder; nothing: what the editor opens
   * @param pages the address of a code's page, where there is one
   * @return the exit code: 0 where it was shut down before its end
   */
  public static int run(
      InputStream in,
      OutputStream out,
      Optional<Path> home,
      InstantSource clock,
      Function<String, Optional<String>> environment,
      Function<Code, Optional<String>> pages,
      String version) {
    // what goes wrong is told to the editor, and in words
    Logger.getLogger("org.eclipse.lsp4j").setLevel(Level.OFF);
    Server server = new Server(home, clock, environment, pages, version);
    Launcher<LanguageClient> launcher =
        new Launcher.Builder<LanguageClient>()
            .setLocalService(server)
            .setRemoteInterface(LanguageClient.class)
            .setInput(in)
            .setOutput(out)
            .setExceptionHandler(Server::told)
            .wrapMessages(next -> message -> next.consume(plain(message)))
            .create();
    server.speaker.to(launcher.getRemoteProxy());
    Future<Void> listening = launcher.startListening();
    CompletableFuture<Void> silent =
        CompletableFuture.runAsync(() -> await(listening), server.data("segue-end"));
    try {
      CompletableFuture.anyOf(server.ended, silent).get();
    } catch (InterruptedException | ExecutionException e) {
      return OTHER_WAY;
    } finally {
      server.desk.shutdownNow();
      server.data.shutdownNow();
    }
    return server.ended.getNow(server.shutDown ? 0 : OTHER_WAY);
  }

  private ExecutorService data(String name) {
    return thread(name);
  }

  private static void await(Future<Void> listening) {
    try {
      listening.get();
    } catch (InterruptedException | ExecutionException | CancellationException e) {
      // the streams are closed: that is the end
    }
  }

  /** A failure of ours in one line; what an editor is refused, in the words it is refused with. */
  private static ResponseError told(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null
        && (cause instanceof ExecutionException
            || cause instanceof java.util.concurrent.CompletionException
            || cause instanceof java.lang.reflect.InvocationTargetException)) {
      cause = cause.getCause();
    }
    return switch (cause) {
      case ResponseErrorException refused -> refused.getResponseError();
      case CancellationException cancelled ->
          new ResponseError(ResponseErrorCode.RequestCancelled, "cancelled", null);
      case Throwable fault ->
          new ResponseError(
              ResponseErrorCode.InternalError,
              "this is a fault in Segue itself, not in your workspace: " + fault,
              null);
    };
  }

  /** What cannot be read is answered without what is said of it inside. */
  private static Message plain(Message message) {
    if (message instanceof ResponseMessage response
        && Optional.ofNullable(response.getError()).isPresent()) {
      response.getError().setData(null);
    }
    return message;
  }

  static ResponseErrorException refusal(String reason) {
    return new ResponseErrorException(
        new ResponseError(ResponseErrorCode.RequestFailed, reason, null));
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams parameters) {
    speaker.meet(Client.of(Optional.ofNullable(parameters.getCapabilities())));
    home(parameters).ifPresent(speaker.desk()::home);
    Optional.ofNullable(parameters.getProcessId())
        .flatMap(id -> ProcessHandle.of(id))
        .ifPresent(this::endWith);
    return CompletableFuture.completedFuture(
        new InitializeResult(capabilities(), new ServerInfo("segue", version)));
  }

  private void endWith(ProcessHandle editor) {
    CompletableFuture<Void> unused =
        editor.onExit().thenRun(() -> ended.complete(shutDown ? 0 : OTHER_WAY));
  }

  @SuppressWarnings("deprecation") // what older editors send
  private static Optional<Path> home(InitializeParams parameters) {
    return Optional.ofNullable(parameters.getWorkspaceFolders()).stream()
        .flatMap(List::stream)
        .map(f -> f.getUri())
        .findFirst()
        .or(() -> Optional.ofNullable(parameters.getRootUri()))
        .flatMap(Desk::path);
  }

  private static ServerCapabilities capabilities() {
    ServerCapabilities can = new ServerCapabilities();
    can.setPositionEncoding(PositionEncodingKind.UTF16);
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Incremental);
    can.setTextDocumentSync(sync);
    can.setHoverProvider(true);
    can.setCompletionProvider(new CompletionOptions(false, Client.triggers()));
    can.setDefinitionProvider(true);
    can.setReferencesProvider(true);
    can.setDocumentHighlightProvider(true);
    can.setRenameProvider(new RenameOptions(true));
    can.setDocumentFormattingProvider(true);
    can.setDocumentRangeFormattingProvider(true);
    can.setDocumentSymbolProvider(true);
    can.setWorkspaceSymbolProvider(true);
    can.setFoldingRangeProvider(true);
    can.setCodeActionProvider(
        new CodeActionOptions(List.of(CodeActionKind.QuickFix, Actions.FIX_ALL)));
    can.setCodeLensProvider(new CodeLensOptions(true));
    can.setExecuteCommandProvider(new ExecuteCommandOptions(List.of(Lenses.COUNT, Lenses.TEST)));
    can.setSemanticTokensProvider(new SemanticTokensWithRegistrationOptions(Tokens.LEGEND, true));
    return can;
  }

  @Override
  public void initialized(InitializedParams parameters) {
    if (speaker.client().watches()) {
      DidChangeWatchedFilesRegistrationOptions watched =
          new DidChangeWatchedFilesRegistrationOptions(
              WATCHED.stream().map(glob -> new FileSystemWatcher(Either.forLeft(glob))).toList());
      CompletableFuture<Void> unused =
          speaker
              .remote()
              .registerCapability(
                  new RegistrationParams(
                      List.of(
                          new Registration(
                              "segue-files", "workspace/didChangeWatchedFiles", watched))));
    }
    speaker.tell(
        () -> {
          speaker.desk().openHome();
          speaker.desk().workspaces().forEach(speaker::publish);
        });
  }

  @Override
  public void setTrace(SetTraceParams parameters) {
    // nothing is traced
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    shutDown = true;
    return CompletableFuture.completedFuture(new Object());
  }

  @Override
  public void exit() {
    ended.complete(shutDown ? 0 : OTHER_WAY);
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return documents;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return folders;
  }
}
