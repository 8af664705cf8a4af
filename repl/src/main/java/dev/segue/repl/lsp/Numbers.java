package dev.segue.repl.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** What waits a little for a number: the words about a name, and the lens of a segment. */
record Numbers(Speaker speaker, Counts counts) {
  /** So long it waits, in milliseconds. */
  private static final long PATIENCE = 1_500;

  /** A name that is pointed at. */
  private record Found(OpenWorkspace workspace, Described described, Range range) {}

  /** What a name means; with a number, where there is one. */
  CompletableFuture<Hover> hover(String uri, Position at) {
    return speaker
        .ask(
            () ->
                speaker
                    .desk()
                    .document(uri)
                    .flatMap(
                        d ->
                            d.source()
                                .flatMap(
                                    s ->
                                        Documents.named(d, s, at)
                                            .flatMap(
                                                m ->
                                                    Described.of(
                                                            m.symbols().getFirst(), d.workspace())
                                                        .map(
                                                            text ->
                                                                new Found(
                                                                    d.workspace(),
                                                                    text,
                                                                    Positions.range(
                                                                        s, m.span())))))))
        .thenCompose(
            found -> {
              if (found.isEmpty()) {
                return CompletableFuture.completedFuture(Answers.<Hover>none());
              }
              Found is = found.get();
              return counted(is.workspace, is.described)
                  .thenApply(number -> new Hover(content(is.described, number), is.range));
            });
  }

  private CompletableFuture<Optional<Long>> counted(OpenWorkspace workspace, Described described) {
    return described
        .counted()
        .map(c -> speaker.askFurther(() -> counts.count(workspace, c, PATIENCE)))
        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
  }

  private MarkupContent content(Described described, Optional<Long> number) {
    return speaker.client().markdown()
        ? new MarkupContent(MarkupKind.MARKDOWN, described.markdown(number))
        : new MarkupContent(MarkupKind.PLAINTEXT, described.plain(number));
  }

  /** A lens of a segment with its number, or what asks for it. */
  CompletableFuture<CodeLens> resolved(CodeLens lens) {
    if (!(lens.getData() instanceof JsonArray data) || data.size() != 3) {
      return CompletableFuture.completedFuture(lens);
    }
    List<String> words = data.asList().stream().map(JsonElement::getAsString).toList();
    String uri = words.get(1);
    String name = words.get(2);
    return number(uri, name)
        .thenApply(
            number -> {
              lens.setCommand(
                  Lenses.command(
                      number.map(Described::counted).orElse("count contacts"),
                      Lenses.COUNT,
                      uri,
                      name));
              return lens;
            });
  }

  private CompletableFuture<Optional<Long>> number(String uri, String segment) {
    return speaker.askFurther(
        () ->
            speaker
                .desk()
                .document(uri)
                .flatMap(
                    d ->
                        d.workspace()
                            .loaded()
                            .workspace()
                            .segment(segment)
                            .map(s -> counts.count(d.workspace(), s.condition(), PATIENCE)))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
  }
}
