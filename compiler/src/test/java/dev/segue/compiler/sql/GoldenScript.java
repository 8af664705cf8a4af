package dev.segue.compiler.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.GoldenFolder;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import java.time.ZoneId;
import java.util.List;

/** A script of the folder {@code golden/sql}: beside the schema there, or with one of its own. */
record GoldenScript(String text) {
  private static final String SCHEMA = "schema.segue";
  private static final String THEIRS = "-- their tables";

  private boolean isOfTheirTables() {
    return text.startsWith(THEIRS);
  }

  Workspace workspace() {
    Source own = new Source("x.segue", text);
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(
                ZoneId.of("America/New_York"),
                isOfTheirTables()
                    ? List.of(own)
                    : List.of(new Source(SCHEMA, GoldenFolder.of("sql").read(SCHEMA)), own)));
    assertEquals(
        List.of(),
        compilation.diagnostics().stream()
            .filter(d -> d.severity() == Severity.ERROR)
            .map(Diagnostic::message)
            .toList());
    return compilation.workspace();
  }

  SourceLayout layout(Workspace workspace) {
    return isOfTheirTables()
        ? TheirLayout.of(workspace.schema())
        : SourceLayout.canonical(workspace.schema());
  }
}
