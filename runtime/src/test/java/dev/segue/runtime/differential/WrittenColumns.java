package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.GoldenFile;
import dev.segue.runtime.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Every way of writing beside everything that it may be declared as, on an engine: it is read, or
 * one error tells that it does not fit. Told is what came of each.
 */
final class WrittenColumns {
  private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");
  private static final String READ = "[1] [2] [3, 4]";

  private static final String NOTHING = "[1, 2, 3, 4]";

  private final Dialect dialect;
  private final Store store;
  private final List<Written> there;
  private final StringBuilder told = new StringBuilder();
  private final List<String> wrong = new ArrayList<>();

  private WrittenColumns(Dialect dialect, Store store) {
    this.dialect = dialect;
    this.store = store;
    this.there = Written.all().stream().filter(w -> w.types().containsKey(dialect)).toList();
  }

  /** Fills one table, by statements, and holds what comes of it against a golden file. */
  static void hold(Dialect dialect, Consumer<String> run, Store store, Path golden) {
    WrittenColumns columns = new WrittenColumns(dialect, store);
    columns.statements().forEach(run);
    try {
      Written.DECLARED.forEach(columns::declare);
    } finally {
      run.accept("drop table \"people\"");
    }
    assertEquals(List.of(), columns.wrong);
    new GoldenFile(golden).expect(columns.told.toString());
  }

  private List<String> statements() {
    StringBuilder made = new StringBuilder("create table \"people\" (id bigint");
    there.forEach(w -> made.append(", ").append(w.name()).append(' ').append(type(w)));
    List<String> statements = new ArrayList<>(List.of(made.append(')').toString()));
    for (int row = 1; row <= 4; row++) {
      StringBuilder values =
          new StringBuilder("insert into \"people\" values (cast(" + row + " as bigint)");
      for (Written written : there) {
        String value =
            switch (row) {
              case 1 -> written.first();
              case 2 -> written.second();
              case 3 -> "";
              default -> written.broken();
            };
        values.append(", ");
        values.append(value.isEmpty() ? "null" : Written.literal(dialect, type(written), value));
      }
      statements.add(values.append(')').toString());
    }
    return statements;
  }

  private String type(Written written) {
    return Objects.requireNonNull(written.types().get(dialect));
  }

  /** All columns as that, and then those that fit, each asked what it holds. */
  private void declare(String declared) {
    String script = script(declared, there, false);
    Compilation all = compiled(script);
    Checked<SourceLayout> looked = TheirAnswers.inspected(store, all);
    Map<String, List<Diagnostic>> misfits = new LinkedHashMap<>();
    for (Diagnostic diagnostic : looked.diagnostics()) {
      int line = (int) script.substring(0, diagnostic.span().start()).lines().count() - 1;
      String column = script.lines().toList().get(line).strip().split(" ", -1)[0];
      misfits.computeIfAbsent(column, c -> new ArrayList<>()).add(diagnostic);
    }
    List<Written> fitting = there.stream().filter(w -> !misfits.containsKey(w.name())).toList();
    Compilation compilation = compiled(script(declared, fitting, true));
    Checked<SourceLayout> layout = TheirAnswers.inspected(store, compilation);
    Map<String, List<String>> members =
        TheirAnswers.members(store, compilation, layout.value(), NOW);
    told.append(declared).append('\n');
    for (Written written : there) {
      String name = written.name();
      List<Diagnostic> misfit = misfits.getOrDefault(name, List.of());
      String read =
          misfit.isEmpty()
              ? members.get(name + "_1")
                  + " "
                  + members.get(name + "_2")
                  + " "
                  + members.get(name + "_0")
              : "";
      told.append("  ").append(name).append(" (").append(type(written)).append("): ");
      told.append(misfit.isEmpty() ? read : words(misfit)).append('\n');
      judge(declared, written, misfit, read);
    }
  }

  private void judge(String declared, Written written, List<Diagnostic> misfit, String read) {
    boolean fits = written.fits().contains(declared);
    boolean clear = misfit.size() == 1 && !misfit.getFirst().hints().isEmpty();
    boolean silent = misfit.isEmpty() && read.endsWith(NOTHING);
    if (fits ? !read.equals(READ) : silent || !(misfit.isEmpty() || clear)) {
      wrong.add(declared + " of " + written.name() + ": " + read + words(misfit));
    }
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

  private static String script(String declared, List<Written> columns, boolean asked) {
    StringBuilder script =
        new StringBuilder(
            "schema {\n  contact from people key id integer {\n    id_too integer from id\n");
    columns.forEach(
        w -> script.append("    ").append(w.name()).append(' ').append(declared).append('\n'));
    script.append("  }\n}\n");
    for (Written written : asked ? columns : List.<Written>of()) {
      String name = written.name();
      int number = 1;
      for (String condition : written.asked(name, declared)) {
        script.append("segment %s_%d { %s }\n".formatted(name, number++, condition));
      }
      script.append("segment %s_0 { %s is missing }\n".formatted(name, name));
    }
    return script.toString();
  }

  private static Compilation compiled(String script) {
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(
                ZoneId.of("America/New_York"), List.of(new Source("x.segue", script))));
    assertFalse(compilation.hasErrors(), () -> compilation.diagnostics().toString());
    return compilation;
  }
}
