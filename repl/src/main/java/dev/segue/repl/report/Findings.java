package dev.segue.repl.report;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.DiagnosticText;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.io.PrintStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Diagnostics for people, in colours where the screen shows them. */
public final class Findings {
  /** So many of one code in one file are told; nobody reads on. */
  private static final int MOST_ALIKE = 100;

  private final Map<String, Source> sources = new HashMap<>();
  private final Screen screen;
  private final DiagnosticText text;

  /** Findings in {@code sources}, the files that they speak of. */
  public Findings(Collection<Source> sources, Screen screen) {
    sources.forEach(source -> this.sources.putIfAbsent(source.path(), source));
    this.screen = screen;
    this.text = new DiagnosticText(this::source, new Painted(Paint.of(screen)));
  }

  /** With an empty line between two; of many alike in one file the first ones. */
  public void print(List<Diagnostic> diagnostics, PrintStream out) {
    Map<Alike, Integer> told = new LinkedHashMap<>();
    out.print(
        text.of(
            diagnostics.stream()
                .filter(d -> told.merge(Alike.of(d), 1, Integer::sum) <= MOST_ALIKE)
                .toList()));
    told.forEach(
        (alike, number) -> {
          if (number > MOST_ALIKE) {
            out.print("\n" + more(alike, number - MOST_ALIKE) + "\n");
          }
        });
  }

  /** {@code and 19,900 more SG0201 in people.segue: --json tells all}. */
  private String more(Alike alike, int number) {
    return Paint.of(screen)
        .faint(
            "and "
                + Plural.number(number, screen)
                + " more "
                + alike.code().id()
                + " in "
                + alike.file()
                + ": --json tells all");
  }

  private record Alike(Code code, String file) {
    static Alike of(Diagnostic diagnostic) {
      return new Alike(diagnostic.code(), diagnostic.span().file());
    }
  }

  /** A place alone, with what fails there marked. */
  public String failing(Span span) {
    return text.place(span, Severity.ERROR);
  }

  /** {@code 2 errors, 1 warning}; of none: {@code no findings}. */
  public String summary(List<Diagnostic> diagnostics) {
    StringBuilder summary = new StringBuilder();
    for (Severity severity : Severity.values()) {
      long count = diagnostics.stream().filter(d -> d.severity() == severity).count();
      if (count > 0) {
        summary
            .append(summary.isEmpty() ? "" : ", ")
            .append(Plural.of(count, word(severity), screen));
      }
    }
    return summary.isEmpty() ? "no findings" : summary.toString();
  }

  static String word(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case HINT -> "hint";
    };
  }

  private Source source(String path) {
    return Optional.ofNullable(sources.get(path)).orElseGet(() -> new Source(path, ""));
  }

  /** The parts of a diagnostic in their colours. */
  private record Painted(Paint paint) implements DiagnosticText.Style {
    @Override
    public String severe(Severity severity, String words) {
      return switch (severity) {
        case ERROR -> paint.error(words);
        case WARNING -> paint.warning(words);
        case HINT -> paint.hint(words);
      };
    }

    @Override
    public String strong(String words) {
      return paint.strong(words);
    }

    @Override
    public String faint(String words) {
      return paint.faint(words);
    }
  }
}
