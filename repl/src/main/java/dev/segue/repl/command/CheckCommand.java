package dev.segue.repl.command;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.source.Source;
import dev.segue.repl.report.CheckLines;
import dev.segue.repl.report.CheckReport;
import dev.segue.repl.report.CheckedJson;
import dev.segue.repl.report.DiagnosticJson;
import dev.segue.repl.report.Findings;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.Paint;
import dev.segue.repl.report.Plural;
import dev.segue.repl.report.ReportForm;
import dev.segue.repl.report.Screen;
import dev.segue.repl.report.UnifiedDiff;
import dev.segue.repl.session.FixedWorkspace;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.Replacement;
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
import picocli.CommandLine.Mixin;
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
      "  segue check --fix --dry-run",
      "  segue check --report sarif=out.sarif --report github",
      "  segue check --baseline baseline.json"
    })
final class CheckCommand implements Callable<Integer> {
  private static final String MARK = "\uFEFF";

  private final Segue segue;

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "The workspace's folder.")
  private Optional<Path> argument = Optional.empty();

  @Mixin private Reporting reporting = new Reporting();

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
    if (dryRun && !fix) {
      throw Failure.usage("--dry-run belongs to --fix", "'segue check' alone changes nothing");
    }
    reporting.understood(segue.json());
    Checked<WorkspaceFolder> files = Opening.files(segue.folder(argument));
    FixedWorkspace fixed =
        fix
            ? FixedWorkspace.of(files.value(), files.diagnostics())
            : new FixedWorkspace(LoadedWorkspace.of(files.value(), files.diagnostics()), List.of());
    LoadedWorkspace checked = fixed.loaded().withLock();
    List<Source> changed = fixed.changed();
    if (!dryRun) {
      for (Source file : changed) {
        write(files.value().root().resolve(file.path()), file.text());
      }
    }
    CheckReport report = reporting.report(checked, segue);
    reporting.write(report, segue.surroundings());
    if (reporting.form(segue.json()) == ReportForm.JSON) {
      Json.print(json(report, fixed, changed), segue.surroundings().out());
    } else if (dryRun) {
      changed.forEach(file -> difference(files.value(), file));
    } else {
      changed.forEach(file -> fixed(file, fixed.made(file.path())));
      tell(report);
    }
    if (dryRun && !changed.isEmpty()) {
      return ExitCodes.CHANGES;
    }
    return reporting.fails(report) ? ExitCodes.FINDINGS : ExitCodes.FINE;
  }

  private CheckedJson json(CheckReport report, FixedWorkspace fixed, List<Source> changed) {
    return new CheckedJson(
        DiagnosticJson.of(report.open(), report.sources()).diagnostics(),
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

  private void tell(CheckReport report) {
    Screen screen = segue.surroundings().screen();
    PrintStream out = segue.surroundings().out();
    ReportForm form = reporting.form(false);
    if (form != ReportForm.TEXT) {
      out.print(form.write(report, Commands.NUMBER));
      return;
    }
    Findings text = new Findings(report.sources(), screen);
    text.print(report.open(), out);
    out.print(report.open().isEmpty() ? "" : "\n");
    String summary =
        text.summary(report.open())
            + " in "
            + Plural.of(report.files(), "file", screen)
            + new CheckLines(report).aside();

    out.println(report.open().isEmpty() ? Paint.of(screen).good(summary) : summary);
  }
}
