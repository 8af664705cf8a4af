package dev.segue.repl.session;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.repl.report.ProposalText;
import dev.segue.repl.report.Table;
import java.nio.file.Path;
import java.util.List;

/** What the prompt answers to an input. */
public sealed interface Answer {
  /** Nothing was asked. */
  record Nothing() implements Answer {}

  /** The prompt is left. */
  record Quit() implements Answer {}

  /**
   * So many of everyone fulfil a condition; the first of them.
   *
   * @param waterfall how many are left after each part; empty where there is one part
   */
  record Contacts(long total, long everyone, Table waterfall, Table first) implements Answer {}

  /** What contacts have of a value: a sentence, and a table. */
  record Values(String summary, Table table) implements Answer {}

  /** Lines to read. */
  record Lines(List<String> lines) implements Answer {
    public Lines {
      lines = List.copyOf(lines);
    }

    public static Lines of(String... lines) {
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

  /** Lines that were and lines that are. */
  record Difference(List<String> lines) implements Answer {
    public Difference {
      lines = List.copyOf(lines);
    }
  }

  /** What would change. */
  record Planned(ProposalText plan) implements Answer {}

  /** A thing: what it is called, lines about it, and a table. */
  record Described(String headline, List<String> lines, Table table) implements Answer {
    public Described {
      lines = List.copyOf(lines);
    }
  }

  /** A text is to be changed in an editor, and then answered as if it were typed. */
  record Edit(String text) implements Answer {}

  /** A file is to be opened in an editor. */
  record Open(Path file, int line) implements Answer {}

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
