package dev.segue.repl.command;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.format.Formatting;
import dev.segue.compiler.parse.Parsing;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.syntax.SourceFile;
import dev.segue.repl.report.DiagnosticJson;
import dev.segue.repl.report.Findings;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.Plural;
import dev.segue.repl.report.Screen;
import dev.segue.repl.session.Replacement;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code segue fmt}: lays out scripts the one way; comments stay, meaning stays. */
@Command(
    name = "fmt",
    description = "Lay out scripts the one way; comments stay.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue fmt",
      "  segue fmt --check",
      "  segue fmt segments.segue",
      "  segue fmt - <segments.segue"
    })
final class FmtCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  private final Segue segue;

  @Option(names = "--check", description = "Change nothing; exit with 3 where a file would change.")
  private boolean check;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Scripts (default: all of the workspace); - reads standard input.")
  private List<String> files = List.of();

  FmtCommand(Segue segue) {
    this.segue = segue;
  }

  /** What came of it, by file. */
  private record Outcome(
      List<String> changed,
      List<String> unchanged,
      List<String> unreadable,
      List<DiagnosticJson.Finding> diagnostics) {
    Outcome() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  /** What became of standard input. */
  private record Text(boolean changed, String text) {}

  @Override
  public Integer call() throws IOException {
    if (files.equals(List.of(STANDARD_INPUT))) {
      return standardInput();
    }
    Checked<WorkspaceFolder> read = Opening.files(segue.folder());
    WorkspaceFolder folder = read.value();
    Outcome outcome = new Outcome();
    for (Source script : chosen(folder)) {
      List<Diagnostic> ofFile =
          read.diagnostics().stream().filter(d -> d.span().file().equals(script.path())).toList();
      format(folder, script, ofFile, outcome);
    }
    tell(outcome);
    if (!outcome.unreadable.isEmpty()) {
      return ExitCodes.FINDINGS;
    }
    return check && !outcome.changed.isEmpty() ? ExitCodes.CHANGES : ExitCodes.FINE;
  }

  private int standardInput() throws IOException {
    byte[] bytes = segue.surroundings().in().readAllBytes();
    Source source = new Source("standard input", new String(bytes, StandardCharsets.UTF_8));
    Checked<SourceFile> read = Parsing.file(source);
    if (read.hasErrors()) {
      complain(source, read.diagnostics());
      throw Failure.findings("standard input has mistakes", read.diagnostics(), List.of(source));
    }
    String formatted = Formatting.format(source, read.value());
    boolean changed = !formatted.equals(source.text());
    if (segue.json()) {
      Json.print(new Text(changed, formatted), segue.surroundings().out());
    } else if (!check) {
      segue.surroundings().out().print(formatted);
    }
    return check && changed ? ExitCodes.CHANGES : ExitCodes.FINE;
  }

  /** The scripts named; a path is of the folder one stands in, or of the workspace. */
  private List<Source> chosen(WorkspaceFolder folder) {
    if (files.isEmpty()) {
      return folder.scripts();
    }
    List<Source> chosen = new ArrayList<>();
    for (String file : files) {
      Path here = segue.surroundings().directory().resolve(file).normalize();
      chosen.add(
          folder.scripts().stream()
              .filter(s -> s.path().equals(file) || folder.root().resolve(s.path()).equals(here))
              .findFirst()
              .orElseThrow(
                  () ->
                      Failure.usage(
                          "'"
                              + file
                              + "' is no script (.segue) of the workspace "
                              + folder.root())));
    }
    return chosen;
  }

  /**
   * @param unread what kept some of the file from being read at all
   */
  private void format(
      WorkspaceFolder folder, Source script, List<Diagnostic> unread, Outcome outcome)
      throws IOException {
    Checked<SourceFile> read = Parsing.file(script);
    if (!unread.isEmpty() || read.hasErrors()) {
      List<Diagnostic> mistakes = unread.isEmpty() ? read.diagnostics() : unread;
      complain(script, mistakes);
      outcome.diagnostics.addAll(DiagnosticJson.of(mistakes, List.of(script)).diagnostics());
      outcome.unreadable.add(script.path());
      return;
    }
    String formatted = Formatting.format(script, read.value());
    if (formatted.equals(script.text())) {
      outcome.unchanged.add(script.path());
      return;
    }
    if (!check) {
      Replacement.write(folder.root().resolve(script.path()), formatted);
    }
    outcome.changed.add(script.path());
  }

  private void complain(Source source, List<Diagnostic> diagnostics) {
    Surroundings surroundings = segue.surroundings();
    new Findings(List.of(source), surroundings.errScreen()).print(diagnostics, surroundings.err());
    surroundings.err().println();
  }

  private void tell(Outcome outcome) {
    Surroundings surroundings = segue.surroundings();
    PrintStream out = surroundings.out();
    Screen screen = surroundings.screen();
    if (segue.json()) {
      Json.print(outcome, out);
    } else {
      String verb = check ? "would change " : "laid out ";
      outcome.changed.forEach(file -> out.println(verb + file));
    }
    int unreadable = outcome.unreadable.size();
    if (unreadable > 0) {
      surroundings
          .err()
          .println(
              "segue: "
                  + Plural.of(unreadable, "file", screen)
                  + " with mistakes left as "
                  + (unreadable == 1 ? "it stands" : "they stand"));
    }
    if (!segue.json() && outcome.changed.isEmpty() && unreadable == 0) {
      int files = outcome.unchanged.size();
      out.println(
          Plural.of(files, "file", screen)
              + (files == 1 ? " stands as it should" : " stand as they should"));
    }
  }
}
