package dev.segue.repl.command;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.source.Source;
import dev.segue.repl.report.CheckedJson;
import dev.segue.repl.report.DiagnosticJson;
import dev.segue.repl.report.Findings;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.Paint;
import dev.segue.repl.report.Plural;
import dev.segue.repl.report.Screen;
import dev.segue.repl.report.UnifiedDiff;
import dev.segue.repl.session.FixedWorkspace;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
    footer = {
      "  segue check",
      "  segue check examples/harbor --json",
      "  segue check --fix",
      "  segue check --fix --dry-run"
    })
final class CheckCommand implements Callable<Integer> {
  private static final String MARK = "\uFEFF";

  private final Segue segue;

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "The workspace's folder.")
  private Optional<Path> argument = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORM",
      description = "text, or json (the same as --json).")
  private String format = "text";

  @Option(names = "--fix", description = "Make the edits that are certain, then check.")
  private boolean fix;

  @Option(
      names = "--dry-run",
      description = "With --fix: show the edits, change nothing; exit with 3 where a file would.")
  private boolean dryRun;

  CheckCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() throws IOException {
    boolean json =
        switch (format) {
          case "text" -> segue.json();
          case "json" -> true;
          case String other -> throw Failure.usage("--format is text or json, not '" + other + "'");
        };
    if (dryRun && !fix) {
      throw Failure.usage("--dry-run belongs to --fix", "'segue check' alone changes nothing");
    }
    Checked<WorkspaceFolder> files = Opening.files(segue.folder(argument));
    FixedWorkspace fixed =
        fix
            ? FixedWorkspace.of(files.value(), files.diagnostics())
            : new FixedWorkspace(LoadedWorkspace.of(files.value(), files.diagnostics()), List.of());
    List<Source> changed = fixed.changed();
    if (!dryRun) {
      for (Source file : changed) {
        write(files.value().root().resolve(file.path()), file.text());
      }
    }
    if (json) {
      Json.print(json(fixed, changed), segue.surroundings().out());
    } else if (dryRun) {
      changed.forEach(file -> difference(files.value(), file));
    } else {
      changed.forEach(file -> fixed(file, fixed.made(file.path())));
      tell(fixed.loaded());
    }
    if (dryRun && !changed.isEmpty()) {
      return ExitCodes.CHANGES;
    }
    return fixed.loaded().hasErrors() ? ExitCodes.FINDINGS : ExitCodes.FINE;
  }

  private CheckedJson json(FixedWorkspace fixed, List<Source> changed) {
    LoadedWorkspace loaded = fixed.loaded();
    return new CheckedJson(
        DiagnosticJson.of(loaded.diagnostics(), loaded.sources()).diagnostics(),
        fix
            ? Optional.of(
                changed.stream()
                    .map(file -> new CheckedJson.Changed(file.path(), fixed.made(file.path())))
                    .toList())
            : Optional.empty());
  }

  /** A byte-order mark that begins the file stays. */
  private static void write(Path file, String text) throws IOException {
    boolean marked = Files.readString(file, StandardCharsets.UTF_8).startsWith(MARK);
    Replacement.write(file, marked ? MARK + text : text);
  }

  private void difference(WorkspaceFolder was, Source now) {
    String before =
        was.sources().stream()
            .filter(s -> s.path().equals(now.path()))
            .findFirst()
            .orElseThrow()
            .text();
    segue.surroundings().out().print(UnifiedDiff.of(now.path(), before, now.text()));
  }

  private void fixed(Source file, long edits) {
    Surroundings surroundings = segue.surroundings();
    String many = Plural.of(edits, "edit", surroundings.screen());
    surroundings.out().println(many + " made in " + file.path());
  }

  private void tell(LoadedWorkspace loaded) {
    Screen screen = segue.surroundings().screen();
    PrintStream out = segue.surroundings().out();
    Findings text = new Findings(loaded.sources(), screen);
    text.print(loaded.diagnostics(), out);
    out.print(loaded.diagnostics().isEmpty() ? "" : "\n");
    int files = loaded.folder().scripts().size() + loaded.folder().templates().size();
    String summary = text.summary(loaded.diagnostics()) + " in " + Plural.of(files, "file", screen);
    out.println(loaded.diagnostics().isEmpty() ? Paint.of(screen).good(summary) : summary);
  }
}
