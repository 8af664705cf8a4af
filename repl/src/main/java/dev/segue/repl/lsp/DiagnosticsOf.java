package dev.segue.repl.lsp;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * Diagnostics as editors take them.
 *
 * @param page the address of a code's page, where there is one
 */
record DiagnosticsOf(OpenWorkspace workspace, Function<Code, Optional<String>> page) {
  private static final String NAME = "segue";

  /** What is there for nothing: editors show it faint. */
  private static final Set<Code> UNUSED =
      Set.of(
          Code.CONDITION_UNUSED,
          Code.PARAMETER_UNUSED,
          Code.TOPIC_UNUSED,
          Code.MESSAGE_UNSENT,
          Code.TERM_UNUSED,
          Code.LIST_UNUSED,
          Code.UNREACHABLE,
          Code.BRANCH_UNREACHABLE);

  /** By file; only files of which there is something to tell. */
  Map<String, List<org.eclipse.lsp4j.Diagnostic>> byFile() {
    Map<String, List<org.eclipse.lsp4j.Diagnostic>> byFile = new HashMap<>();
    for (Diagnostic diagnostic : workspace.loaded().diagnostics()) {
      byFile.computeIfAbsent(diagnostic.span().file(), f -> new ArrayList<>()).add(of(diagnostic));
    }
    return byFile;
  }

  org.eclipse.lsp4j.Diagnostic of(Diagnostic diagnostic) {
    org.eclipse.lsp4j.Diagnostic told =
        new org.eclipse.lsp4j.Diagnostic(
            range(diagnostic.span()),
            message(diagnostic),
            severity(diagnostic.severity()),
            NAME,
            diagnostic.code().id());
    page.apply(diagnostic.code())
        .ifPresent(address -> told.setCodeDescription(new DiagnosticCodeDescription(address)));
    if (UNUSED.contains(diagnostic.code())) {
      told.setTags(List.of(DiagnosticTag.Unnecessary));
    }
    if (!diagnostic.related().isEmpty()) {
      told.setRelatedInformation(
          diagnostic.related().stream()
              .map(
                  r ->
                      new DiagnosticRelatedInformation(
                          new Location(workspace.uri(r.span().file()), range(r.span())),
                          r.message()))
              .toList());
    }
    return told;
  }

  private static String message(Diagnostic diagnostic) {
    List<String> lines = new ArrayList<>(List.of(diagnostic.message()));
    lines.addAll(diagnostic.hints());
    return String.join("\n", lines);
  }

  private Range range(Span span) {
    return workspace
        .source(span.file())
        .map(source -> range(source, span))
        .orElse(new Range(new Position(0, 0), new Position(0, 0)));
  }

  /** A place without a width is shown as the character that stands there. */
  private static Range range(Source source, Span span) {
    boolean wide = span.end() > span.start() || span.start() >= source.text().length();
    return Positions.range(
        source, wide ? span : new Span(span.file(), span.start(), span.start() + 1));
  }

  private static DiagnosticSeverity severity(Severity severity) {
    return switch (severity) {
      case ERROR -> DiagnosticSeverity.Error;
      case WARNING -> DiagnosticSeverity.Warning;
      case HINT -> DiagnosticSeverity.Information;
    };
  }
}
