package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of each way of writing as each that it may be declared as, and what of it is wrong. */
final class WrittenTold {
  private static final String READ = "[1] [2] [3, 4]";
  private static final String NOTHING = "[1, 2, 3, 4]";

  private final List<String> lines = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  void declared(String declared) {
    lines.add(declared);
  }

  /**
   * Adds one: where it fits it is read as it is meant, else one error says so and what to do, or
   * some of it is read.
   */
  void add(String declared, Written written, String type, List<Diagnostic> misfit, String read) {
    lines.add(
        "  " + written.name() + " (" + type + "): " + (misfit.isEmpty() ? read : words(misfit)));
    boolean fits = written.fits().contains(declared);
    boolean clear = misfit.size() == 1 && !misfit.getFirst().hints().isEmpty();
    boolean silent = misfit.isEmpty() && read.endsWith(NOTHING);
    if (fits ? !read.equals(READ) : silent || !(misfit.isEmpty() || clear)) {
      wrong.add(declared + " of " + written.name() + ": " + read + words(misfit));
    }
  }

  String all() {
    assertEquals(List.of(), wrong);
    return String.join("\n", lines) + "\n";
  }

  /** Its lines that were not told of the attributes of contacts, but for the table's name. */
  List<String> without(WrittenTold attributes, String table) {
    all();
    return lines.stream()
        .map(line -> line.replace("'" + table + "'", "'people'").replace("'props.", "'"))
        .filter(line -> !attributes.lines.contains(line))
        .toList();
  }

  private static String words(List<Diagnostic> misfit) {
    StringBuilder words = new StringBuilder();
    for (Diagnostic d : misfit) {
      words.append(words.isEmpty() ? "" : "; ").append(d.code().id()).append(' ');
      // rows come in any order: which value is shown is not held
      words
          .append(d.message().replaceFirst(": '.*'$", ""))
          .append(" | ")
          .append(String.join(" | ", d.hints()));
    }
    return words.toString();
  }

  /** Diagnostics by the column, whose name is the first word of the line that they are told at. */
  static Map<String, List<Diagnostic>> misfits(String script, List<Diagnostic> diagnostics) {
    Map<String, List<Diagnostic>> misfits = new LinkedHashMap<>();
    for (Diagnostic diagnostic : diagnostics) {
      int line = (int) script.substring(0, diagnostic.span().start() + 1).lines().count() - 1;
      String column = script.lines().toList().get(line).strip().split(" ", -1)[0];
      misfits.computeIfAbsent(column, c -> new ArrayList<>()).add(diagnostic);
    }
    return misfits;
  }

  static Compilation compiled(String script) {
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(
                ZoneId.of("America/New_York"), List.of(new Source("x.segue", script))));
    assertFalse(compilation.hasErrors(), () -> compilation.diagnostics().toString());
    return compilation;
  }
}
