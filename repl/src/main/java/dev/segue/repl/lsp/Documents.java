package dev.segue.repl.lsp;

import dev.segue.compiler.check.Mention;
import dev.segue.compiler.check.NamePlaces;
import dev.segue.compiler.check.Symbol;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.TextDocumentService;

/** What an editor asks of one file. */
final class Documents implements TextDocumentService {
  private final Speaker speaker;
  private final Counts counts;

  Documents(Speaker speaker, Counts counts) {
    this.speaker = speaker;
    this.counts = counts;
  }

  private Optional<Desk.Document> document(TextDocumentIdentifier id) {
    return speaker.desk().document(id.getUri());
  }

  /** An answer about a file that is there. */
  private <T> CompletableFuture<T> of(
      TextDocumentIdentifier id, T nothing, BiFunction<Desk.Document, Source, T> answer) {
    return speaker.ask(
        () ->
            document(id)
                .flatMap(d -> d.source().map(source -> answer.apply(d, source)))
                .orElse(nothing));
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams parameters) {
    String text = parameters.getTextDocument().getText();
    type(new TextDocumentIdentifier(parameters.getTextDocument().getUri()), before -> text);
  }

  @Override
  public void didChange(DidChangeTextDocumentParams parameters) {
    type(
        parameters.getTextDocument(),
        before -> {
          String text = before;
          for (TextDocumentContentChangeEvent change : parameters.getContentChanges()) {
            text = changed(text, change);
          }
          return text;
        });
  }

  private void type(TextDocumentIdentifier id, Function<String, String> change) {
    typed(
        id,
        d -> {
          String before = d.source().map(Source::text).orElse("");
          d.workspace().type(d.path(), change.apply(before));
        });
  }

  /** Something is done to a file that is there: its workspace is looked at again. */
  private void typed(TextDocumentIdentifier id, Consumer<Desk.Document> what) {
    speaker.typed(
        () ->
            document(id)
                .map(
                    d -> {
                      what.accept(d);
                      return d.workspace();
                    }));
  }

  private static String changed(String text, TextDocumentContentChangeEvent change) {
    return Optional.ofNullable(change.getRange())
        .map(
            range -> {
              Source source = new Source("", text);
              int start = Positions.offset(source, range.getStart());
              int end = Math.max(start, Positions.offset(source, range.getEnd()));
              return text.substring(0, start) + change.getText() + text.substring(end);
            })
        .orElse(change.getText());
  }

  @Override
  public void didClose(DidCloseTextDocumentParams parameters) {
    typed(parameters.getTextDocument(), d -> d.workspace().close(d.path()));
  }

  @Override
  public void didSave(DidSaveTextDocumentParams parameters) {
    typed(parameters.getTextDocument(), d -> d.workspace().readAgain());
  }

  static Optional<Mention> named(Desk.Document document, Source source, Position at) {
    return document.workspace().places().at(document.path(), Positions.offset(source, at));
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams parameters) {
    return new Numbers(speaker, counts)
        .hover(parameters.getTextDocument().getUri(), parameters.getPosition());
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams parameters) {
    return of(
        parameters.getTextDocument(),
        Either.forLeft(List.of()),
        (d, source) ->
            Either.forLeft(
                new Completions(d.workspace(), speaker.client())
                    .at(d, source, Positions.offset(source, parameters.getPosition()))));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams parameters) {
    return of(
        parameters.getTextDocument(),
        Either.forLeft(List.of()),
        (d, source) ->
            Either.forLeft(
                named(d, source, parameters.getPosition())
                    .map(m -> declared(d.workspace(), m))
                    .orElseGet(() -> template(d, source, parameters.getPosition()))));
  }

  private static List<Location> declared(OpenWorkspace workspace, Mention mention) {
    return mention.symbols().stream()
        .flatMap(s -> workspace.places().declarations(s).stream())
        .flatMap(span -> location(workspace, span).stream())
        .toList();
  }

  /** {@code body from "templates/x.liquid"}: the file. */
  private static List<Location> template(Desk.Document d, Source source, Position at) {
    int offset = Positions.offset(source, at);
    return d.workspace().loaded().folder().templates().stream()
        .filter(
            t -> {
              String written = "\"" + t.path() + "\"";
              int found = source.text().lastIndexOf(written, offset);
              return d.isScript() && found >= 0 && offset <= found + written.length();
            })
        .map(t -> new Location(d.workspace().uri(t.path()), new Range(at(0), at(0))))
        .toList();
  }

  private static Position at(int character) {
    return new Position(0, character);
  }

  private static Optional<Location> location(OpenWorkspace workspace, Span span) {
    return workspace
        .source(span.file())
        .map(s -> new Location(workspace.uri(span.file()), Positions.range(s, span)));
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams parameters) {
    boolean declarations = parameters.getContext().isIncludeDeclaration();
    return of(
        parameters.getTextDocument(),
        List.of(),
        (d, source) ->
            named(d, source, parameters.getPosition()).stream()
                .flatMap(m -> m.symbols().stream())
                .flatMap(s -> places(d.workspace(), s, declarations).stream())
                .distinct()
                .flatMap(span -> location(d.workspace(), span).stream())
                .toList());
  }

