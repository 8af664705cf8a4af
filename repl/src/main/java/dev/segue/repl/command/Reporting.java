package dev.segue.repl.command;

import dev.segue.compiler.diag.Severity;
import dev.segue.repl.report.Allowance;
import dev.segue.repl.report.Baseline;
import dev.segue.repl.report.CheckReport;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.ReportForm;
import dev.segue.repl.session.LoadedWorkspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** In which forms findings are written, and which of them fail a check. */
final class Reporting {
  @Option(
      names = "--format",
      paramLabel = "FORM",
      completionCandidates = Forms.class,
      description = {"text, json (the same as --json), sarif, junit, github", "or markdown."})
  private String format = "text";

  @Option(
      names = "--report",
      paramLabel = "FORM=FILE",
      description = {
        "Write the findings to a file in a form of --format too;",
        "may be given several times. FORM alone: to standard output, before the rest."
      })
  private List<String> reports = List.of();

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Leave out what --write-baseline wrote to this file.")
  private Optional<Path> baseline = Optional.empty();

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description = "Write what is found, so that it fails no later check.")
  private Optional<Path> written = Optional.empty();

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      completionCandidates = Severities.class,
      description = "Exit with 1 from this severity on: error (default), warning or hint.")
  private String failOn = "error";

  /** What shells complete; picocli makes an instance of each. */
  static final class Forms implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ReportForm.words().iterator();
    }
  }

  /** Likewise. */
  static final class Severities implements Iterable<String> {
    private static String word(Severity severity) {
      return severity.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Severity.values()).map(Severities::word).iterator();
    }
  }

  /** One report of several. */
  private record Wanted(ReportForm form, Optional<String> file) {}

  /** Complains of words that mean nothing, before anything is done. */
  void understood(boolean json) {
    form(json);
    wanted();
    severity();
  }

  /** The form of what is printed. */
  ReportForm form(boolean json) {
    ReportForm form = form(format, "--format");
    return json ? ReportForm.JSON : form;
  }

  private static ReportForm form(String word, String option) {
    return ReportForm.of(word)
        .orElseThrow(
            () ->
                Failure.usage(
                    option + " knows no form '" + word + "'",
                    "forms are " + String.join(", ", ReportForm.words())));
  }

  private List<Wanted> wanted() {
    return reports.stream()
        .map(
            r -> {
              int sign = r.indexOf('=');
              return sign < 0
                  ? new Wanted(form(r, "--report"), Optional.empty())
                  : new Wanted(
                      form(r.substring(0, sign), "--report"), Optional.of(r.substring(sign + 1)));
            })
        .toList();
  }

  private Severity severity() {
    return Arrays.stream(Severity.values())
        .filter(s -> Severities.word(s).equals(failOn))
        .findFirst()
        .orElseThrow(
            () -> Failure.usage("--fail-on is error, warning or hint, not '" + failOn + "'"));
  }

  /** What was found, as seen from where one stands. */
  CheckReport report(LoadedWorkspace loaded, Segue segue) throws IOException {
    Surroundings surroundings = segue.surroundings();
    return CheckReport.of(
        loaded.folder().settings().name(),
        seenFrom(surroundings.directory(), loaded.folder().root()),
        loaded.diagnostics(),
        loaded.sources(),
        loaded.folder().scripts().size() + loaded.folder().templates().size(),
        Allowance.of(loaded.folder().scripts()),
        baseline.isPresent()
            ? Optional.of(known(surroundings.directory().resolve(baseline.get())))
            : Optional.empty());
  }

  /** A folder outside of where one stands is left out. */
  private static String seenFrom(Path here, Path root) {
    Path from = here.toAbsolutePath().normalize();
    Path to = root.toAbsolutePath().normalize();
    String between = to.startsWith(from) ? from.relativize(to).toString().replace('\\', '/') : "";
    return between.isEmpty() ? "" : between + "/";
  }

  private static Set<String> known(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw Failure.file(
          file.toString(),
          "there is no such baseline",
          "'segue check --write-baseline' writes one");
    }
    try {
      return Baseline.read(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw Failure.file(
          file.toString(),
          "this is no baseline of 'segue check'",
          "'segue check --write-baseline' writes one");
    }
  }

  /** Writes the files that were asked for. */
  void write(CheckReport report, Surroundings surroundings) throws IOException {
    for (Wanted wanted : wanted()) {
      String text = wanted.form().write(report, Commands.NUMBER);
      if (wanted.file().isPresent()) {
        OutputFile.write(Path.of(wanted.file().get()), text, surroundings);
      } else {
        surroundings.out().print(text);
      }
    }
    if (written.isPresent()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      Json.print(Baseline.of(report), new PrintStream(bytes, true, StandardCharsets.UTF_8));
      OutputFile.write(written.get(), bytes.toString(StandardCharsets.UTF_8), surroundings);
    }
  }

  /** Whether something is found that is neither allowed nor known, and severe enough. */
  boolean fails(CheckReport report) {
    return written.isEmpty()
        && report.open().stream().anyMatch(d -> d.severity().compareTo(severity()) <= 0);
  }
}
