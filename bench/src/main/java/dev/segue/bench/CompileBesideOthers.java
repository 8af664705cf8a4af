package dev.segue.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * From the text of a condition to its SQL, schema and all, as {@code bench/compile/others.mjs}
 * measures PRQL and Malloy: processor time of the whole process, once it has warmed up.
 */
public final class CompileBesideOthers {
  private static final long WARM_UP_SECONDS = 40;
  private static final long MEASURED_SECONDS = 5;
  private static final int BETWEEN_LOOKS = 20;
  private static final long SECOND = 1_000_000_000;
  private static final double MICROSECOND = 1_000;
  private static final Instant NOW = Instant.parse("2026-03-02T05:00:00Z");

  private final SegueCompiler.Input input;

  private CompileBesideOthers(String script) {
    this.input =
        new SegueCompiler.Input(
            "asked",
            ZoneId.of("America/New_York"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(new Source("asked.segue", script)),
            List.of(),
            true);
  }

  /**
   * Prints {@code segue 123.4}: microseconds a compilation.
   *
   * @param arguments the script, whose segment is {@code asked}; {@code --show} prints the SQL
   */
  public static void main(String... arguments) throws IOException {
    CompileBesideOthers compile = new CompileBesideOthers(Files.readString(Path.of(arguments[0])));
    if (arguments.length > 1) {
      System.out.println(compile.sql().text());
      return;
    }
    compile.microseconds(WARM_UP_SECONDS);
    System.out.printf(Locale.ROOT, "segue %.1f%n", compile.microseconds(MEASURED_SECONDS));
  }

  private SqlText sql() {
    Compilation compilation = SegueCompiler.compile(input);
    if (!compilation.diagnostics().isEmpty()) {
      throw new IllegalStateException(compilation.diagnostics().toString());
    }
    Workspace workspace = compilation.workspace();
    SourceLayout layout = SourceLayout.canonical(workspace.schema());
    Statements statements =
        Statements.of(workspace, Dialect.DUCKDB, layout, NOW, References.SELF_CONTAINED);
    return statements.members(workspace.segment("asked").orElseThrow().condition());
  }

  /** Of one call, of as many as fit. */
  private double microseconds(long seconds) {
    OperatingSystemMXBean process =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long begun = process.getProcessCpuTime();
    long spent = 0;
    long characters = 0;
    int calls = 0;
    while (spent < seconds * SECOND) {
      for (int i = 0; i < BETWEEN_LOOKS; i++, calls++) {
        characters += sql().text().length();
      }
      spent = process.getProcessCpuTime() - begun;
    }
    if (characters == 0) {
      throw new IllegalStateException("no SQL");
    }
    return spent / MICROSECOND / calls;
  }
}