  private static List<Span> places(OpenWorkspace workspace, Symbol symbol, boolean declarations) {
    NamePlaces places = workspace.places();
    List<Span> all = new ArrayList<>(declarations ? places.declarations(symbol) : List.of());
    all.addAll(places.uses(symbol));
    return all;
  }

  @Override
  public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(
      DocumentHighlightParams parameters) {
    return of(
        parameters.getTextDocument(),
        List.of(),
        (d, source) ->
            named(d, source, parameters.getPosition()).stream()
                .flatMap(m -> m.symbols().stream())
                .flatMap(s -> places(d.workspace(), s, true).stream())
                .filter(span -> span.file().equals(d.path()))
                .distinct()
                .map(span -> new DocumentHighlight(Positions.range(source, span)))
                .toList());
  }

  @Override
  public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams parameters) {
    return of(
        parameters.getTextDocument(),
        Answers.none(),
        (d, source) -> {
          try {
            Mention mention =
                new Renames(d.workspace())
                    .at(d.path(), Positions.offset(source, parameters.getPosition()));
            return Either3.forSecond(
                new PrepareRenameResult(
                    Positions.range(source, mention.span()), mention.symbols().getFirst().name()));
          } catch (Renames.Refused e) {
            throw Server.refusal(e.reason());
          }
        });
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams parameters) {
    return of(
        parameters.getTextDocument(),
        new WorkspaceEdit(),
        (d, source) -> {
          try {
            Renames renames = new Renames(d.workspace());
            Mention mention =
                renames.at(d.path(), Positions.offset(source, parameters.getPosition()));
            return edit(
                d.workspace(), renames.to(mention.symbols().getFirst(), parameters.getNewName()));
          } catch (Renames.Refused e) {
            throw Server.refusal(e.reason());
          }
        });
  }

  private static WorkspaceEdit edit(
      OpenWorkspace workspace, Map<String, List<Renames.Edit>> edits) {
    Map<String, List<TextEdit>> changes = new TreeMap<>();
    edits.forEach(
        (file, of) ->
            workspace
                .source(file)
                .ifPresent(
                    source ->
                        changes.put(
                            workspace.uri(file),
                            of.stream()
                                .map(e -> new TextEdit(Positions.range(source, e.span()), e.text()))
                                .toList())));
    return new WorkspaceEdit(changes);
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(
      DocumentFormattingParams parameters) {
    return of(
        parameters.getTextDocument(),
        List.of(),
        (d, source) -> d.isScript() ? Layouts.edits(source) : List.of());
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> rangeFormatting(
      DocumentRangeFormattingParams parameters) {
    return of(
        parameters.getTextDocument(),
        List.of(),
        (d, source) -> d.isScript() ? Layouts.edits(source, parameters.getRange()) : List.of());
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams parameters) {
    return of(
        parameters.getTextDocument(),
        List.of(),
        (d, source) -> {
          List<DocumentSymbol> outline =
              d.workspace()
                  .script(d.path())
                  .map(file -> new Symbols(source).of(file))
                  .orElse(List.of());
          List<Either<SymbolInformation, DocumentSymbol>> answer = new ArrayList<>();
          outline.forEach(
              symbol ->
                  answer.add(
                      speaker.client().outline()
                          ? Either.forRight(symbol)
                          : Either.forLeft(Answers.flat(symbol, d.uri()))));
          return answer;
        });
  }

  @Override
  public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams parameters) {
    return of(
        parameters.getTextDocument(),
        List.of(),
        (d, source) -> d.isScript() ? Folds.of(source) : List.of());
  }

  @Override
  public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams parameters) {
    return of(
        parameters.getTextDocument(),
        new SemanticTokens(List.of()),
        (d, source) -> new SemanticTokens(Tokens.of(d, source)));
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(
      CodeActionParams parameters) {
    List<String> kinds = Optional.ofNullable(parameters.getContext().getOnly()).orElse(List.of());
    return of(
        parameters.getTextDocument(),
        List.of(),
        (d, source) -> {
          List<Either<Command, CodeAction>> answer = new ArrayList<>();
          new Actions(speaker.diagnostics(d.workspace()))
              .at(d, source, parameters.getRange(), kinds)
              .forEach(action -> answer.add(Either.forRight(action)));
          return answer;
        });
  }

  @Override
  public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams parameters) {
    return of(
        parameters.getTextDocument(),
        List.of(),
        (d, source) ->
            d.workspace()
                .script(d.path())
                .map(file -> Lenses.of(d, source, file))
                .orElse(List.of()));
  }

  @Override
  public CompletableFuture<CodeLens> resolveCodeLens(CodeLens lens) {
    return new Numbers(speaker, counts).resolved(lens);
  }
}
