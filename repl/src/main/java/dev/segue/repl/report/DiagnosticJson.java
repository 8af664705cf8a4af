package dev.segue.repl.report;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Diagnostics for programs, in the form that others build on. */
public record DiagnosticJson(List<Finding> diagnostics) {

  /** One diagnostic; lines and columns count from 1, {@code end} is just past the last letter. */
  public record Finding(
      String code,
      String severity,
      String message,
      String file,
      Position start,
      Position end,
      List<String> hints,
      List<Place> related,
      Optional<Edit> fix) {}

  /** A place in a file, in UTF-16 units. */
  public record Position(int line, int column) {}

  /** Another place that a diagnostic speaks of. */
  public record Place(String file, Position start, Position end, String message) {}

  /** An edit that is certainly right. */
  public record Edit(String title, String file, Position start, Position end, String text) {}

  public static DiagnosticJson of(List<Diagnostic> diagnostics, Collection<Source> sources) {
    Places places =
        new Places(
            sources.stream()
                .collect(Collectors.toMap(Source::path, s -> s, (first, same) -> first)));
    return new DiagnosticJson(diagnostics.stream().map(d -> finding(d, places)).toList());
  }

  private static Finding finding(Diagnostic diagnostic, Places places) {
    Span span = diagnostic.span();
    return new Finding(
        diagnostic.code().id(),
        Findings.word(diagnostic.severity()),
        diagnostic.message(),
        span.file(),
        places.start(span),
        places.end(span),
        diagnostic.hints(),
        diagnostic.related().stream()
            .map(
                r ->
                    new Place(
                        r.span().file(), places.start(r.span()), places.end(r.span()), r.message()))
            .toList(),
        diagnostic
            .fix()
            .map(
                f ->
                    new Edit(
                        f.title(),
                        f.span().file(),
                        places.start(f.span()),
                        places.end(f.span()),
                        f.replacement())));
  }

  /** Offsets as lines and columns; 1:1 in a file that could not be read. */
  private record Places(Map<String, Source> sources) {
    Position start(Span span) {
      return position(span.file(), span.start());
    }

    Position end(Span span) {
      return position(span.file(), span.end());
    }

    private Position position(String file, int offset) {
      Source source = sources.get(file);
      if (source == null) {
        return new Position(1, 1);
      }
      int within = Math.min(offset, source.text().length());
      return new Position(source.lineOf(within), source.columnOf(within));
    }
  }
}
