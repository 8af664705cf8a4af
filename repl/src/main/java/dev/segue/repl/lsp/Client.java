package dev.segue.repl.lsp;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.MarkupKind;

/**
 * What an editor can.
 *
 * @param snippets takes completions with places to fill in
 * @param outline takes symbols with their parts
 * @param watches tells of files that change, where it is asked to
 * @param markdown shows Markdown
 */
record Client(boolean snippets, boolean outline, boolean watches, boolean markdown) {
  /** What said nothing of itself. */
  static final Client PLAIN = new Client(false, false, false, false);

  static Client of(Optional<ClientCapabilities> can) {
    Optional<org.eclipse.lsp4j.TextDocumentClientCapabilities> text =
        can.map(ClientCapabilities::getTextDocument);
    return new Client(
        is(
            text.map(t -> t.getCompletion()).map(c -> c.getCompletionItem()),
            CompletionItemCapabilities::getSnippetSupport),
        is(text.map(t -> t.getDocumentSymbol()), s -> s.getHierarchicalDocumentSymbolSupport()),
        is(
            can.map(ClientCapabilities::getWorkspace).map(w -> w.getDidChangeWatchedFiles()),
            w -> w.getDynamicRegistration()),
        text.map(t -> t.getHover())
            .map(h -> h.getContentFormat())
            .filter(f -> f.contains(MarkupKind.MARKDOWN))
            .isPresent());
  }

  private static <T> boolean is(Optional<T> of, Function<T, Boolean> what) {
    return of.map(what).orElse(false);
  }

  /** What completions are begun by. */
  static List<String> triggers() {
    return List.of(".", "(", "\"", "{", "|");
  }
}
