package dev.segue.repl.command;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.repl.report.DiagnosticJson;
import dev.segue.repl.report.Findings;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.Paint;
import dev.segue.repl.report.Plural;
import dev.segue.repl.report.Screen;
import dev.segue.repl.session.LoadedWorkspace;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code segue check}: every mistake of every file in one run; it needs no database. */
@Command(
    name = "check",
    description = "Check every file of the workspace; no database is needed.",
    footerHeading = "%nExamples:%n",
    footer = {"  segue check", "  segue check examples/harbor --json"})
final class CheckCommand implements Callable<Integer> {
  private final Segue segue;

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "The workspace's folder.")
  private Optional<Path> argument = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORM",
      description = "text, or json (the same as --json).")
  private String format = "text";

  CheckCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() {
    boolean json =
        switch (format) {
          case "text" -> segue.json();
          case "json" -> true;
          case String other -> throw Failure.usage("--format is text or json, not '" + other + "'");
        };
    LoadedWorkspace loaded = Opening.any(segue.folder(argument));
    List<Diagnostic> diagnostics = loaded.diagnostics();
    PrintStream out = segue.surroundings().out();
    if (json) {
      Json.print(DiagnosticJson.of(diagnostics, loaded.sources()), out);
    } else {
      Screen screen = segue.surroundings().screen();
      Findings text = new Findings(loaded.sources(), screen);
      text.print(diagnostics, out);
      out.print(diagnostics.isEmpty() ? "" : "\n");
      int files = loaded.folder().scripts().size() + loaded.folder().templates().size();
      String summary = text.summary(diagnostics) + " in " + Plural.of(files, "file", screen);
      out.println(diagnostics.isEmpty() ? Paint.of(screen).good(summary) : summary);
    }
    return loaded.hasErrors() ? ExitCodes.FINDINGS : ExitCodes.FINE;
  }
}
