package dev.segue.repl.session;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.repl.report.Table;
import java.util.List;

/** What the prompt answers to an input. */
public sealed interface Answer {
  /** Nothing was asked. */
  record Nothing() implements Answer {}

  /** The prompt is left. */
  record Quit() implements Answer {}

  /** So many of everyone fulfil a condition; the first of them. */
  record Contacts(long total, long everyone, Table first) implements Answer {}

  /** What contacts have of a value: a sentence, and a table. */
  record Values(String summary, Table table) implements Answer {}

  /** Lines to read. */
  record Lines(List<String> lines) implements Answer {
    public Lines {
      lines = List.copyOf(lines);
    }

    static Lines of(String... lines) {
      return new Lines(List.of(lines));
    }
  }

  /** Rows to read. */
  record Listing(Table table) implements Answer {}

  /** Why it is so: a sentence, a table, and lines after it. */
  record Reasons(String headline, Table table, List<String> lines) implements Answer {
    public Reasons {
      lines = List.copyOf(lines);
    }
  }

  /** What was typed has mistakes. */
  record Findings(List<Diagnostic> diagnostics, List<Source> sources) implements Answer {
    public Findings {
      diagnostics = List.copyOf(diagnostics);
      sources = List.copyOf(sources);
    }
  }

  /** What was asked cannot be done, in words. */
  record Problem(String reason) implements Answer {}
}
