package dev.segue.repl.session;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.parse.Parsing;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.SourceFile;
import dev.segue.runtime.program.Scripts;
import java.util.List;
import java.util.Optional;

/** The programs' declarations as they stand in the scripts, and older ones put in their place. */
public record ProgramTexts(LoadedWorkspace loaded) implements Scripts {
  @Override
  public String text(Program program) {
    Span span = program.span();
    String file =
        loaded.folder().scripts().stream()
            .filter(s -> s.path().equals(span.file()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no script " + span.file()))
            .text();
    return file.substring(span.start(), span.end());
  }

  @Override
  public Checked<Optional<Program>> read(String program, String text) {
    Source source = new Source("(an older version of " + program + ")", text);
    Checked<SourceFile> file = Parsing.file(source);
    if (file.hasErrors()) {
      return new Checked<>(Optional.empty(), file.diagnostics());
    }
    TypedDefinitions older = TypedDefinitions.none().and(source, file.value());
    LoadedWorkspace with =
        LoadedWorkspace.of(older.over(loaded.folder(), loaded.compilation().files()), List.of());
    List<Diagnostic> wrong =
        with.diagnostics().stream()
            .filter(d -> d.severity() == Severity.ERROR)
            .filter(d -> older.isOf(program, d.span().file()))
            .toList();
    return wrong.isEmpty()
        ? new Checked<>(with.workspace().program(program), List.of())
        : new Checked<>(Optional.empty(), wrong);
  }
}
